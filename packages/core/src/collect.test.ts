import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallNamed } from '@hstrace/syscalls';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { collect } from './collect.js';
import { openRecording } from './recording/open.js';
import { record } from './recording/record.js';
import { trace } from './trace.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hstrace-core-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('collect', () => {
  it('starts nothing where a condition names no error', () => {
    const file = join(tmpdir(), `hstrace-not-made-${process.pid}`);
    expect(() => trace('touch', [file], { where: { errno: ['ENOSUCH' as never] } })).toThrow(
      "no error is named 'ENOSUCH'",
    );
    expect(existsSync(file)).toBe(false);
  });

  it('gives all of a short trace, with what the program printed', async () => {
    const { calls, exit, stdout } = await collect('echo', ['hello']);
    expect(stdout).toBe('hello\n');
    expect(exit).toEqual({ code: 0, signal: undefined });
    expect(calls[0]?.name).toBe('execve');
    expect(calls.at(-1)?.name).toBe('exit_group');
    const write = calls.find((call) => call.name === 'write');
    expect(write?.args.count).toBe(6);
    expect(String(write?.args.buf)).toBe('hello\n');
    expect(write?.result).toEqual({ ok: true, value: 6 });
  });

  it('gives only what was asked for, typed', async () => {
    const { calls } = await collect('cat', ['/etc/hostname'], { syscalls: ['openat'] });
    expectTypeOf(calls).toEqualTypeOf<readonly CallNamed<'openat'>[]>();
    expect(new Set(calls.map((call) => call.name))).toEqual(new Set(['openat']));
    expect(calls.map((call) => call.args.pathname)).toContain('/etc/hostname');
  });

  it('says which calls deserve attention, and why', async () => {
    const { calls } = await collect('cat', ['/etc/shadow'], { syscalls: ['openat'] });
    const call = calls.find((one) => one.args.pathname === '/etc/shadow');
    if (call?.result?.ok !== true) return expect(process.getuid?.()).not.toBe(0);
    expect(call.risk).toMatchObject({
      level: 'warning',
      reasons: [expect.stringContaining('keys, tokens or passwords')],
    });
    expect(calls[0]?.risk.level).toBe('info');
  });

  it('keeps to conditions', async () => {
    const missing = join(folder, 'absent');
    const { calls } = await collect('cat', [missing], {
      where: { errno: ['ENOENT'], paths: [`${folder}/**`] },
    });
    expect(calls.map((call) => call.name)).toEqual(['openat']);
    const typed = await collect('cat', [missing], {
      syscalls: ['openat'],
      where: { test: (call) => call.args.pathname === missing },
    });
    expect(typed.calls).toHaveLength(1);
  });

  it('keeps to descriptors and to how calls ended', async () => {
    const script = 'cat < /etc/hostname > /dev/null; cat /no/such/file; exit 0';
    const { calls } = await collect('sh', ['-c', script], {
      syscalls: ['read', 'write', 'openat', 'exit_group'],
      where: { descriptors: [0] },
    });
    expect(new Set(calls.map((call) => call.name))).toEqual(new Set(['read']));
    expect(calls[0]?.descriptor(0)?.link).toBe('/etc/hostname');
    const unfinished = await collect('sh', ['-c', script], { where: { status: ['unfinished'] } });
    expect(new Set(unfinished.calls.map((call) => call.name))).toEqual(new Set(['exit_group']));
    const failed = await collect('sh', ['-c', script], {
      syscalls: ['openat', 'exit_group'],
      where: { status: ['failed', 'unfinished'] },
    });
    expect(failed.calls.map((call) => call.name)).toEqual(expect.arrayContaining(['openat', 'exit_group']));
    expect(failed.calls.some((call) => call.result?.ok === true)).toBe(false);
  });

  it('finds out where descriptors lead if paths are asked for', async () => {
    const tracer = trace('cat', ['hostname'], {
      cwd: '/etc',
      stdio: 'ignore',
      where: { paths: ['/etc/hostname'] },
    });
    const names: string[] = [];
    for await (const call of tracer) names.push(call.name);
    expect(names).toEqual(expect.arrayContaining(['openat', 'read', 'close']));
  });

  it('has a bound', async () => {
    await expect(collect('ls', ['-lR', '/usr/include/linux'], { mostEvents: 50 })).rejects.toMatchObject({
      code: 'TOO_MUCH',
    });
  });

  it('gives a program its input, and text as bytes or in other encodings', async () => {
    const bytes = await collect('cat', [], {
      input: Uint8Array.of(0xff, 0, 0x61),
      encoding: 'buffer',
    });
    expectTypeOf(bytes.stdout).toEqualTypeOf<Buffer>();
    expect([...bytes.stdout]).toEqual([0xff, 0, 0x61]);
    const text = await collect('cat', [], { syscalls: ['read'], input: '\u00e9', encoding: 'latin1' });
    expectTypeOf(text.stdout).toEqualTypeOf<string>();
    expect(text.stdout).toBe('\u00c3\u00a9');
    // One that does not read it, and more of it than a pipe holds.
    const { exit } = await collect('true', [], { input: Buffer.alloc(1_000_000) });
    expect(exit).toEqual({ code: 0, signal: undefined });
  });

  it('ends a program that takes too long, and gives the trace all the same', async () => {
    const { timedOut, exit, calls } = await collect('sleep', ['60'], { timeout: 200 });
    expect(timedOut).toBe(true);
    expect(exit).toMatchObject({ signal: 15, signalName: 'SIGTERM' });
    expect(calls[0]?.name).toBe('execve');
    const killed = await collect('sleep', ['60'], { timeout: 50, killSignal: 'SIGKILL' });
    expect(killed.exit).toMatchObject({ signalName: 'SIGKILL' });
    expect((await collect('true', [], { timeout: 60_000 })).timedOut).toBe(false);
  });

  it('has a bound for output', async () => {
    await expect(
      collect('sh', ['-c', 'while :; do echo y; done'], { syscalls: ['execve'], mostOutput: 1000 }),
    ).rejects.toMatchObject({ code: 'TOO_MUCH', message: expect.stringContaining('1000 bytes of output') });
  });

  it('starts nothing with options that make no sense', async () => {
    const refused = { code: 'BAD_OPTIONS' };
    await expect(collect('true', [], { timeout: -1 })).rejects.toMatchObject(refused);
    await expect(collect('true', [], { timeout: 2 ** 31 })).rejects.toMatchObject(refused);
    await expect(collect('true', [], { killSignal: 'SIGNONE' as never })).rejects.toMatchObject(refused);
    await expect(collect('true', [], { encoding: 'klingon' as never })).rejects.toMatchObject(refused);
    await expect(collect('true', [], { input: '', stdio: 'ignore' })).rejects.toMatchObject(refused);
  });

  it('tells which files were touched', async () => {
    const file = join(folder, 'written');
    const { world } = await collect('sh', ['-c', `echo x > ${file}; cat ${file} > /dev/null; rm ${file}`]);
    expect(world.files.get(file)).toMatchObject({
      created: true,
      deleted: true,
      bytesWritten: 2,
      bytesRead: 2,
    });
    expect(world.processes.size).toBe(3);
  });
});

describe('a program that cannot be started', () => {
  it.each([
    ['/no/such/program', 'NOT_FOUND'],
    ['no-such-program', 'NOT_FOUND'],
    ['/etc/passwd', 'NOT_EXECUTABLE'],
    ['/etc', 'NOT_EXECUTABLE'],
  ])('%s', async (file, code) => {
    expect(() => trace(file)).toThrowError(expect.objectContaining({ name: 'TraceError', code }));
  });
});

describe('recordings', () => {
  it('give the same events as the trace', async () => {
    const path = join(folder, 'run.hst');
    const exit = await record(path, 'sh', ['-c', 'cat /etc/hostname; exit 3'], { stdio: 'ignore' });
    expect(exit).toEqual({ code: 3, signal: undefined });
    const recording = await openRecording(path);
    expect(recording.metadata.command).toEqual(['sh', '-c', 'cat /etc/hostname; exit 3']);
    expect(recording.metadata.genericFamilies).toContainEqual([16, 'nlctrl']);
    expect(recording.metadata.interfaces).toContainEqual([1, 'lo']);
    const names: string[] = [];
    for await (const event of recording) names.push(event.type === 'syscall' ? event.name : event.type);
    expect(names.filter((name) => name === 'execve')).toHaveLength(2);
    expect(names.at(-1)).toBe('end');
    expect(recording.damaged).toBe(false);
  });

  it('are read up to the last whole block', async () => {
    const { readFile } = await import('node:fs/promises');
    const path = join(folder, 'cut.hst');
    await record(path, 'ls', ['/'], { stdio: 'ignore' });
    const whole = await readFile(path);
    for (const keep of [whole.length - 1, whole.length - 20, 200]) {
      writeFileSync(path, whole.subarray(0, keep));
      const recording = await openRecording(path).catch((error: unknown) => error);
      if (recording instanceof Error) continue;
      let events = 0;
      for await (const _event of recording as AsyncIterable<unknown>) events++;
      expect((recording as { damaged: boolean }).damaged).toBe(true);
      if (keep === whole.length - 1) expect(events).toBeGreaterThan(20);
    }
  });

  it('refuse other files', async () => {
    await expect(openRecording('/etc/passwd')).rejects.toMatchObject({
      name: 'RecordingError',
      code: 'NOT_A_RECORDING',
    });
  });
});
