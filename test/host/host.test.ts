import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundlePrograms } from './bundle.js';
import type { Holdings } from './programs/report.js';
import { type Outcome, tracingProgram } from './run.js';

/** What a process is doing, and who traces it; undefined if it has gone (or is a zombie). */
function statusOf(pid: number): { state: string; tracer: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const state = /^State:\s*(\S)/m.exec(text)?.[1] ?? '?';
    return state === 'Z' || state === 'X'
      ? undefined
      : { state, tracer: Number(/^TracerPid:\s*(\d+)/m.exec(text)?.[1]) };
  } catch {
    return undefined;
  }
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 15_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`it did not happen within 15 seconds: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Nothing is held any more that was not held before. */
function expectNoGrowth(before: Holdings, after: Holdings, megabytes: number): void {
  expect(after.descriptors).toBeLessThanOrEqual(before.descriptors);
  // A thread that has told of its end may still be going.
  expect(after.threads).toBeLessThanOrEqual(before.threads + 1);
  expect(after.children).toBeLessThanOrEqual(before.children);
  expect(after.memory - before.memory).toBeLessThan(megabytes);
}

const programs = ['aborts', 'blocked', 'children', 'cycles', 'endings', 'forgotten', 'worker', 'workers'];

describe('a host', { timeout: 600_000 }, () => {
  let bundle: Bundle;
  beforeAll(async () => {
    bundle = await bundlePrograms(programs);
  });
  afterAll(() => bundle.remove());
  const running = (name: string, args?: readonly string[], mayFail?: boolean): Promise<Outcome> =>
    tracingProgram(bundle.folder, name, args, mayFail);

  it('starts and stops 1,000 tracers, and keeps nothing of them', async () => {
    const { value } = await running('cycles', ['1000']);
    const { early, late } = value as { early: Holdings; late: Holdings };
    expectNoGrowth(early, late, 30);
  });

  it('may forget tracers: the garbage collector ends them', async () => {
    const { value } = await running('forgotten');
    const { before, left, after } = value as { before: Holdings; left: number; after: Holdings };
    expect(left).toBe(0);
    expectNoGrowth(before, after, 80);
  });

  it('aborts at any moment', async () => {
    const { value } = await running('aborts');
    const { problems, before, after } = value as { problems: string[]; before: Holdings; after: Holdings };
    expect(problems).toEqual([]);
    expectNoGrowth(before, after, 60);
  });

  it('traces in workers, and terminates them in the middle', async () => {
    const { value } = await running('workers');
    const { problems, before, after } = value as { problems: string[]; before: Holdings; after: Holdings };
    expect(problems).toEqual([]);
    expectNoGrowth(before, after, 150);
  });

  it('learns of the end of each child of its own, an attached one too', async () => {
    const { value } = await running('children');
    const { problems, end, events } = value as { problems: string[]; end: unknown; events: number };
    expect(problems).toEqual([]);
    expect(end).toEqual([9, null]);
    expect(events).toBeGreaterThan(1000);
  });

  it('learns of them though it blocks in synchronous calls meanwhile', async () => {
    const { value } = await running('blocked');
    const { problems, end, reasons, notices } = value as {
      problems: string[];
      end: unknown;
      reasons: string[];
      notices: number;
    };
    expect(problems).toEqual([]);
    expect(end).toEqual([9, null]);
    // For the long call at least; on a busy machine others may take as long.
    expect(reasons.length).toBeGreaterThan(0);
    expect(new Set(reasons)).toEqual(new Set(['host busy']));
    expect(notices).toBe(reasons.length);
  });

  it.each([
    ['exit', 3],
    ['exit in a handler', 3],
    ['throw', 1],
    ['throw in a loop', 1],
    ['throw and survive', 3],
    ['reject', 1],
    ['abort', 'SIGABRT'],
    ['SIGKILL', 'SIGKILL'],
    ['SIGTERM', 'SIGTERM'],
  ] as const)('ends by %s and leaves no process stopped', async (way, expected) => {
    const { value, status, signal } = await running('endings', [way], true);
    expect(signal ?? status).toBe(expected);
    const { started, bystander } = value as { started: number[]; bystander: number };
    try {
      for (const pid of started) await until(() => statusOf(pid) === undefined, `${pid} ends`);
      await until(() => statusOf(bystander)?.tracer === 0, `${bystander} is let go`);
      await until(() => statusOf(bystander)?.state !== 'T', `${bystander} goes on`);
    } finally {
      process.kill(bystander, 'SIGKILL');
    }
  });
});
