import { chdir, exitGroup, type ProcessEvent } from '@hstrace/syscalls';
import { layout, RecordReader } from '@hstrace/syscalls/records';
import { fakeCall, fakeRecord, fakeStack } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { StraceFormatter } from './strace-formatter.js';

const libc = { address: 1n, binary: '/lib/libc.so.6', position: 0xf8bf7, symbol: 'chdir', offset: 7 };
const main = {
  binary: '/bin/prog',
  position: 0x124c,
  symbol: 'f(int)',
  offset: 31,
  file: '/src/prog.c',
  line: 14,
};
const call = (stack: Uint8Array) =>
  fakeCall(chdir, { args: [0x1000], entry: { 4096: '/' }, result: 0, stack });
const LINE = 'chdir("/")                              = 0\n';

describe('stack traces as strace prints them', () => {
  it('stand below the line, where they are asked for', () => {
    const event = call(fakeStack([libc, main, { binary: '/bin/ls', position: 0x61f1 }]));
    expect(new StraceFormatter().format(event)).toBe(LINE);
    expect(new StraceFormatter({ stackTraces: 'symbols' }).format(event)).toBe(
      `${LINE} > /lib/libc.so.6(chdir+0x7) [0xf8bf7]\n > /bin/prog(f(int)+0x1f) [0x124c]\n > /bin/ls() [0x61f1]\n`,
    );
    expect(new StraceFormatter({ stackTraces: 'source' }).format(event)).toBe(
      `${LINE} > /lib/libc.so.6(chdir+0x7) [0xf8bf7]\n > /bin/prog(f(int)+0x1f) [0x124c] /src/prog.c:14\n > /bin/ls() [0x61f1]\n`,
    );
  });

  it('end where strace gives up, with its words', () => {
    const formatter = new StraceFormatter({ stackTraces: 'symbols' });
    expect(formatter.format(call(fakeStack([libc], 'limit')))).toBe(
      `${LINE} > /lib/libc.so.6(chdir+0x7) [0xf8bf7]\n > too many stack frames\n`,
    );
    expect(formatter.format(call(fakeStack([libc, { address: 0x7f00_1234n }, main])))).toBe(
      `${LINE} > /lib/libc.so.6(chdir+0x7) [0xf8bf7]\n > unexpected_backtracing_error [0x7f001234]\n`,
    );
  });

  it('follow signals, and the last line of a thread that ends itself', () => {
    const formatter = new StraceFormatter({ stackTraces: 'symbols' });
    const base = { pid: 100, tid: 100, time: 0n };
    const stack = { frames: call(fakeStack([libc])).stack?.frames ?? [], end: 'whole' as const };
    const stopped: ProcessEvent = { type: 'stopped', ...base, signal: 19, signalName: 'SIGSTOP', stack };
    expect(formatter.format(stopped)).toBe(
      '--- stopped by SIGSTOP ---\n > /lib/libc.so.6(chdir+0x7) [0xf8bf7]\n',
    );
    const begun = fakeRecord({ args: [0], stack: fakeStack([main]) });
    const ended = new Uint8Array(32);
    const view = new DataView(ended.buffer);
    for (const [at, value] of [
      [0, 32],
      [4, layout.RecordType.EXITED],
      [8, 100],
      [12, 100],
    ] as const)
      view.setUint32(at, value, true);
    const reader = new RecordReader({ lookup: () => ({ name: 'exit_group', definition: exitGroup }) });
    const events = [...reader.read(begun), ...reader.read(ended)];
    const texts = events.map((event) => formatter.format(event));
    expect(texts.join('')).toBe(
      'exit_group(0)                           = ?\n+++ exited with 0 +++\n > /bin/prog(f(int)+0x1f) [0x124c]\n',
    );
  });

  it('hold nothing that could drive a terminal', () => {
    const text = new StraceFormatter({ stackTraces: 'source' }).format(
      call(
        fakeStack([
          {
            binary: '/tmp/\u001b[31m',
            symbol: 'a\u009bb\n',
            offset: 1,
            position: 2,
            file: '\u202e\u0007',
            line: 3,
          },
        ]),
      ),
    );
    expect(text).toBe(`${LINE} > /tmp/\\033[31m(a\\302\\233b\\012+0x1) [0x2] \\342\\200\\256\\007:3\n`);
  });
});
