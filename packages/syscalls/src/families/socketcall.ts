import { socketcallCalls } from '../constants/socket.gen.js';
import { custom } from '../model/custom.js';
import { address, int, oneOf } from '../model/integers.js';
import { syscall } from '../model/syscall.js';

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

/**
 * socketcall(2) of i386: the calls of sockets by one number, their arguments in memory. C libraries make the calls
 * themselves since Linux 4.3. Which one it is is told here; its arguments are not decoded.
 */
export const socketcall = syscall('socketcall', {
  category: 'network',
  classes: ['desc'],
  args: { call: socketcallCall, args: address() },
  returns: int(),
  human: 'make the socket call {call}',
});
