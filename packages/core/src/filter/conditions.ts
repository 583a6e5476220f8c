import type { ErrnoName, SyscallCall } from '@hstrace/syscalls';
import picomatch from 'picomatch';
import { subjectsOf } from '../subjects.js';
import { errnoNumbers } from './errno-numbers.js';

/** What a call has to meet beside its name; all that is given has to hold. */
export interface CallConditions<C = SyscallCall> {
  /**
   * Patterns for the whole path of a file the call is about, by name or by descriptor (`/etc/**`); one has to match.
   * Descriptors are known only if the run asks for them.
   */
  readonly paths?: readonly string[];
  /** The call failed with one of these errors, by name (`ENOENT`) or by number. */
  readonly errno?: readonly (ErrnoName | number)[];
  /** `true`: only calls that failed; `false`: only calls that succeeded. */
  readonly failed?: boolean;
  /** It took at least so many milliseconds. */
  readonly slowerThan?: number;
  /** Any condition on the typed call. */
  readonly test?: (call: C) => boolean;
}

/**
 * The function that tests all conditions.
 *
 * @throws {TraceError} BAD_FILTER for an error that does not exist
 */
export function compileConditions<C>(conditions: CallConditions<C>): (call: SyscallCall) => boolean {
  const tests: ((call: SyscallCall) => boolean)[] = [];
  const { paths, errno, failed, slowerThan, test } = conditions;
  if (slowerThan !== undefined) tests.push((call) => call.duration >= slowerThan * 1e6);
  if (failed !== undefined) tests.push((call) => call.result !== undefined && call.result.ok !== failed);
  if (errno !== undefined) {
    const numbers = errnoNumbers(errno);
    tests.push(({ result }) => result !== undefined && !result.ok && numbers.has(result.errno));
  }
  if (paths !== undefined) {
    const matches = picomatch([...paths], { dot: true });
    tests.push((call) => subjectsOf(call).some(({ path }) => matches(path)));
  }
  if (test !== undefined) tests.push((call) => test(call as unknown as C));
  return (call) => tests.every((one) => one(call));
}
