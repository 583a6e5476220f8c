import type { ErrnoName } from '@hstrace/syscalls';
import { errnoNumber } from '@hstrace/syscalls/codes';
import { TraceError } from '../errors.js';

/**
 * Errors by number, as conditions test them.
 *
 * @param errors names (`ENOENT`) or numbers
 * @throws {TraceError} BAD_FILTER for an error that does not exist
 */
export function errnoNumbers(errors: readonly (ErrnoName | number)[]): ReadonlySet<number> {
  return new Set(errors.map(numberOf));
}

function numberOf(error: ErrnoName | number): number {
  const number = typeof error === 'number' ? error : errnoNumber(error);
  if (number === undefined) throw new TraceError('BAD_FILTER', `no error is named '${error}'`);
  return number;
}
