import { writeSync } from 'node:fs';
import { programName } from './program-name.js';

/** A message on standard error, at once: what is said last before the end must not be lost. */
export function say(text: string): void {
  writeAll(`${programName()}: ${text}\n`);
}

/** Text on standard error, as it is. */
export function writeAll(text: string): void {
  try {
    writeSync(2, text);
  } catch {
    // Nobody listens.
  }
}
