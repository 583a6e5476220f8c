import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'System V and POSIX inter-process communication.',
  tables: {
    ipcCalls: {
      kind: 'enum',
      unknown: '',
      header: 'linux/ipc.h',
      names: 'SEMOP SEMGET SEMCTL SEMTIMEDOP MSGSND MSGRCV MSGGET MSGCTL SHMAT SHMDT SHMGET SHMCTL',
    },
    ipcGetFlags: {
      kind: 'flags',
      unknown: '',
      header: 'linux/ipc.h',
      names: 'IPC_CREAT IPC_EXCL IPC_NOWAIT',
    },
    ipcKeys: {
      kind: 'enum',
      unknown: '',
      header: 'linux/ipc.h',
      names: 'IPC_PRIVATE',
    },
    msgFlags: {
      kind: 'flags',
      unknown: 'MSG_???',
      header: ['linux/msg.h', 'linux/ipc.h'],
      names: 'MSG_NOERROR MSG_EXCEPT MSG_COPY IPC_NOWAIT',
    },
    msgctlCommands: {
      kind: 'enum',
      unknown: 'MSG_???',
      header: ['linux/ipc.h', 'linux/msg.h'],
      names: 'IPC_RMID IPC_SET IPC_STAT IPC_INFO MSG_STAT MSG_INFO MSG_STAT_ANY',
    },
    semopFlags: {
      kind: 'flags',
      unknown: 'SEM_???',
      header: ['linux/ipc.h', 'linux/sem.h'],
      names: 'SEM_UNDO IPC_NOWAIT',
    },
    semctlCommands: {
      kind: 'enum',
      unknown: 'SEM_???',
      header: ['linux/sem.h', 'linux/ipc.h'],
      names: `
        IPC_RMID IPC_SET IPC_STAT IPC_INFO GETPID GETVAL GETALL GETNCNT GETZCNT SETVAL SETALL SEM_STAT SEM_INFO
        SEM_STAT_ANY
      `,
    },
    shmatFlags: {
      kind: 'flags',
      unknown: 'SHM_???',
      header: 'linux/shm.h',
      names: 'SHM_RDONLY SHM_RND SHM_REMAP SHM_EXEC',
    },
    shmgetFlags: {
      kind: 'flags',
      unknown: '',
      header: ['linux/ipc.h', 'linux/shm.h'],
      names: 'IPC_CREAT IPC_EXCL SHM_HUGETLB SHM_NORESERVE',
      shifted: { mask: 'SHM_HUGE_MASK << SHM_HUGE_SHIFT', shift: 'SHM_HUGE_SHIFT', name: 'SHM_HUGE_SHIFT' },
    },
    shmctlCommands: {
      kind: 'enum',
      unknown: 'SHM_???',
      header: ['linux/shm.h', 'linux/ipc.h'],
      names: 'IPC_RMID IPC_SET IPC_STAT IPC_INFO SHM_LOCK SHM_UNLOCK SHM_STAT SHM_INFO SHM_STAT_ANY',
    },
  },
});
