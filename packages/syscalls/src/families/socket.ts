import { addressFamilies, shutdownModes, socketFlags } from '../constants/socket.gen.js';
import { fd, flags, int, oneOf, ulong } from '../model/integers.js';
import { list } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { syscall } from '../model/syscall.js';
import { sockaddrPointer } from '../sockets/address.js';
import { socketProtocol, socketType } from '../sockets/creation.js';
import { filled, lengthPointer } from '../sockets/lengths.js';

/** socket(2). */
export const socket = syscall('socket', {
  category: 'network',
  classes: ['network'],
  args: { domain: oneOf(addressFamilies), type: socketType, protocol: socketProtocol },
  returns: fd(),
  human: 'make a socket for {domain}',
});

/** socketpair(2). */
export const socketpair = syscall('socketpair', {
  category: 'network',
  classes: ['network'],
  args: {
    domain: oneOf(addressFamilies),
    type: socketType,
    protocol: ulong(),
    sv: list(fd(), 2, { direction: 'out' }),
  },
  returns: int(),
  human: 'make a pair of connected sockets',
});

/** bind(2). */
export const bind = syscall('bind', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), addr: sockaddrPointer(arg('addrlen')), addrlen: int() },
  returns: int(),
  human: 'give {sockfd} the address {addr}',
});

/** connect(2). */
export const connect = syscall('connect', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), addr: sockaddrPointer(arg('addrlen')), addrlen: int() },
  returns: int(),
  human: 'connect to {addr}',
});

/** listen(2). */
export const listen = syscall('listen', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), backlog: int() },
  returns: int(),
  human: 'take connections on {sockfd} from now on',
});

const peer = { addr: sockaddrPointer(filled('addrlen'), 'out'), addrlen: lengthPointer('addr') };

/** accept(2). */
export const accept = syscall('accept', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), ...peer },
  returns: fd(),
  human: 'accept a connection[< from {addr}>| on {sockfd}]',
});

/** accept4(2). */
export const accept4 = syscall('accept4', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), ...peer, flags: flags(socketFlags) },
  returns: fd(),
  human: 'accept a connection[< from {addr}>| on {sockfd}]',
});

/** getsockname(2). */
export const getsockname = syscall('getsockname', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), ...peer },
  returns: int(),
  human: 'ask for the address of {sockfd}[: {addr}]',
});

/** getpeername(2). */
export const getpeername = syscall('getpeername', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), ...peer },
  returns: int(),
  human: 'ask what {sockfd} is connected to[: {addr}]',
});

/** shutdown(2). */
export const shutdown = syscall('shutdown', {
  category: 'network',
  classes: ['network'],
  args: { sockfd: fd(), how: oneOf(shutdownModes) },
  returns: int(),
  human: 'end the connection of {sockfd} ({how})',
});
