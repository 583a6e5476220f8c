// Tracers that nobody stops and nobody refers to: the garbage collector ends them.
import { trace } from '@hstrace/core';
import { holdings, tell } from './report.js';

// It outlives them all, and must not keep one.
const { signal } = new AbortController();

function forget(): number {
  return trace('sleep', ['60'], { stdio: 'ignore', signal }).pid as number;
}

async function forgetReading(): Promise<number> {
  const tracer = trace('sleep', ['60'], { stdio: 'ignore' });
  const calls = tracer.syscalls();
  await calls.next();
  return tracer.pid as number;
}

const before = await holdings();
const pids: number[] = [];
for (let i = 0; i < 10; i++) pids.push(forget(), await forgetReading());
const alive = (): number[] =>
  pids.filter((pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  });
const end = Date.now() + 20_000;
while (alive().length > 0 && Date.now() < end) await holdings();
tell({ before, left: alive().length, after: await holdings() });
