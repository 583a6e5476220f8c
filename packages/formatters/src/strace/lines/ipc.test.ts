import { i386, ipc } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const message = bytes([4, 7], [1, 0x68, 0x69, 0, 0]);

describe('ipc of i386', () => {
  it.each([
    [{ args: [13, 0, 0o600, 1, 2, 3], result: 4 }, 'msgget(IPC_PRIVATE, 0600) = 4\n'],
    [{ args: [0x3000d, 0, 0o600, 1, 2, 3], result: 4 }, 'msgget(IPC_PRIVATE, 0600) = 4\n'],
    [
      { args: [11, 1, 2, 0x800, 0x1000, 0], entry: { 4096: message }, result: 0 },
      'msgsnd(1, {mtype=7, mtext="hi"}, 2, IPC_NOWAIT) = 0\n',
    ],
    [
      {
        args: [12, 1, 2, 0, 0x1000, 0],
        exit: { 4096: bytes([4, 0x2000, -3]), 8192: message },
        result: 2,
      },
      'msgrcv(1, {mtype=7, mtext="hi"}, 2, -3, 0) = 2\n',
    ],
    [
      { args: [12, 1, 2, 0, 0x1000, 0], result: -42 },
      'msgrcv(1, 0x1000, 2, 0) = -1 ENOMSG (No message of desired type)\n',
    ],
    [
      {
        args: [12, 1, 2, 0x800, 0x1000, 0],
        exit: { 4096: bytes([4, 0x2000, 5]), 8192: message },
        result: -42,
      },
      'msgrcv(1, 0x2000, 2, 5, IPC_NOWAIT) = -1 ENOMSG (No message of desired type)\n',
    ],
    [
      { args: [0x1000c, 1, 2, 0, 0x1000, -3], exit: { 4096: message }, result: 2 },
      'msgrcv(1, {mtype=7, mtext="hi"}, 2, -3, 0) = 2\n',
    ],
    [
      { args: [1, 1, 1, 0, 0x1000, 0], entry: { 4096: bytes([2, 0, 1, 0]) }, result: 0 },
      'semop(1, [{sem_num=0, sem_op=1, sem_flg=0}], 1) = 0\n',
    ],
    [
      { args: [3, 1, 0, 0x110, 0x1000, 0], entry: { 4096: bytes([4, 77]) }, result: 0 },
      'semctl(1, 0, IPC_64|SETVAL, [0x4d]) = 0\n',
    ],
    [
      {
        args: [3, 0, 0, 0x103, 0x1000, 0],
        exit: { 4096: bytes([4, 0x2000]), 8192: bytes([4, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) },
        result: 0,
      },
      'semctl(0, 0, IPC_64|IPC_INFO, {semmap=1, semmni=2, semmns=3, semmnu=4, semmsl=5, semopm=6, semume=7, semusz=8, semvmx=9, semaem=10}) = 0\n',
    ],
    [
      { args: [21, 1, 0x1000, 0x2000, 0, 0], exit: { 8192: bytes([4, 0xf7f54000]) }, result: 0 },
      'shmat(1, NULL, SHM_RDONLY) = 0xf7f54000\n',
    ],
    [{ args: [22, 0, 0, 0, 0xf7f54000, 0], result: 0 }, 'shmdt(0xf7f54000) = 0\n'],
    [
      { args: [0x20063, 1, 2, 3, 4, 0], result: -38 },
      'ipc(2<<16|99, 0x1, 0x2, 0x3, 0x4, 0) = -1 ENOSYS (Function not implemented)\n',
    ],
  ])('%#', (fake, line) => {
    expect(new LineFormatter({ column: 0 }).format(fakeCall(ipc, { abi: i386, ...fake }))).toBe(line);
  });

  it('is known by the name of the call, whose registers come behind the first', () => {
    const call = fakeCall(ipc, { abi: i386, args: [14, 9, 0x102, 0, 0x1000, 0], result: -14 });
    expect(call.name).toBe('msgctl');
    expect(call.args).toMatchObject({ msqid: 9, ipc64: true, cmd: 'IPC_STAT' });
    expect(new LineFormatter({ column: 0, raw: 'all' }).format(call)).toBe(
      'msgctl(0x9, 0x102, 0, 0x1000) = -1 EFAULT (Bad address)\n',
    );
  });
});
