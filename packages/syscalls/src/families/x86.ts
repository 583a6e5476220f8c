import { union } from '../model/branch.js';
import { byWordSize } from '../model/by-word-size.js';
import { hex, int } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { pointee, result } from '../model/ref.js';
import { path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import { explainEntry, userDesc, userDesc64, userDescNumber } from '../structs/user-desc.js';

// Calls that only x86 has, most of them only for 32-bit programs.

const descriptor = (direction: 'in' | 'out') =>
  byWordSize(pointer(userDesc64, { direction }), pointer(userDesc, { direction }));
/** Whether the whole of what the kernel filled in can be read: its last member is looked at. */
const whole = { of: pointee('u_info', 'u32', 'exit', 12), compare: 'ge', value: 0 } as const;

/** set_thread_area(2). */
export const setThreadArea = syscall('set_thread_area', {
  category: 'process',
  args: { u_info: descriptor('in') },
  returns: int(),
  explain: ({ extras, failed }) => (failed ? undefined : explainEntry(extras.after)),
  extras: { after: { of: 'u_info', kind: descriptor('out') } },
  human: 'set a memory segment of this thread',
});

/** get_thread_area(2). */
export const getThreadArea = syscall('get_thread_area', {
  category: 'process',
  args: {
    u_info: union(
      [
        {
          if: [{ of: result, compare: 'ge', value: 0 }, whole],
          kind: descriptor('out'),
        },
      ],
      pointer(userDescNumber),
    ),
  },
  returns: int(),
  human: 'ask for a memory segment of this thread',
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
  human: 'allow or ~forbid itself {num} I/O ports from {from} on',
});

/** uselib(2). */
export const uselib = syscall('uselib', {
  category: 'file',
  classes: ['file'],
  args: { library: path() },
  returns: int(),
  strace: { argNames: { library: 'path' } },
  human: 'load the library {library}',
});
