import type { Abi, AnySyscall } from '@hstrace/syscalls';
import { aarch64, i386, x86_64 } from '@hstrace/syscalls';
import { tableOf } from '@hstrace/syscalls/table';
import { describe, expect, it } from 'vitest';
import { checkFormats } from './checks.js';
import { imaginedCall } from './imagined-call.js';
import { tryTapes } from './runs.js';

const abis: readonly Abi[] = [x86_64, i386, aarch64];

interface Subject {
  readonly definition: AnySyscall;
  readonly nr: number;
}

/** Every definition of an ABI once. */
function subjects(abi: Abi): Subject[] {
  const found = new Map<AnySyscall, number>();
  for (const { definition, nr } of tableOf(abi.arch)) if (!found.has(definition)) found.set(definition, nr);
  return [...found].map(([definition, nr]) => ({ definition, nr }));
}

/** Some definitions stand for many calls. */
function runsOf({ variants, subcalls }: AnySyscall['spec']): number {
  if (variants?.more !== undefined || subcalls !== undefined) return 600;
  return 8 + 2 * Object.keys(variants?.cases ?? {}).length;
}

describe.each(abis)('every definition under $arch', (abi) => {
  it('takes any registers, memory and results, in every format', () => {
    const failures = subjects(abi).flatMap(({ definition, nr }) => {
      const failure = tryTapes(runsOf(definition.spec), (tape) =>
        checkFormats([imaginedCall(tape, definition, abi, nr)], tape),
      );
      return failure === undefined ? [] : [`${definition.name}: ${failure}`];
    });
    expect(failures).toEqual([]);
  });
});
