// Tracing in worker threads, some of which are terminated in the middle.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { collect } from '@hstrace/core';
import { holdings, tell } from './report.js';

// As `bundle.ts` names it.
const worker = new URL('./worker.mjs', import.meta.url);
const problems: string[] = [];
const gone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

async function toTheEnd(): Promise<void> {
  const one = new Worker(worker, { workerData: { script: 'exit 7', endless: false } });
  // Where this thread is slow, both come at once: what asked for the second only after the first would miss it.
  const exited = once(one, 'exit');
  const [{ code }] = (await once(one, 'message')) as [{ code: number }];
  if (code !== 7) problems.push(`a worker saw ${code}`);
  await exited;
}

async function terminated(delay: number): Promise<void> {
  const script = 'while :; do /bin/true; done';
  const one = new Worker(worker, { workerData: { script, endless: true } });
  const [{ pid }] = (await once(one, 'message')) as [{ pid: number }];
  await new Promise((resolve) => setTimeout(resolve, delay));
  await one.terminate();
  if (!gone(pid)) problems.push(`process ${pid} is left`);
}

// What the first trace loads stays.
await collect('true');
await toTheEnd();
await terminated(10);
const before = await holdings();
for (let round = 0; round < 3; round++) {
  const here = collect('sh', ['-c', 'for i in 1 2 3; do /bin/true; done; exit 5']);
  await Promise.all([toTheEnd(), terminated(round * 5), terminated(0)]);
  const { exit } = await here;
  if (exit?.code !== 5) problems.push(`the main thread saw ${exit?.code}`);
}
tell({ problems, before, after: await holdings() });
