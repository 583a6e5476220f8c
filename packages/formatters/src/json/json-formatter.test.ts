import { readFileSync } from 'node:fs';
import { openat, type ProcessEvent, read, type TraceEvent } from '@hstrace/syscalls';
import { bytes, fakeCall, fakeStack } from '@hstrace/syscalls/testing';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { JsonFormatter } from './json-formatter.js';

const schema = JSON.parse(
  readFileSync(new URL('../../schema/event.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);

function parsed(event: TraceEvent): Record<string, unknown> {
  const text = new JsonFormatter({ enters: true }).format(event);
  expect(text.endsWith('\n')).toBe(true);
  expect(text.indexOf('\n')).toBe(text.length - 1);
  const object = JSON.parse(text) as Record<string, unknown>;
  expect(validate(object), JSON.stringify(validate.errors)).toBe(true);
  return object;
}

const base = { pid: 7, tid: 8, time: 1_000_000_001n };

const processEvents: ProcessEvent[] = [
  { type: 'signal', ...base, signal: 17, signalName: 'SIGCHLD', info: new Uint8Array(128) },
  { type: 'stopped', ...base, signal: 19, signalName: 'SIGSTOP' },
  { type: 'continued', ...base },
  { type: 'exited', ...base, code: 3 },
  { type: 'killed', ...base, signal: 9, signalName: 'SIGKILL', coreDumped: false },
  { type: 'exec', ...base, formerTid: 9 },
  { type: 'fork', ...base, child: 9, childPid: 7, how: 'clone' },
  { type: 'begin', ...base, reason: 'started', parent: 1, command: 'ls', executable: '/bin/ls' },
  { type: 'detached', ...base, reason: 'stopped' },
  { type: 'notice', ...base, code: 1, text: 'x' },
  { type: 'counts', ...base, data: new Uint8Array([1, 255]) },
  { type: 'end', ...base },
];

describe('events as JSON', () => {
  it('says why a call deserves attention', () => {
    const call = fakeCall(openat, {
      args: [-100, 0x1000, 1, 0],
      entry: { 4096: '/etc/cron.d/x' },
      result: 3,
      assess: () => ({ level: 'danger', reasons: ['because'] }),
    });
    expect(parsed(call)).toMatchObject({ risk: { level: 'danger', reasons: ['because'] } });
  });

  it.each(processEvents.map((event) => [event.type, event] as const))(
    '%s follows the schema',
    (type, event) => {
      expect(parsed(event)).toMatchObject({ type, pid: 7, tid: 8, time: '1.000000001' });
    },
  );

  it('has decoded arguments and the result', () => {
    const call = fakeCall(openat, {
      args: [-100, 0x1000, 0o2_000_000 | 0x4000_0000, 0],
      entry: { 4096: '/x' },
      result: 3,
      nr: 257,
    });
    expect(parsed(call)).toMatchObject({
      type: 'syscall',
      name: 'openat',
      nr: 257,
      args: { dirfd: -100, pathname: '/x', flags: { names: ['O_RDONLY', 'O_CLOEXEC'], rest: 0x4000_0000 } },
      result: { value: 3 },
    });
  });

  it('says why a call failed, and that memory was not read', () => {
    const call = fakeCall(openat, { args: [-100, 0x1000, 0, 0], result: -2 });
    expect(parsed(call)).toMatchObject({
      args: { pathname: { address: '0x1000' } },
      result: { errno: 2, name: 'ENOENT', text: 'No such file or directory' },
    });
  });

  it('keeps bytes that are no text, and says how many there were', () => {
    const call = fakeCall(read, {
      args: [3, 0x1000, 9],
      exit: { 4096: bytes([1, 255, 0]) },
      capped: [0x1000],
      result: 9,
    });
    expect(parsed(call)).toMatchObject({ args: { buf: { base64: '/wA=', total: 9 } } });
  });

  it('has stack traces, without what is not known of a function', () => {
    const frames = [
      { address: 0x7fff_ffff_f123n, binary: '/lib/libc.so.6', position: 0x1123, symbol: 'openat', offset: 7 },
      { address: 16n, binary: '/tmp/perf-1.map', symbol: 'f', compiled: true },
      { address: 32n, binary: '/p', position: 2, symbol: 'g', nearest: true, file: '/p.c', line: 3 },
      { address: 5n },
    ];
    const stack = fakeStack(frames, 'lost');
    const call = fakeCall(openat, { args: [-100, 0x1000, 0, 0], result: -2, stack });
    const expected = {
      end: 'lost',
      frames: [
        {
          address: '0x7ffffffff123',
          binary: '/lib/libc.so.6',
          position: 0x1123,
          symbol: 'openat',
          offset: 7,
        },
        { address: '0x10', binary: '/tmp/perf-1.map', position: 0, symbol: 'f', offset: 0, compiled: true },
        {
          address: '0x20',
          binary: '/p',
          position: 2,
          symbol: 'g',
          offset: 0,
          nearest: true,
          file: '/p.c',
          line: 3,
        },
        { address: '0x5' },
      ],
    };
    expect(parsed(call).stack).toEqual(expected);
    const signal: ProcessEvent = {
      type: 'stopped',
      ...base,
      signal: 19,
      signalName: 'SIGSTOP',
      ...(call.stack && { stack: call.stack }),
    };
    expect(parsed(signal).stack).toEqual(expected);
  });

  it('has no byte that could drive a terminal', () => {
    const call = fakeCall(openat, {
      args: [-100, 0x1000, 0, 0],
      entry: { 4096: '\u001b]0;x\u0007\u009b1m\u007f' },
      result: -2,
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    expect(new JsonFormatter().format(call)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    expect(parsed(call)).toMatchObject({ args: { pathname: '\u001b]0;x\u0007\u009b1m\u007f' } });
  });

  it('leaves calls under way to those who ask for them', () => {
    const call = fakeCall(read, { args: [3, 0x1000, 9] });
    expect(new JsonFormatter().format(call)).toBe('');
    expect(parsed(call)).toMatchObject({ type: 'syscall-enter', args: { fd: 3 } });
  });
});
