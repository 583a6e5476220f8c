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
import { address, flags, int, long, oneOf, size, uint } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { cases, syscall } from '../model/syscall.js';
import { ipc64, ipcCommand, ipcGetFlags } from '../structs/ipc-words.js';
import { messageIn, messageOut } from '../structs/message-buffer.js';
import {
  msginfo,
  msqidDs,
  msqidSet,
  sembuf,
  semidDs,
  semidSet,
  seminfo,
  shmInfo,
  shmidDs,
  shmidSet,
  shminfo,
} from '../structs/sysv-ipc.js';
import { timespec, timespec64 } from '../structs/time.js';

const common = { category: 'ipc', classes: ['ipc'] } as const;
const key = oneOf(ipcKeys);

/** msgget(2). */
export const msgget = syscall('msgget', {
  ...common,
  args: { key, msgflg: ipcGetFlags(getFlags) },
  returns: int(),
  human: 'find or ~make a message queue[: number {result}]',
});

/** msgsnd(2). */
export const msgsnd = syscall('msgsnd', {
  ...common,
  args: { msqid: int(), msgp: messageIn(arg('msgsz')), msgsz: size(), msgflg: flags(msgFlags) },
  returns: int(),
  human: 'send a message of {msgsz} to queue {msqid}',
});

/** msgrcv(2). */
export const msgrcv = syscall('msgrcv', {
  ...common,
  args: {
    msqid: int(),
    msgp: messageOut(arg('msgsz')),
    msgsz: size(),
    msgtyp: long(),
    msgflg: flags(msgFlags),
  },
  returns: size('long'),
  human: 'take a message[ of {result}] from queue {msqid}',
});

const msgctlCases = {
  IPC_STAT: { buf: pointer(msqidDs, { direction: 'out' }) },
  MSG_STAT: { buf: pointer(msqidDs, { direction: 'out' }) },
  MSG_STAT_ANY: { buf: pointer(msqidDs, { direction: 'out' }) },
  IPC_SET: { buf: pointer(msqidSet) },
  IPC_INFO: { buf: pointer(msginfo, { direction: 'out' }) },
  MSG_INFO: { buf: pointer(msginfo, { direction: 'out' }) },
};

/** msgctl(2). */
export const msgctl = syscall('msgctl', {
  ...common,
  args: { msqid: int(), ipc64, cmd: ipcCommand(msgctlCommands) },
  variants: { on: 'cmd', cases: msgctlCases, otherwise: { buf: address() } },
  returns: int(),
  strace: { argNames: { cmd: 'op' } },
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

/** semget(2). */
export const semget = syscall('semget', {
  ...common,
  args: { key, nsems: int(), semflg: ipcGetFlags(getFlags) },
  returns: int(),
  human: 'find or ~make {nsems:semaphore}[: number {result}]',
});

const operations = { semid: int(), sops: list(sembuf, arg('nsops')), nsops: uint() };

/** semop(2). */
export const semop = syscall('semop', {
  ...common,
  args: operations,
  returns: int(),
  human: 'wait for or ~release the semaphores {semid}',
});

/** semtimedop(2). */
export const semtimedop = syscall('semtimedop', {
  ...common,
  args: { ...operations, timeout: pointer(timespec) },
  returns: int(),
  human: 'wait for or ~release the semaphores {semid}<, at most {timeout}>',
});

/** semtimedop_time64: semtimedop(2) of 32-bit programs whose times go beyond 2038. */
export const semtimedop_time64 = syscall('semtimedop_time64', {
  ...common,
  args: { ...operations, timeout: pointer(timespec64) },
  returns: int(),
  human: 'wait for or ~release the semaphores {semid}<, at most {timeout}>',
});

/** semctl(2). */
export const semctl = syscall('semctl', {
  ...common,
  args: { semid: int(), semnum: int(), ipc64, cmd: ipcCommand(semctlCommands) },
  variants: {
    on: 'cmd',
    cases: {
      IPC_STAT: { arg: pointer(semidDs, { direction: 'out' }) },
      SEM_STAT: { arg: pointer(semidDs, { direction: 'out' }) },
      SEM_STAT_ANY: { arg: pointer(semidDs, { direction: 'out' }) },
      IPC_SET: { arg: pointer(semidSet) },
      IPC_INFO: { arg: pointer(seminfo, { direction: 'out' }) },
      SEM_INFO: { arg: pointer(seminfo, { direction: 'out' }) },
    },
    otherwise: { arg: address() },
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

/** shmget(2). */
export const shmget = syscall('shmget', {
  ...common,
  args: { key, size: size(), shmflg: ipcGetFlags(shmgetFlags) },
  returns: int(),
  human: 'find or ~make {size} of memory that processes share[: number {result}]',
});

/** shmat(2). */
export const shmat = syscall('shmat', {
  category: 'ipc',
  classes: ['ipc', 'memory'],
  args: { shmid: int(), shmaddr: address(), shmflg: flags(shmatFlags) },
  returns: address(),
  human: 'use the shared memory {shmid}',
});

/** shmdt(2). */
export const shmdt = syscall('shmdt', {
  category: 'ipc',
  classes: ['ipc', 'memory'],
  args: { shmaddr: address() },
  returns: int(),
  human: 'stop using a piece of shared memory',
});

const shmctlCases = {
  IPC_STAT: { buf: pointer(shmidDs, { direction: 'out' }) },
  SHM_STAT: { buf: pointer(shmidDs, { direction: 'out' }) },
  SHM_STAT_ANY: { buf: pointer(shmidDs, { direction: 'out' }) },
  IPC_SET: { buf: pointer(shmidSet) },
  IPC_INFO: { buf: pointer(shminfo, { direction: 'out' }) },
  SHM_INFO: { buf: pointer(shmInfo, { direction: 'out' }) },
};

/** shmctl(2). */
export const shmctl = syscall('shmctl', {
  ...common,
  args: { shmid: int(), ipc64, cmd: ipcCommand(shmctlCommands) },
  variants: { on: 'cmd', cases: shmctlCases, otherwise: { buf: address() } },
  returns: int(),
  strace: { argNames: { cmd: 'op' } },
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
