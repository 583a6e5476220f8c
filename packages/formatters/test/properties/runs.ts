import fc from 'fast-check';
import { Tape } from './tape.js';

/** How often a property is tried, as a multiple of what is usual. */
const times = Number(process.env.PROPERTY_TIMES ?? 1);

/**
 * Tries a property on tapes of choices. What is returned says how a failure can be seen again: seed and path for
 * fast-check, and where it was thrown; undefined if there is none. A smaller example is looked for where PROPERTY_SHRINK
 * is set: that takes its time.
 */
export function tryTapes(runs: number, property: (tape: Tape) => void, maxLength = 700): string | undefined {
  const details = fc.check(
    fc.property(fc.uint8Array({ maxLength, size: 'max' }), (bytes) => {
      property(new Tape(bytes));
    }),
    { numRuns: Math.ceil(runs * times), endOnFailure: process.env.PROPERTY_SHRINK === undefined },
  );
  if (!details.failed) return undefined;
  const { seed, counterexample, counterexamplePath, errorInstance } = details;
  const error = errorInstance instanceof Error ? errorInstance.stack : String(errorInstance);
  return `seed ${seed}, path ${counterexamplePath}, tape ${counterexample}\n${error?.split('\n').slice(0, 8).join('\n')}`;
}
