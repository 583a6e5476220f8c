import type { Arch } from '../model/abi.js';

/** A number that stands for calls with names of their own. */
export interface Multiplexer {
  readonly nr: number;
  /** The names of its calls, in the order of their numbers. */
  readonly names: readonly string[];
}

/** The multiplexers of each ABI: linux/net.h and linux/ipc.h. The definitions say which number is which call. */
export const multiplexers: { readonly [A in Arch]?: readonly Multiplexer[] } = {
  i386: [
    {
      nr: 102,
      names: [
        'socket',
        'bind',
        'connect',
        'listen',
        'accept',
        'getsockname',
        'getpeername',
        'socketpair',
        'send',
        'recv',
        'sendto',
        'recvfrom',
        'shutdown',
        'setsockopt',
        'getsockopt',
        'sendmsg',
        'recvmsg',
        'accept4',
        'recvmmsg',
        'sendmmsg',
      ],
    },
    {
      nr: 117,
      names: [
        'semop',
        'semget',
        'semctl',
        'semtimedop',
        'msgsnd',
        'msgrcv',
        'msgget',
        'msgctl',
        'shmat',
        'shmdt',
        'shmget',
        'shmctl',
      ],
    },
  ],
};

/** Numbers of multiplexed calls in sets begin here: no kernel has as many. */
const FIRST = 0x1_0000;

/** The number by which sets know a call of a multiplexer. */
export const subcallNumber = (multiplexer: number, index: number): number => multiplexer * FIRST + index;

/** The number by which sets know a call: one of its own where a multiplexer stands for it, else the kernel's. */
export function selectorOf(arch: Arch, nr: number, name: string): number {
  const index = multiplexers[arch]?.find((one) => one.nr === nr)?.names.indexOf(name) ?? -1;
  return index < 0 ? nr : subcallNumber(nr, index);
}
