import { Address } from './address.js';

/** Whether the kernel will leave nothing in an argument that goes both ways: it is null, or could not be read. */
export function isUnread(argument: unknown): boolean {
  const before =
    typeof argument === 'object' && argument !== null && 'before' in argument ? argument.before : argument;
  return before === null || before instanceof Address;
}
