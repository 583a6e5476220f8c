import { fanotifyGroupFlags } from '../constants/files.gen.js';
import { openFlags } from '../constants/open.gen.js';
import {
  fanotifyClasses,
  fanotifyMarkFlags,
  fanotifyMask,
  inotifyInitFlags,
  inotifyMask,
} from '../constants/poll.gen.js';
import { custom } from '../model/custom.js';
import { dirfd, fd, flags, int, oneOf } from '../model/integers.js';
import { meaning, type Notation } from '../model/notation.js';
import { path } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import { Flags } from '../values/flags.js';

/** inotify_init(2). */
export const inotify_init = syscall('inotify_init', {
  category: 'file',
  classes: ['desc'],
  args: {},
  returns: fd(),
  human: 'prepare to be told of changes of files',
});

/** inotify_init1(2). */
export const inotify_init1 = syscall('inotify_init1', {
  category: 'file',
  classes: ['desc'],
  args: { flags: flags(inotifyInitFlags) },
  returns: fd(),
  human: 'prepare to be told of changes of files',
});

/** inotify_add_watch(2). The result is the number of the watch. */
export const inotify_add_watch = syscall('inotify_add_watch', {
  category: 'file',
  classes: ['desc', 'file'],
  args: { fd: fd(), pathname: path(), mask: flags(inotifyMask) },
  returns: int(),
  human: 'ask to be told of {pathname}: {mask}',
});

/** inotify_rm_watch(2). */
export const inotify_rm_watch = syscall('inotify_rm_watch', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), wd: int() },
  returns: int(),
  human: "stop being told of a file's changes",
});

/** FAN_CLASS_NOTIF, FAN_CLASS_CONTENT, FAN_CLASS_PRE_CONTENT: one of three in two bits. */
const FAN_ALL_CLASS_BITS = 0xc;
const notificationClass = oneOf(fanotifyClasses);
const otherFlags = flags(fanotifyGroupFlags);

interface NotificationFlags {
  readonly class: string | number;
  readonly flags: Flags;
}

/** Flags of fanotify_init(2): a class and others, shown one after the other. */
const initFlags = custom<NotificationFlags>({
  name: 'fanotify flags',
  c: 'u32',
  decode(frame, pos) {
    const value = frame.view.getUint32(pos, true);
    const { arch } = frame.abi;
    const bits = value & FAN_ALL_CLASS_BITS;
    return {
      class: fanotifyClasses.nameOf(bits, arch) ?? bits,
      flags: new Flags((value & ~FAN_ALL_CLASS_BITS) >>> 0, fanotifyGroupFlags, arch),
    };
  },
  show(value): Notation {
    const first: Notation = { value: value.class, as: notificationClass };
    return value.flags.value === 0 ? first : { parts: [first, '|', { value: value.flags, as: otherFlags }] };
  },
});

/** fanotify_init(2). */
export const fanotify_init = syscall('fanotify_init', {
  category: 'file',
  classes: ['desc'],
  args: { flags: initFlags, event_f_flags: flags(openFlags) },
  returns: fd(),
  human: 'prepare to be told what is done to files',
});

const FAN_NOFD = -1;
const directory = dirfd();

/** The directory of fanotify_mark(2); none has a name. */
const markedDirectory = custom<number>({
  name: 'fanotify directory',
  c: 's32',
  decode: (frame, pos) => frame.view.getInt32(pos, true),
  show: (value): Notation => (value === FAN_NOFD ? meaning('-1', 'FAN_NOFD') : { value, as: directory }),
  plan: (scope, offset, ops) => directory.plan?.(scope, offset, ops),
});

/** fanotify_mark(2). */
export const fanotify_mark = syscall('fanotify_mark', {
  category: 'file',
  classes: ['desc', 'file'],
  args: {
    fanotify_fd: fd(),
    flags: flags(fanotifyMarkFlags),
    mask: flags(fanotifyMask, 'u64'),
    dirfd: markedDirectory,
    pathname: path(),
  },
  returns: int(),
  human: 'ask to be told of {pathname}: {mask}',
});
