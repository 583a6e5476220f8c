import type { ErrnoName, SyscallCall } from '@hstrace/syscalls';
import { descriptorsOf } from '@hstrace/syscalls/analysis';
import picomatch from 'picomatch';
import { subjectsOf } from '../subjects.js';
import { errnoNumbers } from './errno-numbers.js';

/** How a call ended; `unfinished`: it never returned, as `exit_group` or one in whose middle the process was killed. */
export type CallStatus = 'successful' | 'failed' | 'unfinished';

/** What a call has to meet beside its name; all that is given has to hold. */
export interface CallConditions<C = SyscallCall> {
  /**
   * Patterns for the whole path of a file the call is about, by name or by descriptor (`/etc/**`); one has to match. With
   * them the run finds out where descriptors lead, unless it says `descriptors: false`.
   */
  readonly paths?: readonly string[];
  /** One of these descriptors, by number, is in the call's arguments. */
  readonly descriptors?: readonly number[];
  /** The call failed with one of these errors, by name (`ENOENT`) or by number. */
  readonly errno?: readonly (ErrnoName | number)[];
  /** How it ended; one has to hold. */
  readonly status?: readonly CallStatus[];
  /** `true`: only calls that failed; `false`: only calls that succeeded. */
  readonly failed?: boolean;
  /** It took at least so many milliseconds. */
  readonly slowerThan?: number;
  /** Any condition on the typed call. */
  readonly test?: (call: C) => boolean;
}

function statusOf({ result }: SyscallCall): CallStatus {
  if (result === undefined) return 'unfinished';
  return result.ok ? 'successful' : 'failed';
}

/**
 * The function that tests all conditions.
 *
 * @throws {TraceError} BAD_FILTER for an error that does not exist
 */
export function compileConditions<C>(conditions: CallConditions<C>): (call: SyscallCall) => boolean {
  const tests: ((call: SyscallCall) => boolean)[] = [];
  const { paths, descriptors, errno, status, failed, slowerThan, test } = conditions;
  if (slowerThan !== undefined) tests.push((call) => call.duration >= slowerThan * 1e6);
  if (failed !== undefined) tests.push((call) => call.result !== undefined && call.result.ok !== failed);
  if (status !== undefined) tests.push((call) => status.includes(statusOf(call)));
  if (errno !== undefined) {
    const numbers = errnoNumbers(errno);
    tests.push(({ result }) => result !== undefined && !result.ok && numbers.has(result.errno));
  }
  if (paths !== undefined) {
    const matches = picomatch([...paths], { dot: true });
    tests.push((call) => subjectsOf(call).some(({ path }) => matches(path)));
  }
  if (descriptors !== undefined) {
    const wanted = new Set(descriptors);
    tests.push((call) => {
      for (const fd of descriptorsOf(call)) if (wanted.has(fd)) return true;
      return false;
    });
  }
  if (test !== undefined) tests.push((call) => test(call as unknown as C));
  return (call) => tests.every((one) => one(call));
}
