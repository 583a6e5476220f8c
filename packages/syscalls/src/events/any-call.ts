import type * as families from '../families/index.js';
import type { SyscallClass } from '../model/syscall.js';
import type { ProcessEvent } from './event.js';
import type { CallMap, UnknownCall } from './typed-call.js';

/** All calls by name. An interface, so that it is looked up and not computed. */
interface Calls extends CallMap<typeof families> {}

/** The names of all defined syscalls. */
export type SyscallName = keyof Calls;

/** Any call, told apart by `name`. */
export type AnyCall = Calls[SyscallName] | UnknownCall;

/** Any event, told apart by `type`, and calls by `name`. */
export type AnyEvent = AnyCall | ProcessEvent;

/** The calls of these names. */
export type CallNamed<N extends SyscallName> = Calls[N];

/**
 * What events are called, beside the kernel's name for the number: a call whose arguments differ on one architecture has
 * a definition of its own there, and a multiplexer of i386 gives the calls that are meant.
 */
interface AlsoNamed {
  readonly clone: 'clone_i386' | 'clone_aarch64';
  readonly clone3: 'clone3_i386';
  readonly mmap: 'old_mmap';
  readonly modify_ldt: 'modify_ldt_i386';
  readonly select: 'old_select';
  readonly socketcall:
    | 'socket'
    | 'bind'
    | 'connect'
    | 'listen'
    | 'accept'
    | 'getsockname'
    | 'getpeername'
    | 'socketpair'
    | 'send'
    | 'recv'
    | 'sendto'
    | 'recvfrom'
    | 'shutdown'
    | 'setsockopt'
    | 'getsockopt'
    | 'sendmsg'
    | 'recvmsg'
    | 'accept4'
    | 'recvmmsg'
    | 'sendmmsg';
  readonly ipc:
    | 'msgrcv'
    | 'semop'
    | 'semget'
    | 'semctl'
    | 'semtimedop'
    | 'msgsnd'
    | 'msgget'
    | 'msgctl'
    | 'shmat'
    | 'shmdt'
    | 'shmget'
    | 'shmctl';
}

/** The calls that come when those of these kernel's names are asked for. */
export type CallAsked<N extends SyscallName> = Calls[N | AlsoNamed[Extract<N, keyof AlsoNamed>]];

/** The names of the definitions that are in a class. */
type NameOfClass<C extends SyscallClass, M = typeof families> = {
  [K in keyof M]: M[K] extends {
    readonly name: infer N;
    readonly spec: { readonly classes: readonly (infer L)[] };
  }
    ? [Extract<L, C>] extends [never]
      ? never
      : N
    : never;
}[keyof M];

/** The calls of strace's classes, without the percent signs: `CallOfClass<'network'>`. */
export type CallOfClass<C extends SyscallClass> = Calls[Extract<NameOfClass<C>, SyscallName>];
