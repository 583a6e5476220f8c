import { epollCreateFlags, epollCtlOperations, epollEvents } from '../constants/poll.gen.js';
import { address, fd, flags, hex, int, oneOf, size } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { arg, result } from '../model/ref.js';
import { sigset } from '../model/sets.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { timespec64 } from '../structs/time.js';
import { epollWords, epollWords2 } from '../wording/waiting.js';

const common = { category: 'descriptor', classes: ['desc'] } as const;

/** `struct epoll_event` (linux/eventpoll.h). */
const members = { events: flags(epollEvents), data: hex('u64') };
const packed = struct('epoll_event', members, { packed: true });
const event = struct('epoll_event', members, { arch: { x86_64: packed } });

/** The events that were found: as many as the result says. */
const found = list(event, result, { direction: 'out' });

/** epoll_create(2). */
export const epoll_create = syscall('epoll_create', {
  ...common,
  args: { size: int() },
  returns: fd(),
  human: 'make a list of descriptors to wait for',
});

/** epoll_create1(2). */
export const epoll_create1 = syscall('epoll_create1', {
  ...common,
  args: { flags: flags(epollCreateFlags) },
  returns: fd(),
  human: 'make a list of descriptors to wait for',
});

/** epoll_ctl(2). */
export const epoll_ctl = syscall('epoll_ctl', {
  ...common,
  args: { epfd: fd(), op: oneOf(epollCtlOperations), fd: fd() },
  variants: {
    on: 'op',
    // The event does not matter then.
    cases: { EPOLL_CTL_DEL: { event: address() } },
    otherwise: { event: pointer(event) },
  },
  returns: int(),
  human: {
    on: 'op',
    cases: {
      EPOLL_CTL_ADD: 'watch {fd} for {event.events}',
      EPOLL_CTL_MOD: 'watch {fd} for {event.events} from now on',
      EPOLL_CTL_DEL: 'watch {fd} no longer',
    },
    otherwise: 'watch {fd}',
  },
});

/** epoll_wait(2). */
export const epoll_wait = syscall('epoll_wait', {
  ...common,
  args: { epfd: fd(), events: found, maxevents: int(), timeout: int() },
  returns: int(),
  human: epollWords,
});

/** epoll_pwait(2). */
export const epoll_pwait = syscall('epoll_pwait', {
  ...common,
  args: {
    epfd: fd(),
    events: found,
    maxevents: int(),
    timeout: int(),
    sigmask: sigset(arg('sigsetsize')),
    sigsetsize: size(),
  },
  returns: int(),
  human: epollWords,
});

/** epoll_pwait2(2). */
export const epoll_pwait2 = syscall('epoll_pwait2', {
  ...common,
  args: {
    epfd: fd(),
    events: found,
    maxevents: int(),
    timeout: pointer(timespec64),
    sigmask: sigset(arg('sigsetsize')),
    sigsetsize: size(),
  },
  returns: int(),
  human: epollWords2,
});
