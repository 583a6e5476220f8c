import { socketcallCalls } from '../constants/socket.gen.js';
import { custom } from '../model/custom.js';
import { address, int, oneOf } from '../model/integers.js';
import { arg, equals } from '../model/ref.js';
import { type AnySyscall, syscall } from '../model/syscall.js';
import {
  accept,
  accept4,
  bind,
  connect,
  getpeername,
  getsockname,
  listen,
  shutdown,
  socket,
  socketpair,
} from './socket.js';
import { recv, recvfrom, recvmmsg, recvmsg, send, sendmmsg, sendmsg, sendto } from './socket-io.js';
import { getsockopt, setsockopt } from './socket-options.js';

const named = oneOf(socketcallCalls, 's32');

/** Which of the calls, by name where it has one. */
const socketcallCall = custom<string | number>({
  name: 'socketcall',
  c: 's32',
  decode(frame, pos) {
    const number = frame.view.getInt32(pos, true);
    return socketcallCalls.nameOf(number, frame.abi.arch) ?? number;
  },
  show: (value) => (typeof value === 'number' ? String(value) : { value, as: named }),
});

const byNumber: readonly AnySyscall[] = [
  socket,
  bind,
  connect,
  listen,
  accept,
  getsockname,
  getpeername,
  socketpair,
  send,
  recv,
  sendto,
  recvfrom,
  shutdown,
  setsockopt,
  getsockopt,
  sendmsg,
  recvmsg,
  accept4,
  recvmmsg,
  sendmmsg,
];

/**
 * socketcall(2) of i386: the calls of sockets by one number, their arguments in memory. Calls bear the names of what is
 * meant, except where the number is unknown or the arguments cannot be read.
 */
export const socketcall = syscall('socketcall', {
  category: 'network',
  classes: ['desc'],
  args: { call: socketcallCall, args: address() },
  subcalls: {
    registers: 2,
    inMemory: true,
    calls: byNumber.map((call, index) => ({ if: [equals(arg('call'), index + 1)], call })),
  },
  returns: int(),
  human: 'make an unknown call about sockets',
});
