import { messageFlags } from '../constants/socket.gen.js';
import { fd, flags, int, size, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { type PointerKind, pointer } from '../model/pointer.js';
import { arg, type Length, result } from '../model/ref.js';
import { type Outcome, syscall } from '../model/syscall.js';
import { sockaddrPointer } from '../sockets/address.js';
import { filled, lengthPointer } from '../sockets/lengths.js';
import { messageHeader, messageVector, receivedMessage } from '../sockets/message.js';
import { payload } from '../sockets/payload.js';
import { timespec, timespec64 } from '../structs/time.js';

/** What was received: with MSG_TRUNC the kernel tells how much there was, even beyond the buffer. */
const got: Length = { of: result, most: arg('len') };

/** send(2): a subcall of i386's socketcall. */
export const send = syscall('send', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), buf: payload(arg('len')), len: size(), flags: flags(messageFlags) },
  returns: size(),
  human: 'send [{result} ]to {sockfd}',
});

/** sendto(2). */
export const sendto = syscall('sendto', {
  category: 'network',
  classes: ['network'],
  args: {
    sockfd: fd(),
    buf: payload(arg('len')),
    len: size(),
    flags: flags(messageFlags),
    dest_addr: sockaddrPointer(arg('addrlen')),
    addrlen: int(),
  },
  returns: size(),
  human: {
    on: 'dest_addr.sa_family',
    cases: { null: 'send [{result} ]to {sockfd}', undefined: 'send [{result} ]to {sockfd}' },
    otherwise: 'send [{result} ]to {dest_addr}',
  },
});

/** recv(2): a subcall of i386's socketcall. */
export const recv = syscall('recv', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), buf: payload(got, 'out'), len: size(), flags: flags(messageFlags) },
  returns: size(),
  human: 'receive [{result} ]from {sockfd}',
});

/** recvfrom(2). */
export const recvfrom = syscall('recvfrom', {
  category: 'network',
  classes: ['network'],
  args: {
    sockfd: fd(),
    buf: payload(got, 'out'),
    len: size(),
    flags: flags(messageFlags),
    src_addr: sockaddrPointer(filled('addrlen'), 'out'),
    addrlen: lengthPointer('src_addr'),
  },
  returns: size(),
  human: {
    on: 'src_addr.sa_family',
    cases: { null: 'receive [{result} ]from {sockfd}', undefined: 'receive [{result} ]from {sockfd}' },
    otherwise: 'receive [{result} ]from {src_addr}',
  },
});

/** sendmsg(2). */
export const sendmsg = syscall('sendmsg', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), msg: pointer(messageHeader), flags: flags(messageFlags) },
  returns: size(),
  human: 'send a message [of {result} ]to {sockfd}',
});

/** recvmsg(2). */
export const recvmsg = syscall('recvmsg', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), msg: receivedMessage, flags: flags(messageFlags) },
  returns: size(),
  human: 'receive a message [of {result} ]from {sockfd}',
});

/** sendmmsg(2). */
export const sendmmsg = syscall('sendmmsg', {
  category: 'network',
  classes: ['network'],
  args: {
    sockfd: fd(),
    msgvec: messageVector(arg('vlen'), 'sent'),
    vlen: uint(),
    flags: flags(messageFlags),
  },
  returns: int(),
  human: 'send {vlen:message} to {sockfd}',
});

/** What is left of the time that recvmmsg(2) may take. */
function timeLeft(kind: PointerKind<unknown>): (outcome: Outcome) => Notation | undefined {
  return ({ args, extras, result: messages, failed }) => {
    if (failed) return undefined;
    if (messages === 0) return 'Timeout';
    const { left } = extras;
    if (args.timeout === null || left === undefined) return undefined;
    return { parts: ['left ', { value: left, as: kind }] };
  };
}

const received = {
  sockfd: fd(),
  msgvec: messageVector(result, 'received'),
  vlen: uint(),
  flags: flags(messageFlags),
};
const oldTime = pointer(timespec, { direction: 'out' });
const newTime = pointer(timespec64, { direction: 'out' });

/** recvmmsg(2). */
export const recvmmsg = syscall('recvmmsg', {
  category: 'network',
  classes: ['network'],
  args: { ...received, timeout: pointer(timespec, { always: true }) },
  extras: { left: { of: 'timeout', kind: oldTime } },
  returns: int(),
  explain: timeLeft(oldTime),
  human: 'receive up to {vlen:message} from {sockfd}[: {result} came]',
});

/** recvmmsg(2) with a 64-bit time, for 32-bit programs. */
export const recvmmsg_time64 = syscall('recvmmsg_time64', {
  category: 'network',
  classes: ['network'],
  args: { ...received, timeout: pointer(timespec64, { always: true }) },
  extras: { left: { of: 'timeout', kind: newTime } },
  returns: int(),
  explain: timeLeft(newTime),
  human: 'receive up to {vlen:message} from {sockfd}[: {result} came]',
});
