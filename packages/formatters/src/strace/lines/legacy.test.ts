import {
  epollWaitOld,
  i386,
  mpx,
  nanosleep,
  readdir,
  restartSyscall,
  socketcall,
  sysctl,
  tuxcall,
} from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

describe('legacy', () => {
  it.each([
    [
      tuxcall,
      { args: [0, 1, -1], result: -38 },
      'tuxcall(0, 0x1, 0xffffffffffffffff)     = -1 ENOSYS (Function not implemented)\n',
    ],
    [
      mpx,
      { args: [], result: -38 },
      'mpx()                                   = -1 ENOSYS (Function not implemented)\n',
    ],
    [
      epollWaitOld,
      { args: [3, 0x1000, 2, 0xffffffff], result: -38 },
      'epoll_wait_old(0x3, 0x1000, 0x2, 0xffffffff) = -1 ENOSYS (Function not implemented)\n',
    ],
    [
      readdir,
      {
        args: [3, 0x1000, 1],
        exit: { 4096: bytes([4, 7, 8], [2, 2], '..') },
        abi: i386,
        result: 1,
      },
      'readdir(3, {d_ino=7, d_off=8, d_reclen=2, d_name=".."}) = 1\n',
    ],
    [
      readdir,
      { args: [3, 0x1000, 9], abi: i386, result: 0 },
      'readdir(3, 0x1000, 9)                   = 0\n',
    ],
    [
      sysctl,
      {
        args: [0x1000],
        entry: { 4096: bytes([8, 0x2000], [4, 2, 0], [8, 0, 0, 0x3000, 5, 0, 0, 0, 0]) },
        result: -38,
      },
      '_sysctl({name=0x2000, nlen=2, oldval=NULL, oldlenp=NULL, newval=0x3000, newlen=5}) = -1 ENOSYS (Function not implemented)\n',
    ],
    [
      socketcall,
      { args: [1, 1], abi: i386, result: -14 },
      'socketcall(SYS_SOCKET, 0x1)             = -1 EFAULT (Bad address)\n',
    ],
    [
      socketcall,
      { args: [0xdeadbeef, 0], abi: i386, result: -22 },
      'socketcall(-559038737, NULL)            = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter({ quiet: new Set(['personality']) }).format(fakeCall(definition, fake))).toBe(
      line,
    );
  });

  it('names the call that restart_syscall goes on with', () => {
    const formatter = new LineFormatter();
    const restart = fakeCall(restartSyscall, { args: [], result: 0 });
    expect(formatter.format(restart)).toBe(
      'restart_syscall(<... resuming interrupted system call ...>) = 0\n',
    );
    formatter.format(
      fakeCall(nanosleep, { args: [0x1000, 0], entry: { 4096: bytes([8, 3, 0]) }, result: -516 }),
    );
    expect(formatter.format(restart)).toBe('restart_syscall(<... resuming interrupted nanosleep ...>) = 0\n');
    expect(new LineFormatter({ raw: 'all' }).format(fakeCall(restartSyscall, { args: [7], result: 0 }))).toBe(
      'restart_syscall()                       = 0\n',
    );
  });
});
