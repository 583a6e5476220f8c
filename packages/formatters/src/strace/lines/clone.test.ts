import { clone, clone3, cloneI386, fork, i386 } from '@hstrace/syscalls';
import { bytes, type FakeCall, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const SIGCHLD = 17;

describe('making processes and threads', () => {
  it.each([
    [fork, { args: [], result: 28156 }, 'fork()                                  = 28156\n'],
    [clone, { args: [SIGCHLD], result: 7 }, 'clone(child_stack=NULL, flags=SIGCHLD)  = 7\n'],
    [
      clone,
      { args: [0x800, 0x1000, 1, 2, 3], result: -22 },
      'clone(child_stack=0x1000, flags=CLONE_SIGHAND) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      clone,
      { args: [0x800 | 100, 0x1000], result: -22 },
      'clone(child_stack=0x1000, flags=CLONE_SIGHAND|100) = -1 EINVAL (Invalid argument)\n',
    ],
    [clone, { args: [0, 0], result: 7 }, 'clone(child_stack=NULL, flags=0)        = 7\n'],
    [
      clone,
      { args: [0x118_0800, 0x1000, 0x2000, 0x3000, 0x4000], result: -22 },
      'clone(child_stack=0x1000, flags=CLONE_SIGHAND|CLONE_SETTLS|CLONE_PARENT_SETTID|CLONE_CHILD_SETTID, ' +
        'parent_tid=0x2000, tls=0x4000, child_tidptr=0x3000) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      clone,
      {
        args: [0x110_0011, 0, 0x2000, 0x3000, 0],
        exit: { 8192: bytes([4, 28152]) },
        result: 28152,
      },
      'clone(child_stack=NULL, flags=CLONE_PARENT_SETTID|CLONE_CHILD_SETTID|SIGCHLD, parent_tid=[28152], ' +
        'child_tidptr=0x3000) = 28152\n',
    ],
    [
      clone,
      { args: [0x1011, 0, 0x2000], exit: { 8192: bytes([4, 3]) }, result: 28153 },
      'clone(child_stack=NULL, flags=CLONE_PIDFD|SIGCHLD, parent_tid=[3]) = 28153\n',
    ],
    [
      cloneI386,
      {
        abi: i386,
        args: [0x8_0000, 0, 0, 0x4000, 0],
        entry: { 16384: bytes([4, 12, 0xf7d0_0000, 0xf_ffff, 0x51]) },
        result: 5,
      },
      'clone_i386(child_stack=NULL, flags=CLONE_SETTLS, tls={entry_number=12, base_addr=0xf7d00000, limit=0x0fffff, ' +
        'seg_32bit=1, contents=0, read_exec_only=0, limit_in_pages=1, seg_not_present=0, useable=1}) = 5\n',
    ],
    [
      clone3,
      { args: [0, 0], result: -22 },
      'clone3(NULL, 0)                         = -1 EINVAL (Invalid argument)\n',
    ],
    [
      clone3,
      { args: [0x1000, 8], entry: { 4096: bytes([8, 0]) }, result: -22 },
      'clone3(0x1000, 8)                       = -1 EINVAL (Invalid argument)\n',
    ],
    [
      clone3,
      { args: [0x1000, 64], entry: { 4096: bytes([8, 0, 0, 0, 0, 0, 0, 0, 0]) }, result: 9 },
      'clone3({flags=0, exit_signal=0, stack=NULL, stack_size=0}, 64) = 9\n',
    ],
    [
      clone3,
      {
        args: [0x1000, 88],
        entry: {
          4096: bytes([8, 0x3d_1f00, 0x2000, 0x2008, 0x2010, SIGCHLD, 0x8000, 0x1000, 0x9000, 0x5000, 2, 0]),
          20480: bytes([4, 31, 1]),
        },
        exit: {
          4096: bytes([8, 0x3d_1f00, 0x2000, 0x2008, 0x2010, SIGCHLD, 0x8000, 0x1000, 0x9000, 0x5000, 2, 0]),
          8192: bytes([4, 3]),
          8208: bytes([4, 77]),
        },
        result: 77,
      },
      'clone3({flags=CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_SIGHAND|CLONE_PIDFD|CLONE_THREAD|CLONE_SYSVSEM|CLONE_SETTLS' +
        '|CLONE_PARENT_SETTID|CLONE_CHILD_CLEARTID, pidfd=0x2000, child_tid=0x2008, parent_tid=0x2010, ' +
        'exit_signal=SIGCHLD, stack=0x8000, stack_size=0x1000, tls=0x9000, set_tid=[31, 1], set_tid_size=2} => ' +
        '{pidfd=[3], parent_tid=[77]}, 88) = 77\n',
    ],
    [
      clone3,
      {
        args: [0x1000, 96],
        entry: { 4096: bytes([8, 0, 0, 0, 0, 0x1_0000_0000, 0, 0, 0, 0, 0, 7, 1]) },
        result: -7,
      },
      'clone3({flags=0, exit_signal=4294967296, stack=NULL, stack_size=0, cgroup=7, ' +
        '/* bytes 88..95 */ "\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00"}, 96) = -1 E2BIG (Argument list too long)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });

  it('shows what the kernel left when the call ends', () => {
    const formatter = new LineFormatter();
    const call = {
      args: [0x1000, 64],
      entry: { 4096: bytes([8, 0x10_0000, 0, 0, 0x2010, 0, 0, 0, 0]) },
    };
    expect(formatter.format(fakeCall(clone3, call))).toBe(
      'clone3({flags=CLONE_PARENT_SETTID, parent_tid=0x2010, exit_signal=0, stack=NULL, stack_size=0}',
    );
  });

  it('shows all as the call begins where the kernel has nothing to leave', () => {
    const begun = (entry: FakeCall['entry']): string =>
      new LineFormatter().format(fakeCall(clone3, { args: [0x1000, 64], ...(entry && { entry }) }));
    expect(begun({ 4096: bytes([8, 0x4100, 0, 0, 0, 17, 0, 0, 0]) })).toBe(
      'clone3({flags=CLONE_VM|CLONE_VFORK, exit_signal=SIGCHLD, stack=NULL, stack_size=0}, 64',
    );
    expect(begun(undefined)).toBe('clone3(0x1000, 64');
  });
});
