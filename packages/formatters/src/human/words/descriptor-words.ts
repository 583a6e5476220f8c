import type { SyscallCall } from '@hstrace/syscalls';
import { safeText } from './safe.js';

const STANDARD = ['standard input', 'standard output', 'standard error'];

/** Names of the kernel's own kinds of descriptors. */
const ANONYMOUS: Readonly<Record<string, string>> = {
  eventpoll: 'a set of watched descriptors',
  eventfd: 'an event counter',
  timerfd: 'a timer',
  signalfd: 'a signal queue',
  inotify: 'a file watcher',
  fanotify: 'a file watcher',
  io_uring: 'an I/O ring',
  pidfd: 'a process',
  'bpf-map': 'a BPF map',
  'bpf-prog': 'a BPF program',
  perf_event: 'a performance counter',
  userfaultfd: 'a page fault handler',
};

/** A descriptor by what is behind it. `sockets` knows where sockets lead. */
export function descriptorWords(
  call: SyscallCall,
  fd: number,
  sockets: (text: string) => string | undefined,
): string {
  if (fd === -100) return 'the working directory';
  const found = call.descriptor(fd);
  if (found === undefined) return STANDARD[fd] ?? `descriptor ${fd}`;
  const text = safeText(found.link).replace(/ \(deleted\)$/, ' (deleted since)');
  if (text.startsWith('socket:'))
    return sockets(String(found.link)) ?? detailsOf(found.details) ?? standard('a socket', fd);
  if (text.startsWith('pipe:')) return standard('a pipe', fd);
  if (/^\/dev\/(pts\/\d+|tty\d*|console)$/.test(text)) return 'the terminal';
  const anonymous = /^anon_inode:\[?([\w-]+)\]?/.exec(text)?.[1];
  if (anonymous !== undefined) return ANONYMOUS[anonymous] ?? `an ${anonymous} descriptor`;
  if (text.startsWith('/memfd:')) return `the memory file ${text.slice(7)}`;
  return text;
}

function standard(what: string, fd: number): string {
  const name = STANDARD[fd];
  return name === undefined ? what : `${what} (${name})`;
}

function detailsOf(details: string | undefined): string | undefined {
  // The number of a socket tells a person nothing; its path does.
  const path = /"([^"]*)"\]$/.exec(details ?? '')?.[1];
  const peer = path ?? /->([^\]]+)\]/.exec(details ?? '')?.[1];
  return peer === undefined || /^\d+$/.test(peer) ? undefined : safeText(peer);
}
