// Starts and stops many tracers, in every way there is, and tells what it holds after the first ones and at the end.
import { trace } from '@hstrace/core';
import { holdings, tell } from './report.js';

const ways: (() => Promise<void>)[] = [
  async () => {
    await trace('sleep', ['60'], { stdio: 'ignore' }).stop();
  },
  async () => {
    for await (const _call of trace('sleep', ['60'], { stdio: 'ignore' }).syscalls()) break;
  },
  async () => {
    await trace('/bin/true', [], { stdio: 'ignore' }).drain();
  },
  async () => {
    // Its pipes are never read.
    await using _tracer = trace('echo', ['text'], { stdio: 'pipe' });
  },
  async () => {
    await trace('echo', ['text'], { stdio: 'pipe' }).drain();
  },
  async () => {
    const abort = new AbortController();
    const tracer = trace('sleep', ['60'], { stdio: 'ignore', syscalls: ['openat'], signal: abort.signal });
    abort.abort();
    await tracer.drain();
  },
  async () => {
    try {
      trace('/etc/passwd');
    } catch {
      // As it should be.
    }
  },
];

const count = Number(process.argv[2]);
let early: unknown;
for (let i = 0; i < count; i++) {
  await ways[i % ways.length]?.();
  if (i === Math.floor(count / 4)) early = await holdings();
}
tell({ early, late: await holdings() });
