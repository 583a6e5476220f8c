import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HStrace } from './hstrace.js';
import { attach, trace } from './trace.js';

/** How a child of ours ends, as child_process tells it. */
function ending(file: string, args: string[]): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code));
  });
}

/** State letter of a process in /proc; undefined if it has gone. */
function stateOf(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .charAt(0);
  } catch {
    return undefined;
  }
}

async function until(condition: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('it did not happen within 10 seconds');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const threads = (): number => readdirSync('/proc/self/task').length;

describe('a host', () => {
  it('has four tracers and children of its own at once', async () => {
    const traces = Array.from({ length: 4 }, async (_, index) => {
      const tracer = trace('sh', ['-c', `for i in 1 2 3; do /bin/true; done; exit ${index}`], {
        stdio: 'ignore',
      });
      let calls = 0;
      for await (const _call of tracer.syscalls()) calls++;
      return { calls, exit: await tracer.exit };
    });
    const children = Array.from({ length: 20 }, (_, index) => ending('sh', ['-c', `exit ${index}`]));
    expect(await Promise.all(children)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    const ended = await Promise.all(traces);
    expect(ended.map(({ exit }) => exit)).toEqual([0, 1, 2, 3].map((code) => ({ code, signal: undefined })));
    for (const { calls } of ended) expect(calls).toBeGreaterThan(50);
  });

  it('starts and stops many tracers, and keeps nothing of them', async () => {
    const before = threads();
    for (let i = 0; i < 50; i++) {
      const tracer = trace('sleep', ['60'], { stdio: 'ignore' });
      if (i % 2 === 0) for await (const _call of tracer.syscalls()) break;
      await tracer.stop();
      expect(stateOf(tracer.pid as number)).toBeUndefined();
    }
    await until(() => threads() <= before + 1);
  });

  it('ends a trace by leaving the loop, by disposal and by a signal', async () => {
    const pids: number[] = [];
    for await (const _call of (() => {
      const tracer = trace('sleep', ['60'], { stdio: 'ignore' });
      pids.push(tracer.pid as number);
      return tracer.syscalls();
    })()) {
      break;
    }
    {
      await using tracer = trace('sleep', ['60'], { stdio: 'ignore' });
      pids.push(tracer.pid as number);
    }
    const abort = new AbortController();
    const tracer = trace('sleep', ['60'], { stdio: 'ignore', signal: abort.signal });
    pids.push(tracer.pid as number);
    setTimeout(() => abort.abort(), 50);
    for await (const _event of tracer.events());
    for (const pid of pids) await until(() => stateOf(pid) === undefined);
    expect(() => trace('true', [], { signal: AbortSignal.abort() })).toThrow();
  });
});

describe('attaching', () => {
  it('watches a process and lets it go as it was', async () => {
    const child = spawn('sh', ['-c', 'while :; do sleep 0.02; done'], { stdio: 'ignore' });
    try {
      const pid = child.pid as number;
      const tracer = attach(pid);
      let calls = 0;
      for await (const call of tracer.syscalls()) {
        expect(call.pid).toBeGreaterThan(0);
        if (++calls === 20) break;
      }
      await until(() => /^[SRD]$/.test(stateOf(pid) ?? ''));
      expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^TracerPid:\s*0$/m);
      expect(child.exitCode).toBeNull();
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('says what is wrong with a process that does not exist', () => {
    expect(() => attach(0x3fff_fff0)).toThrowError(
      expect.objectContaining({ name: 'TraceError', code: 'NO_SUCH_PROCESS' }),
    );
  });
});

describe('the streams of a program', () => {
  it('can be pipes', async () => {
    const tracer = new HStrace()
      .program('cat')
      .options({ stdio: 'pipe', syscalls: ['write'] })
      .start();
    tracer.stdin?.end('hello');
    let text = '';
    tracer.stdout?.on('data', (part: Buffer) => {
      text += part.toString();
    });
    const written: string[] = [];
    for await (const call of tracer.syscalls())
      if (call.name === 'write') written.push(String(call.args.buf));
    expect(written).toEqual(['hello']);
    await until(() => text === 'hello');
    expect(await tracer.exit).toEqual({ code: 0, signal: undefined });
  });

  it('passes the signal a program dies of', async () => {
    const tracer = trace('sh', ['-c', 'kill -TERM $$'], { stdio: 'ignore' });
    for await (const _event of tracer.events());
    expect(await tracer.exit).toMatchObject({ signal: 15 });
  });
});
