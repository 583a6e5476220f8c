import type { Sweep } from '../sweep.js';
import { everyCall } from './generic.js';

const letters = 'abcdefghijklmnopqrstuvwxyz_';

/** The groups of calls, by name. */
export const groups: Readonly<Record<string, (sweep: Sweep) => void>> = {
  ...Object.fromEntries(
    [...letters].map((letter) => [
      `every-${letter}`,
      (sweep: Sweep): void => everyCall(sweep, (name) => name.startsWith(letter)),
    ]),
  ),
};
