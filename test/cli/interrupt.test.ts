import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { hstrace, whileInFolder } from './command.js';

/** A program that ends by itself when it gets SIGTERM. */
const GRACEFUL = 'trap "echo ended in peace; exit 3" TERM; echo $$ ready; while :; do sleep 0.05; done';
/** One that does not. */
const STUBBORN = 'trap "echo no" TERM; echo $$ ready; while :; do sleep 0.05; done';

/** The filter of `-e` makes the kernel pass over the other calls; the program is bound to its tracer. */
const FILTERED = ['-e', 'trace=openat'];

interface Running {
  readonly tracer: ChildProcess;
  /** The program's process id. */
  readonly pid: number;
  readonly output: () => string;
}

/** With `-I2`, since `-o` would make it deaf, as strace. */
async function start(options: readonly string[], script: string): Promise<Running> {
  const [file, ...first] = hstrace;
  const tracer = spawn(file as string, [...first, '-I2', ...options, 'sh', '-c', script], {
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  tracer.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await vi.waitUntil(() => output.includes('ready'), { timeout: 30_000 });
  return { tracer, pid: Number.parseInt(output, 10), output: () => output };
}

function isAlive(pid: number): boolean {
  const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '';
  return status !== '' && !status.includes('State:\tZ');
}

it('gives a signal to a program under a filter, shows its end, and dies of the signal', async () => {
  await whileInFolder(async (folder) => {
    const log = join(folder, 'log');
    const { tracer, output } = await start([...FILTERED, '-o', log], GRACEFUL);
    tracer.kill('SIGTERM');
    const [, signal] = await once(tracer, 'exit');
    expect(signal).toBe('SIGTERM');
    expect(output()).toContain('ended in peace');
    expect(readFileSync(log, 'utf8')).toMatch(/--- SIGTERM \{[\s\S]*\+\+\+ exited with 3 \+\+\+\n$/);
  });
}, 60_000);

it('kills a program under a filter when the signal comes a second time', async () => {
  await whileInFolder(async (folder) => {
    const log = join(folder, 'log');
    const { tracer, pid, output } = await start([...FILTERED, '-o', log], STUBBORN);
    tracer.kill('SIGTERM');
    await vi.waitUntil(() => output().includes('no'), { timeout: 30_000 });
    await sleep(100);
    expect(tracer.exitCode ?? tracer.signalCode).toBeNull();
    tracer.kill('SIGINT');
    const [, signal] = await once(tracer, 'exit');
    expect(signal).toBe('SIGTERM');
    expect(isAlive(pid)).toBe(false);
  });
}, 60_000);

it('lets a program without a filter go, after giving it the signal', async () => {
  await whileInFolder(async (folder) => {
    const log = join(folder, 'log');
    const { tracer, pid, output } = await start(['-o', log], STUBBORN);
    tracer.kill('SIGTERM');
    const [, signal] = await once(tracer, 'exit');
    expect(signal).toBe('SIGTERM');
    try {
      await vi.waitUntil(() => output().includes('no'), { timeout: 30_000 });
      expect(isAlive(pid)).toBe(true);
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(status).toContain('TracerPid:\t0');
      // It was kept on one processor.
      const processors = /^Cpus_allowed:.*$/m;
      expect(processors.exec(status)?.[0]).toBe(
        processors.exec(readFileSync('/proc/self/status', 'utf8'))?.[0],
      );
    } finally {
      process.kill(pid, 'SIGKILL');
    }
  });
}, 60_000);
