import {
  ipcGetFlags as getFlags,
  ipcKeys,
  msgctlCommands,
  msgFlags,
  semctlCommands,
  shmatFlags,
  shmctlCommands,
  shmgetFlags,
} from '../constants/ipc.gen.js';
import { unlessFailed } from '../ioctl/shapes.js';
import { type CustomKind, custom } from '../model/custom.js';
import { hidden } from '../model/decorate.js';
import { address, flags, hex, int, long, oneOf, size, uint } from '../model/integers.js';
import type { Kind } from '../model/kind.js';
import { list, pointer } from '../model/pointer.js';
import { arg, type Condition, type Ref } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { struct } from '../model/struct.js';
import { type AnySyscall, cases, type SyscallSpec, syscall } from '../model/syscall.js';
import type { Word } from '../model/word.js';
import { ipc64, ipcCommand, ipcGetFlags } from '../structs/ipc-words.js';
import { messageIn, messageOut } from '../structs/message-buffer.js';
import { sembuf, semidDs, semidSet, seminfo } from '../structs/sysv-ipc.js';
import { timespec } from '../structs/time.js';
import { msgctl, semop, shmctl } from './sysv-ipc.js';

// ipc(2) of 32-bit x86: System V IPC by one number. Its arguments are (call, first, second, third, ptr, fifth); what
// stands here are the calls by what comes behind `call`, in the order of the registers.

const common = { category: 'ipc', classes: ['ipc'] } as const;
const key = oneOf(ipcKeys);
const unused = hidden(hex());

const msgget = syscall('msgget', {
  ...common,
  args: { key, msgflg: ipcGetFlags(getFlags) },
  returns: int(),
  human: 'find or ~make a message queue[: number {result}]',
});

const msgsnd = syscall('msgsnd', {
  ...common,
  args: { msqid: int(), msgsz: size(), msgflg: flags(msgFlags), msgp: messageIn(arg('msgsz')) },
  returns: int(),
  strace: { order: ['msqid', 'msgp', 'msgsz', 'msgflg'] },
  human: 'send a message of {msgsz} to queue {msqid}',
});

/** Takes no memory, and is the value of an argument. */
function sameAs<T>(name: string, kind: Kind<T>): Kind<T> {
  const { c: _, ...rest } = kind;
  return {
    ...rest,
    size: () => 0,
    align: () => 1,
    compile(scope: Scope) {
      const read = scope.reader(arg(name));
      return (frame, memory, base, _end, up) => read(frame, memory, base, up) as T;
    },
  } as Kind<T>;
}

/** `struct ipc_kludge` of linux/ipc.h: two arguments that would be too many for the registers. */
const kludge = struct(
  'ipc_kludge',
  { msgp: unlessFailed(messageOut(arg('msgsz'))), msgsz: sameAs('msgsz', size()), msgtyp: long() },
  { spread: true },
);
/** The size of the message, where the structure that it would stand beside could not be read. */
const besideUnread: Kind<Word | undefined> = (() => {
  const kind = sameAs('msgsz', size());
  return {
    ...(kind as Kind<Word | undefined>),
    compile(scope: Scope, offset: number) {
      const decode = kind.compile(scope, offset);
      const addressOf = scope.reader(arg('ipc_kludge'));
      const bytes = kludge.size(scope.abi);
      return (frame, memory, base, end, up) => {
        const { exit } = frame;
        const address = addressOf(frame, memory, base, up) ?? 0;
        return exit.find(address, bytes) && exit.end - exit.pos >= bytes
          ? undefined
          : decode(frame, memory, base, end, up);
      };
    },
  };
})();

const msgrcvByKludge = syscall('msgrcv', {
  ...common,
  args: {
    msqid: int(),
    msgsz: size(),
    msgflg: flags(msgFlags),
    ipc_kludge: pointer(kludge, { direction: 'out', always: true }),
    unread: besideUnread,
  },
  returns: size('long'),
  strace: { order: ['msqid', 'ipc_kludge', 'unread', 'msgflg'] },
  human: 'take a message[ of {result}] from queue {msqid}',
});

const msgrcv = syscall('msgrcv', {
  ...common,
  args: {
    msqid: int(),
    msgsz: size(),
    msgflg: flags(msgFlags),
    msgp: messageOut(arg('msgsz')),
    msgtyp: long(),
  },
  returns: size('long'),
  strace: { order: ['msqid', 'msgp', 'msgsz', 'msgtyp', 'msgflg'] },
  human: 'take a message[ of {result}] from queue {msqid}',
});

const msgctlByPointer = syscall('msgctl', {
  ...common,
  args: { msqid: int(), ipc64, cmd: ipcCommand(msgctlCommands), third: unused },
  variants: msgctl.spec.variants,
  returns: int(),
  human: {
    on: 'cmd',
    cases: {
      IPC_RMID: 'remove the message queue {msqid}',
      IPC_SET: 'change the message queue {msqid}',
      ...cases(['IPC_STAT', 'MSG_STAT', 'MSG_STAT_ANY'], 'ask about the message queue {msqid}'),
      ...cases(['IPC_INFO', 'MSG_INFO'], 'ask about all message queues'),
    },
    otherwise: 'use the message queue {msqid}',
  },
});

const semget = syscall('semget', {
  ...common,
  args: { key, nsems: int(), semflg: ipcGetFlags(getFlags) },
  returns: int(),
  human: 'find or ~make {nsems:semaphore}[: number {result}]',
});

const operations = { semid: int(), nsops: uint(), third: unused, sops: list(sembuf, arg('nsops')) };

const semopByPointer = syscall('semop', {
  ...common,
  args: operations,
  returns: int(),
  strace: { order: ['semid', 'sops', 'nsops'] },
  human: semop.spec.human,
});

const semtimedop = syscall('semtimedop', {
  ...common,
  args: { ...operations, timeout: pointer(timespec) },
  returns: int(),
  strace: { order: ['semid', 'sops', 'nsops', 'timeout'] },
  human: 'wait for or ~release the semaphores {semid}<, at most {timeout}>',
});

const out = { direction: 'out', through: true } as const;
const semctl = syscall('semctl', {
  ...common,
  args: { semid: int(), semnum: int(), ipc64, cmd: ipcCommand(semctlCommands) },
  variants: {
    on: 'cmd',
    // The last argument is passed in memory.
    cases: {
      IPC_STAT: { arg: pointer(pointer(semidDs), out) },
      SEM_STAT: { arg: pointer(pointer(semidDs), out) },
      SEM_STAT_ANY: { arg: pointer(pointer(semidDs), out) },
      IPC_SET: { arg: pointer(pointer(semidSet), { through: true }) },
      IPC_INFO: { arg: pointer(pointer(seminfo), out) },
      SEM_INFO: { arg: pointer(pointer(seminfo), out) },
    },
    otherwise: { arg: pointer(address()) },
  },
  returns: int(),
  strace: { argNames: { cmd: 'op' } },
  human: {
    on: 'cmd',
    cases: {
      IPC_RMID: 'remove the semaphores {semid}',
      IPC_SET: 'change who may use the semaphores {semid}',
      ...cases(['IPC_STAT', 'SEM_STAT', 'SEM_STAT_ANY'], 'ask about the semaphores {semid}'),
      ...cases(['IPC_INFO', 'SEM_INFO'], 'ask about all semaphores'),
      ...cases(['SETVAL', 'SETALL'], 'set the semaphores {semid}'),
      ...cases(['GETVAL', 'GETALL'], 'read the semaphores {semid}'),
      ...cases(['GETNCNT', 'GETZCNT'], 'ask how many wait for the semaphores {semid}'),
      GETPID: 'ask who used the semaphores {semid} last',
    },
    otherwise: 'use the semaphores {semid}',
  },
});

const shmget = syscall('shmget', {
  ...common,
  args: { key, size: size(), shmflg: ipcGetFlags(shmgetFlags) },
  returns: int(),
  human: 'find or ~make {size} of memory that processes share[: number {result}]',
});

const where = address();
const shmat = syscall('shmat', {
  category: 'ipc',
  classes: ['ipc', 'memory'],
  args: {
    shmid: int(),
    shmflg: flags(shmatFlags),
    raddr: hidden(pointer(where, { direction: 'out' })),
    shmaddr: address(),
  },
  returns: int(),
  strace: { order: ['shmid', 'shmaddr', 'shmflg'] },
  // Where it was attached is written to memory; strace shows it as if the call had returned it.
  explain: ({ args, failed }) =>
    failed || typeof args.raddr !== 'bigint' ? undefined : { replace: { value: args.raddr, as: where } },
  human: 'use the shared memory {shmid}',
});

const shmdt = syscall('shmdt', {
  category: 'ipc',
  classes: ['ipc', 'memory'],
  args: { first: unused, second: unused, third: unused, shmaddr: address() },
  returns: int(),
  human: 'stop using a piece of shared memory',
});

const shmctlByPointer = syscall('shmctl', {
  ...common,
  args: { shmid: int(), ipc64, cmd: ipcCommand(shmctlCommands), third: unused },
  variants: shmctl.spec.variants,
  returns: int(),
  human: {
    on: 'cmd',
    cases: {
      IPC_RMID: 'remove the shared memory {shmid}',
      IPC_SET: 'change who may use the shared memory {shmid}',
      ...cases(['IPC_STAT', 'SHM_STAT', 'SHM_STAT_ANY'], 'ask about the shared memory {shmid}'),
      ...cases(['IPC_INFO', 'SHM_INFO'], 'ask about all shared memory'),
      SHM_LOCK: 'keep the shared memory {shmid} from being moved to disk',
      SHM_UNLOCK: 'let the shared memory {shmid} be moved to disk',
    },
    otherwise: 'use the shared memory {shmid}',
  },
});

const CALL_MASK = 0xffff;
const VERSION_SHIFT = 16;
const call: Ref = arg('call');
const is = (number: number): Condition[number] => ({
  of: call,
  mask: CALL_MASK,
  compare: 'eq',
  value: number,
});
const MSGRCV = 12;
const byNumber: readonly (readonly [number, AnySyscall])[] = [
  [1, semopByPointer],
  [2, semget],
  [3, semctl],
  [4, semtimedop],
  [11, msgsnd],
  [MSGRCV, msgrcv],
  [13, msgget],
  [14, msgctlByPointer],
  [21, shmat],
  [22, shmdt],
  [23, shmget],
  [24, shmctlByPointer],
];

/** Which of the calls, and in which version; calls with names are shown as such. */
const ipcCall: CustomKind<{ readonly call: number; readonly version: number }> = custom({
  name: 'ipc-call',
  c: 'u32',
  decode(frame, pos) {
    const word = frame.view.getUint32(pos, true);
    return { call: word & CALL_MASK, version: word >>> VERSION_SHIFT };
  },
  show: ({ call: number, version }) =>
    version === 0 ? String(number) : `${version}<<${VERSION_SHIFT}|${number}`,
});

/** ipc(2). */
export const ipc = syscall('ipc', {
  ...common,
  args: { call: ipcCall, first: hex(), second: hex(), third: hex(), ptr: hex(), fifth: hex() },
  subcalls: {
    registers: 1,
    calls: [
      // Without a version, msgrcv gets two of its arguments in memory.
      { if: [{ of: call, compare: 'eq', value: MSGRCV }], call: msgrcvByKludge },
      ...byNumber.map(([number, definition]) => ({ if: [is(number)], call: definition })),
    ],
  },
  returns: int(),
  human: 'make an unknown call about messages, semaphores or shared memory',
} satisfies SyscallSpec);
