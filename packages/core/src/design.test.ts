import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from './collect.js';
import { TraceError } from './errors.js';
import { HStrace } from './hstrace.js';
import { attach, trace } from './trace.js';

/** What the API promises, each promise by itself. */

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hstrace-design-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const isGone = (pid: number): boolean => !existsSync(`/proc/${pid}`);
const sleeping = () => trace('sleep', ['60'], { stdio: 'ignore' });

describe('a trace', () => {
  it.each([
    ['by a function', (file: string) => trace('touch', [file])],
    ['step by step', (file: string) => new HStrace().program('touch').arg(file).start()],
  ])('begun %s gives calls that their names tell the types of', async (_how, start) => {
    const file = join(folder, 'example.txt');
    const tracer = start(file);
    const opened: string[] = [];
    const network: unknown[] = [];
    for await (const call of tracer.syscalls()) {
      switch (call.name) {
        case 'openat':
          if (call.args.flags.has('O_WRONLY')) opened.push(`${call.args.pathname} opened for writing`);
          break;
        case 'readlink':
          network.push(call.args.pathname, '->', call.args.buf);
          break;
      }
      if (call.category === 'network') network.push(call.name, call.risk);
    }
    expect(opened).toEqual([`${file} opened for writing`]);
    expect(network).toEqual([]);
    expect(await tracer.exit).toEqual({ code: 0, signal: undefined });
  });

  it('gives signals, exits, forks and execs as well', async () => {
    const types = new Set<string>();
    for await (const event of trace('sh', ['-c', '/bin/true; kill -CONT $$']).events()) types.add(event.type);
    expect([...types]).toEqual(
      expect.arrayContaining(['begin', 'exec', 'fork', 'exited', 'signal', 'syscall', 'end']),
    );
  });
});

describe('a call', () => {
  it('has a name, arguments, a result or an error, ids, times, a category and a risk', async () => {
    const before = process.hrtime.bigint();
    const { calls } = await collect('cat', ['/no/such/file', '/etc/hostname'], { syscalls: ['openat'] });
    for (const call of calls) {
      expect(call.pid).toBeGreaterThan(0);
      expect(call.tid).toBe(call.pid);
      expect(call.time).toBeGreaterThan(before);
      expect(call.time).toBeLessThan(process.hrtime.bigint());
      expect(call.duration).toBeGreaterThan(0);
      expect(call.category).toBe('file');
      expect(['info', 'warning', 'danger']).toContain(call.risk.level);
      expect(call.risk.reasons.length > 0).toBe(call.risk.level !== 'info');
    }
    const of = (path: string) => calls.find((call) => call.args.pathname === path)?.result;
    expect(of('/no/such/file')).toEqual({
      ok: false,
      errno: 2,
      name: 'ENOENT',
      text: 'No such file or directory',
    });
    expect(of('/etc/hostname')).toMatchObject({ ok: true, value: 3 });
  });
});

describe('options as of child_process', () => {
  it('are cwd, env and stdio', async () => {
    const run = await collect('sh', ['-c', 'pwd; echo $A; echo wrong >&2'], { cwd: '/', env: { A: 'b' } });
    expect(run.stdout).toBe('/\nb\n');
    expect(run.stderr).toBe('wrong\n');
  });

  it.runIf(process.getuid?.() === 0)('are uid and gid', async () => {
    const run = await collect('sh', ['-c', 'id -u; id -g'], { uid: 65534, gid: 65534, groups: [], cwd: '/' });
    expect(run.stdout).toBe('65534\n65534\n');
  });
});

describe('a trace ends, and its program with it', () => {
  it('by leaving the loop, by an error in it, and by one in a condition', async () => {
    const left = sleeping();
    for await (const _call of left) break;
    expect(isGone(left.pid as number)).toBe(true);

    const failed = sleeping();
    const failing = async (): Promise<void> => {
      for await (const call of failed) throw new RangeError(call.name);
    };
    await expect(failing()).rejects.toThrow(RangeError);
    expect(isGone(failed.pid as number)).toBe(true);

    const judged = trace('sleep', ['60'], {
      stdio: 'ignore',
      where: {
        test: () => {
          throw new RangeError('mine');
        },
      },
    });
    await expect(judged.syscalls().next()).rejects.toThrow('mine');
    expect(isGone(judged.pid as number)).toBe(true);
  });

  it('by await using and by an AbortSignal', async () => {
    let pid: number;
    {
      await using tracer = sleeping();
      pid = tracer.pid as number;
    }
    expect(isGone(pid)).toBe(true);
    const tracer = trace('sleep', ['60'], { stdio: 'ignore', signal: AbortSignal.timeout(50) });
    // It was killed, and its end was seen or not.
    expect([undefined, 9]).toContain((await tracer.drain())?.signal);
    expect(isGone(tracer.pid as number)).toBe(true);
  });

  it('by return() and stop() in any order, more than once', async () => {
    const tracer = sleeping();
    const calls = tracer.syscalls();
    const [first, second] = [calls.next(), calls.next()];
    const end = calls.return();
    expect((await first).done).toBe(false);
    expect((await second).done).toBe(false);
    expect((await end).done).toBe(true);
    await Promise.all([tracer.stop(), tracer.stop(), tracer[Symbol.asyncDispose]()]);
    expect(isGone(tracer.pid as number)).toBe(true);

    const inside = sleeping();
    for await (const _call of inside) await inside.stop();
    expect(isGone(inside.pid as number)).toBe(true);
  });
});

describe('errors', () => {
  it('are classes with a code, and say what to do', () => {
    const errorOf = (begin: () => unknown): TraceError => {
      try {
        begin();
      } catch (error) {
        if (error instanceof TraceError) return error;
      }
      throw new Error('it is no error of ours');
    };
    expect(errorOf(() => trace('no-such-program'))).toMatchObject({ code: 'NOT_FOUND', errno: 'ENOENT' });
    expect(errorOf(() => attach(process.pid))).toMatchObject({
      code: 'NOT_PERMITTED',
      message: expect.stringContaining('cannot trace itself'),
    });
    const yama = readYama();
    // Without root's rights: what the kernel's settings and a container have to do with it.
    const first = (): unknown => attach(1);
    if (process.getuid?.() !== 0 || yama === '3')
      expect(errorOf(first).message).toMatch(/root|ptrace_scope|container/);
  });
});

function readYama(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/yama/ptrace_scope', 'utf8').trim();
  } catch {
    return undefined;
  }
}
