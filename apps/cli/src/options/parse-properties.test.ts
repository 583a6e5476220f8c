import { globPattern } from '@hstrace/syscalls/analysis';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from './getopt.js';
import { parse } from './parse.js';
import { longNames, options } from './table.js';

const names = [
  ...longNames.map(({ name }) => `--${name}`),
  ...options.flatMap(({ short }) => (short === undefined ? [] : [...short].map((one) => `-${one}`))),
];
const value = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '1',
    '-1',
    '32',
    '99999999999999999999',
    'all',
    'none',
    '!all',
    '!',
    ',',
    '?',
    'open',
    '%file',
    '/x',
    '/[',
    'a',
    '1s',
    '2ms',
    '%',
    'comm',
    'path,dev',
    'SIGINT',
    'RTMAX',
    '77',
    'open:error=ENOENT',
    'open:retval=1:when=2+',
    'open:when=1..3+2:signal=INT:delay_enter=1ms',
    'open:poke_enter=@arg1=00',
    ':',
    '=',
    'a=b',
    '\0',
    '\u001b[31m',
    'é',
    '__proto__',
    'constructor',
    'trace=open',
    'inject=',
    'fault=open:error=',
    'signal=!',
    'status=failed',
    'json',
    'human',
    'full',
    'tiny,',
    'unix,us',
    'us,us',
    'time,calls',
    '/tmp/{a,b',
    '[z-a]',
    '**/[',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const word = fc.oneof(
  fc.constantFrom(...names),
  fc.tuple(fc.constantFrom(...names), value).map(([name, text]) => `${name}=${text}`),
  fc.tuple(fc.constantFrom(...names), value).map(([name, text]) => `${name.slice(0, 2)}${text}`),
  fc.tuple(fc.constantFrom(...names), fc.nat(6)).map(([name, length]) => name.slice(0, 2 + length)),
  value,
);

describe('the command line', () => {
  it('may be any words: they are understood or refused', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), (words) => {
        const warnings: string[] = [];
        try {
          const parsed = parse(words, (text) => warnings.push(text));
          expect(typeof parsed).toBe('object');
          if ('check' in parsed)
            for (const stage of ['filter', 'output', 'last'] as const) parsed.check(stage);
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          expect(error.message).not.toBe('');
        }
        expect(warnings.length).toBeLessThan(100);
      }),
      { numRuns: 3000 },
    );
  });

  it('any text is a pattern of paths', () => {
    const glob = fc.array(
      fc.oneof(
        fc.constantFrom(...'*?[]{},!-^\\/.az', '**', '[z-a]', '[!]', '{a,b}'),
        fc.string({ maxLength: 3 }),
      ),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(glob, (parts) => {
        expect(globPattern(parts.join(''))).toBeInstanceOf(RegExp);
      }),
      { numRuns: 3000 },
    );
  });
});
