import {
  aarch64,
  i386,
  msgctl,
  msgget,
  msgrcv,
  msgsnd,
  semctl,
  semop,
  semtimedop,
  shmat,
  shmctl,
  shmget,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

/** `struct ipc64_perm` of 64 bits and of i386. */
const perm = bytes([4, 5, 1, 2, 3, 4, 0o640], [2, 0, 0], [4, 0], [8, 0, 0]);
const permI386 = bytes([4, 5, 1, 2, 3, 4], [2, 0o640, 0, 0, 0], [4, 0, 0]);
const shown = '{uid=1, gid=2, mode=0640, key=5, cuid=3, cgid=4}';
const message = { 4096: bytes([8, 7], [1, 0x68, 0x69, 0, 0, 0, 0, 0, 0]) };

describe('System V IPC', () => {
  it.each([
    [msgget, { args: [0, 0o600], result: 3 }, 'msgget(IPC_PRIVATE, 0600) = 3\n'],
    [
      msgget,
      { args: [0xdeadbeef, 0xfff0400], result: -2 },
      'msgget(0xdeadbeef, IPC_EXCL|0xfff0000|000) = -1 ENOENT (No such file or directory)\n',
    ],
    [
      shmget,
      { args: [0, 4096, 0x54000980], result: -12 },
      'shmget(IPC_PRIVATE, 4096, SHM_HUGETLB|21<<SHM_HUGE_SHIFT|0600) = -1 ENOMEM (Cannot allocate memory)\n',
    ],
    [
      msgsnd,
      { args: [1, 0x1000, 2, 0x800], entry: message, result: 0 },
      'msgsnd(1, {mtype=7, mtext="hi"}, 2, IPC_NOWAIT) = 0\n',
    ],
    [
      msgsnd,
      { args: [1, 0x1000, -1, 0], entry: message, result: -22 },
      'msgsnd(1, {mtype=7, mtext="hi\\0\\0\\0\\0\\0\\0"...}, 18446744073709551615, 0) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      msgrcv,
      { args: [1, 0x1000, 2, -3, 0x8000], exit: message, result: 2 },
      'msgrcv(1, {mtype=7, mtext="hi"}, 2, -3, 0x8000 /* MSG_??? */) = 2\n',
    ],
    [
      msgrcv,
      { args: [1, 0x1000, 2, -3, 0], result: -42 },
      'msgrcv(1, 0x1000, 2, -3, 0) = -1 ENOMSG (No message of desired type)\n',
    ],
    [
      msgctl,
      {
        args: [1, 2, 0x1000],
        exit: { 4096: bytes(perm, [8, 11, 12, 13, 0, 1, 16384], [4, 8, 9], [8, 0, 0]) },
        result: 0,
      },
      `msgctl(1, IPC_STAT, {msg_perm=${shown}, msg_stime=11, msg_rtime=12, msg_ctime=13, msg_qnum=1, msg_qbytes=16384, msg_lspid=8, msg_lrpid=9}) = 0\n`,
    ],
    [
      msgctl,
      {
        abi: i386,
        args: [1, 0x101, 0x1000],
        entry: { 4096: bytes(permI386, [4, 11, 0, 12, 0, 13, 0, 0, 1, 16384, 8, 9, 0, 0]) },
        result: 0,
      },
      'msgctl(1, IPC_64|IPC_SET, {msg_perm={uid=1, gid=2, mode=0640}, msg_qbytes=16384}) = 0\n',
    ],
    [
      msgctl,
      { args: [1, 0xea, 0], result: -22 },
      'msgctl(1, 0xea /* MSG_??? */, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      semop,
      {
        args: [-1, 0x1000, 2],
        entry: { 4096: bytes([2, 1, -1, 0x1800, 0xffff, 3, 0x4000]) },
        result: -22,
      },
      'semop(-1, [{sem_num=1, sem_op=-1, sem_flg=SEM_UNDO|IPC_NOWAIT}, {sem_num=65535, sem_op=3, sem_flg=0x4000 /* SEM_??? */}], 2) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      semtimedop,
      { args: [1, 0x1000, 0, 0x2000], entry: { 8192: bytes([8, 0, 5]) }, result: -22 },
      'semtimedop(1, [], 0, {tv_sec=0, tv_nsec=5}) = -1 EINVAL (Invalid argument)\n',
    ],
    [semctl, { args: [1, 2, 16, 3], result: 0 }, 'semctl(1, 2, SETVAL, 0x3) = 0\n'],
    [
      semctl,
      { args: [1, 0, 2, 0x1000], exit: { 4096: bytes(perm, [8, 11, 0, 12, 0, 3, 0, 0]) }, result: 0 },
      `semctl(1, 0, IPC_STAT, {sem_perm=${shown}, sem_otime=11, sem_ctime=12, sem_nsems=3}) = 0\n`,
    ],
    [
      semctl,
      {
        abi: aarch64,
        args: [1, 0, 2, 0x1000],
        exit: { 4096: bytes(perm, [8, 11, 12, 3, 0, 0]) },
        result: 0,
      },
      `semctl(1, 0, IPC_STAT, {sem_perm=${shown}, sem_otime=11, sem_ctime=12, sem_nsems=3}) = 0\n`,
    ],
    [
      shmat,
      { args: [1, 0, 0x3000], result: 0x7f0000001000n },
      'shmat(1, NULL, SHM_RDONLY|SHM_RND) = 0x7f0000001000\n',
    ],
    [
      shmctl,
      {
        args: [1, 13, 0x1000],
        exit: { 4096: bytes(perm, [8, 4096, 11, 12, 13], [4, 8, 9], [8, 2, 0, 0]) },
        result: 0,
      },
      `shmctl(1, SHM_STAT, {shm_perm=${shown}, shm_segsz=4096, shm_cpid=8, shm_lpid=9, shm_nattch=2, shm_atime=11, shm_dtime=12, shm_ctime=13}) = 0\n`,
    ],
    [
      shmctl,
      { args: [0, 14, 0x1000], exit: { 4096: bytes([4, 1, 0], [8, 2, 3, 4, 5, 6]) }, result: 0 },
      'shmctl(0, SHM_INFO, {used_ids=1, shm_tot=2, shm_rss=3, shm_swp=4, swap_attempts=5, swap_successes=6}) = 0\n',
    ],
    [shmctl, { args: [1, 11, 0], result: 0 }, 'shmctl(1, SHM_LOCK, NULL) = 0\n'],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(definition, fake))).toBe(line);
  });

  it('marks numbers in the styles of constants', () => {
    const get = fakeCall(shmget, { args: [0, 4096, 0x54000980], result: -12 });
    const control = fakeCall(msgctl, { args: [1, 0x100, 0], result: -22 });
    const text = (constants: 'raw' | 'verbose'): string => {
      const formatter = new LineFormatter({ column: 0, constants });
      return formatter.format(get) + formatter.format(control);
    };
    expect(text('raw')).toBe(
      'shmget(0, 4096, 0x800|21<<26|0600) = -1 ENOMEM (Cannot allocate memory)\n' +
        'msgctl(1, 0x100|0, NULL) = -1 EINVAL (Invalid argument)\n',
    );
    expect(text('verbose')).toBe(
      'shmget(0 /* IPC_PRIVATE */, 4096, 0x800 /* SHM_HUGETLB */|21<<26 /* SHM_HUGE_SHIFT */|0600) = -1 ENOMEM (Cannot allocate memory)\n' +
        'msgctl(1, 0x100 /* IPC_64 */|0 /* IPC_RMID */, NULL) = -1 EINVAL (Invalid argument)\n',
    );
  });
});
