import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedOptions } from '../../src/checks/options.js';
import { OptionTypeError, TraceError } from '../../src/errors.js';
import { tamperRules } from '../../src/injection.js';

/** Names of options, of what is in them, and of what is not. */
const key = fc.oneof(
  fc.constantFrom(
    ...['syscalls', 'where', 'inject', 'stdio', 'env', 'cwd', 'signal', 'risk', 'uid', 'groups', 'timeout'],
    ...[
      'paths',
      'errno',
      'status',
      'test',
      'when',
      'first',
      'error',
      'result',
      'pokeExit',
      'argument',
      'data',
    ],
    ...[
      'rules',
      'calls',
      'reason',
      'touching',
      'descriptors',
      'stringLimit',
      'killSignal',
      'sycalls',
      'shell',
    ],
    ...['__proto__', 'constructor', 'toString', 'then', 'length'],
  ),
  fc.string({ maxLength: 8 }),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withNullPrototype: true,
      withSparseArray: true,
    }),
    fc.constantFrom<unknown>(
      'openat',
      '%file',
      '!read',
      'EIO',
      'SIGTERM',
      'pipe',
      /^a/g,
      Symbol('s'),
      () => 1,
    ),
    fc.constantFrom<unknown>(-1, 0, 1, 3, 1.5, Number.NaN, 2 ** 31, 2 ** 32, 2 ** 53, 10n, -1n),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(key, tie('any'), { maxKeys: 4 }),
  ),
})).any;

/** It is taken, or refused in hstrace's own words. */
function answers(look: () => unknown): void {
  try {
    look();
  } catch (error) {
    if (!(error instanceof OptionTypeError) && !(error instanceof TraceError)) throw error;
    expect(['BAD_OPTIONS', 'BAD_FILTER']).toContain(error.code);
    expect(error.message).toMatch(/\w/);
  }
}

describe('options', () => {
  it('may be anything', () => {
    fc.assert(
      fc.property(value, (given) => answers(() => checkedOptions(given as never))),
      { numRuns: 2000 },
    );
  });

  it('may have anything in them', () => {
    fc.assert(
      fc.property(fc.dictionary(key, value, { maxKeys: 3 }), (given) => answers(() => checkedOptions(given))),
      { numRuns: 3000 },
    );
  });

  it('that are rules and were taken become rules of the engine, or are refused', () => {
    const rule = fc.record(
      {
        syscalls: fc.constantFrom<unknown>(['read'], ['%file'], [/^w/], ['nope'], 'read', []),
        when: value,
        error: value,
        result: value,
        signal: value,
        syscall: value,
        delayEnter: value,
        touching: value,
        pokeExit: value,
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 2 }), (inject) =>
        answers(() => tamperRules(checkedOptions({ inject: inject as never }).inject ?? [])),
      ),
      { numRuns: 2000 },
    );
  });
});
