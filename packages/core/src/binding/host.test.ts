import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { loadBinding } from './index.js';
import type { NativeOptions, NativeProgram, NativeTracer } from './native.gen.js';

/** The engine inside a Node.js process that does other things as well. */

function tracer(options: NativeOptions = {}): NativeTracer {
  return new (loadBinding().NativeTracer)(options);
}

function shell(script: string, stdio: number[] = [-1, -1, 2]): NativeProgram {
  return { file: '/bin/sh', args: ['-c', script], env: ['PATH=/usr/bin:/bin'], stdio };
}

/** Reads all batches; gives the number of records. */
async function drain(native: NativeTracer): Promise<number> {
  let records = 0;
  for (let batch = await native.nextBatch(); batch !== null; batch = await native.nextBatch()) {
    const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
    for (let at = 0; at < batch.byteLength; at += view.getUint32(at, true)) records += 1;
  }
  return records;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** Whether a process is there and is not a zombie that waits for its parent. */
function isAlive(pid: number): boolean {
  if (!existsSync(`/proc/${pid}/stat`)) return false;
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return false;
  }
}

describe('the engine in a Node.js process', { timeout: 60_000 }, () => {
  it('runs several tracers beside child processes', async () => {
    const traces = Array.from({ length: 4 }, () => {
      const native = tracer();
      native.start(shell('for i in 1 2 3 4 5; do /bin/true; done'));
      return drain(native);
    });
    const children = [0, 1, 2, 3, 4].map(async (code) => {
      const [exit] = await once(spawn('sh', ['-c', `exit ${code}`]), 'exit');
      return exit as number;
    });
    expect(await Promise.all(children)).toEqual([0, 1, 2, 3, 4]);
    for (const records of await Promise.all(traces)) expect(records).toBeGreaterThan(200);
  });

  it('leaves the end of an attached child to child_process', async () => {
    for (const end of ['exit 7', 'kill -9 $$']) {
      const child = spawn('sh', ['-c', `echo ready; read line; ${end}`], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      const native = tracer();
      native.attach(child.pid as number);
      const records = drain(native);
      const exit = once(child, 'exit');
      child.stdin.end('go on\n');
      expect(await exit).toEqual(end === 'exit 7' ? [7, null] : [null, 'SIGKILL']);
      expect(await records).toBeGreaterThan(0);
    }
  });

  it('keeps a busy trace from flooding the event loop of a host with children', async () => {
    // While a child is there, libuv has its handler of SIGCHLD installed.
    const child = spawn('sleep', ['60']);
    const native = tracer();
    native.start({
      ...shell(''),
      file: '/bin/dd',
      args: ['if=/dev/zero', 'of=/dev/null', 'bs=1', 'count=5000', 'status=none'],
    });
    let turns = 0;
    let watching = true;
    const watch = (): void => {
      turns += 1;
      if (watching) setTimeout(watch, 1);
    };
    watch();
    expect(await drain(native)).toBeGreaterThan(10_000);
    watching = false;
    // Timers were served all the time.
    expect(turns).toBeGreaterThan(5);
    child.kill();
    await once(child, 'exit');
  });

  it('gives errors with a code, an errno and what to do', () => {
    const native = tracer();
    expect(() => native.start({ ...shell(''), file: '/nonexistent' })).toThrowError(
      expect.objectContaining({ code: 'ENOENT', errno: 2, syscall: 'execve' }),
    );
    expect(() => native.attach(2 ** 22 + 1)).toThrowError(expect.objectContaining({ code: 'ESRCH' }));
    expect(() => native.attach(process.pid)).toThrowError(/cannot trace itself/);
    expect(() => tracer({ plan: Uint32Array.of(1, 2, 3) })).toThrowError(
      expect.objectContaining({ code: 'HSTRACE_PLAN' }),
    );
  });

  it('takes arguments that are not UTF-8', async () => {
    const native = tracer();
    const program = shell('test "$X" = "$(printf "\\377")"');
    native.start({ ...program, env: [Buffer.from([88, 61, 255])] });
    await drain(native);
  });

  it('stops when asked to, twice as well, while somebody reads', async () => {
    const native = tracer();
    const { pid } = native.start(shell('while :; do :; done'));
    const records = drain(native);
    await Promise.all([native.stop(), native.stop()]);
    expect(isAlive(pid)).toBe(false);
    expect(await records).toBeGreaterThan(0);
    expect(await native.nextBatch()).toBeNull();
    await native.stop();
  });

  it('leaves nothing behind when a worker is terminated', async () => {
    const code = `
      const { workerData, parentPort } = require('node:worker_threads');
      const { NativeTracer } = require(workerData);
      const native = new NativeTracer({});
      const { pid } = native.start({ file: '/bin/sleep', args: ['1000'], env: [], stdio: [-1, -1, -1] });
      void (async () => { while (await native.nextBatch() !== null); })();
      parentPort.postMessage(pid);
    `;
    const file = bindingFile();
    for (let round = 0; round < 5; round++) {
      const worker = new Worker(code, { eval: true, workerData: file });
      const [pid] = (await once(worker, 'message')) as [number];
      expect(isAlive(pid)).toBe(true);
      await worker.terminate();
      await until(() => !isAlive(pid));
    }
  });

  it('leaves nothing behind when the process exits or is killed', async () => {
    for (const end of ['process.exit(3)', 'process.kill(process.pid, "SIGKILL")', 'throw new Error("")']) {
      const code = `
        const { NativeTracer } = require(${JSON.stringify(bindingFile())});
        const native = new NativeTracer({});
        const { pid } = native.start({ file: '/bin/sleep', args: ['1000'], env: [], stdio: [-1, -1, -1] });
        native.nextBatch().then(() => {
          require('node:fs').writeSync(1, String(pid));
          setImmediate(() => { ${end} });
        });
      `;
      const { stdout, signal } = spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
      expect(signal === null || signal === 'SIGKILL').toBe(true);
      const pid = Number(stdout);
      expect(pid).toBeGreaterThan(0);
      await until(() => !isAlive(pid));
    }
  });
});

function bindingFile(): string {
  loadBinding();
  const maps = readFileSync('/proc/self/maps', 'latin1');
  const file = /\/\S*hstrace\S*\.node/.exec(maps)?.[0];
  if (file === undefined) throw new Error('the binding is not loaded');
  return file;
}
