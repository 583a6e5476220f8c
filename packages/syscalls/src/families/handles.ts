import { nameToHandleAtFlags, openFlags } from '../constants/open.gen.js';
import { union } from '../model/branch.js';
import { custom } from '../model/custom.js';
import { when } from '../model/decorate.js';
import { address, count, dirfd, fd, flags, int } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { type Condition, type Length, pointee, result } from '../model/ref.js';
import { blob, path } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { Bytes } from '../values/bytes.js';
import { isUnread } from '../values/unread.js';

/** MAX_HANDLE_SZ of the kernel: no handle is longer. */
const MOST = 128;
/** Bytes before the handle itself. */
const HEADER = 8;

const shownBytes = blob(undefined, 'hex');

/** The handle itself: as many bytes as the first member says; null where they cannot be read. */
const handleBytes = custom<Bytes | null>({
  name: 'file handle',
  decode(frame, pos, end) {
    const length = frame.view.getUint32(pos - HEADER, true);
    const wanted = Math.min(length, MOST);
    if (end - pos < wanted) return null;
    return new Bytes(frame.bytes, pos, pos + wanted, length);
  },
  show(handle) {
    if (handle === null) return '???';
    const shown = { value: handle, as: shownBytes };
    return handle.complete ? shown : { parts: [shown, '...'] };
  },
});

/** `struct file_handle` (include/linux/fs.h of the kernel), as the program gives it. */
const fileHandle = struct('file_handle', {
  handle_bytes: count('u32'),
  handle_type: int(),
  f_handle: handleBytes,
});

/** What succeeded has a handle; what did not may still say how long one would be (EOVERFLOW). */
const succeeded: Condition = [{ of: result, compare: 'ge', value: 0 }];

/** `struct file_handle`, as the kernel fills it in. */
const newHandle = struct('file_handle', {
  handle_bytes: count('u32'),
  handle_type: when(succeeded, int()),
  f_handle: when(succeeded, handleBytes),
});

/** Whether what comes before the handle could be read. */
const handleRead = { of: pointee('handle', 'u32', 'entry', 4), compare: 'ge', value: 0 } as const;

const handleSize: Length = {
  of: pointee('handle'),
  add: HEADER,
  most: { of: { from: 'const', value: HEADER + MOST } },
};

/** name_to_handle_at(2). */
export const name_to_handle_at = syscall('name_to_handle_at', {
  category: 'file',
  classes: ['desc', 'file'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    handle: pointer(newHandle, {
      direction: 'inout',
      always: true,
      size: handleSize,
      fragment: HEADER,
      exchange: { out: ['handle_type', 'f_handle'], changed: ['handle_bytes'] },
    }),
    mount_id: union([{ if: [handleRead], kind: pointer(int(), { direction: 'out' }) }], address()),
    flags: flags(nameToHandleAtFlags),
  },
  returns: int(),
  strace: { atEntryIf: ({ handle }) => isUnread(handle) },
  human: 'ask for a handle by which {pathname} can be opened later',
});

/** open_by_handle_at(2). */
export const open_by_handle_at = syscall('open_by_handle_at', {
  category: 'file',
  classes: ['desc'],
  args: {
    mount_fd: fd(),
    handle: pointer(fileHandle, { size: handleSize, fragment: HEADER }),
    flags: flags(openFlags),
  },
  returns: fd(),
  human: 'open a file by its handle {flags}',
});
