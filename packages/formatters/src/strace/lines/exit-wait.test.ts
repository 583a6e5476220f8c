import { type AnySyscall, exitGroup, wait4, waitid } from '@hstrace/syscalls';
import { bytes, type FakeCall, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

type Row = readonly [AnySyscall, FakeCall, string];

const waited = (status: number, line: string): Row => [
  wait4,
  { args: [7, 0x1000, 0, 0], exit: { 4096: bytes([4, status]) }, result: 7 },
  `wait4(7, [${line}], 0, NULL)`,
];

describe('ending, and waiting for the end of others', () => {
  it.each<Row>([
    [exitGroup, { args: [0x1_0000_0003] }, 'exit_group(3'],
    waited(0x0300, '{WIFEXITED(s) && WEXITSTATUS(s) == 3}'),
    waited(9, '{WIFSIGNALED(s) && WTERMSIG(s) == SIGKILL}'),
    waited(0x8b, '{WIFSIGNALED(s) && WTERMSIG(s) == SIGSEGV && WCOREDUMP(s)}'),
    waited(0x137f, '{WIFSTOPPED(s) && WSTOPSIG(s) == SIGSTOP}'),
    waited(0x857f, '{WIFSTOPPED(s) && WSTOPSIG(s) == SIGTRAP | 0x80}'),
    waited(0x3057f, '{WIFSTOPPED(s) && WSTOPSIG(s) == SIGTRAP}|PTRACE_EVENT_CLONE<<16'),
    waited(0xff057f, '{WIFSTOPPED(s) && WSTOPSIG(s) == SIGTRAP}|0xff /* PTRACE_EVENT_??? */<<16'),
    waited(0xffff, '{WIFCONTINUED(s)}'),
    [wait4, { args: [-1, 0x1000, 1, 0x2000], result: 0 }, 'wait4(-1, 0x1000, WNOHANG, 0x2000)      = 0\n'],
    [
      wait4,
      { args: [-1, 0x1000, 0x8000_0100, 0], result: -22 },
      'wait4(-1, 0x1000, __WCLONE|0x100, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      wait4,
      {
        args: [7, 0x1000, 10, 0x2000],
        exit: {
          4096: bytes([4, 0]),
          8192: bytes([8, 0, 164, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]),
        },
        result: 7,
      },
      'wait4(7, [{WIFEXITED(s) && WEXITSTATUS(s) == 0}], WSTOPPED|WCONTINUED, ' +
        '{ru_utime={tv_sec=0, tv_usec=164}, ru_stime={tv_sec=0, tv_usec=0}, ...}) = 7\n',
    ],
    [
      waitid,
      { args: [77, -1, 0, 0, 0], result: -22 },
      'waitid(0x4d /* P_??? */, -1, NULL, 0, NULL) = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake)).slice(0, line.length)).toBe(line);
  });
});
