import { union } from '../model/branch.js';
import { hex, int } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { result } from '../model/ref.js';
import { cstring } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import { explainEntry, userDesc, userDescNumber } from '../structs/user-desc.js';

// Calls that only x86 has, most of them only for 32-bit programs.

/** set_thread_area(2). */
export const setThreadArea = syscall('set_thread_area', {
  category: 'process',
  args: { u_info: pointer(userDesc) },
  returns: int(),
  explain: ({ extras, failed }) => (failed ? undefined : explainEntry(extras.after)),
  extras: { after: { of: 'u_info', kind: pointer(userDesc, { direction: 'out' }) } },
  human: 'set a segment for this thread: {u_info}',
});

/** get_thread_area(2). */
export const getThreadArea = syscall('get_thread_area', {
  category: 'process',
  args: {
    u_info: union(
      [
        {
          if: [{ of: result, compare: 'ge', value: 0 }],
          kind: pointer(userDesc, { direction: 'out' }),
        },
      ],
      pointer(userDescNumber),
    ),
  },
  returns: int(),
  human: 'ask for a segment of this thread[: {u_info}]',
});

/** iopl(2). */
export const iopl = syscall('iopl', {
  category: 'system',
  args: { level: int() },
  returns: int(),
  human: 'set its level of access to I/O ports to {level}',
});

/** ioperm(2). */
export const ioperm = syscall('ioperm', {
  category: 'system',
  args: { from: hex(), num: hex(), turn_on: int() },
  returns: int(),
  human: 'allow or forbid itself {num} I/O ports from {from} on',
});

/** uselib(2). */
export const uselib = syscall('uselib', {
  category: 'file',
  classes: ['file'],
  args: { library: cstring() },
  returns: int(),
  human: 'load the library {library}',
});
