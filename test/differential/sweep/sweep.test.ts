import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commandCalls } from './groups/commands.js';
import { everyCall } from './groups/generic.js';
import { socketAddresses } from './groups/sockets.js';
import { judge } from './judge.js';
import { Sweep, type SweepAbi } from './sweep.js';
import { hstrace, strace, traceSweep } from './trace.js';

const version = spawnSync('strace', ['-V'], { encoding: 'utf8' });
const usable = version.status === 0 && version.stdout.includes('version 6.1');
if (!usable) console.warn('strace 6.1 is not installed: hstrace is not compared with it');

/** A part of the whole sweep (`pnpm sweep`) that takes a few seconds: one call in so many. */
function thinned(abi: SweepAbi, fill: (sweep: Sweep) => void, step: number): Sweep {
  const sweep = new Sweep(abi, 7);
  fill(sweep);
  sweep.thin(step);
  return sweep;
}

const parts: readonly (readonly [name: string, fill: (sweep: Sweep) => void, step: number])[] = [
  ['every call', (sweep) => everyCall(sweep, () => true), 97],
  ['commands', (sweep) => commandCalls(sweep, (name) => ['fcntl', 'futex', 'shmctl'].includes(name)), 31],
  ['addresses of sockets', socketAddresses, 41],
];

describe.runIf(usable)('calls with any arguments are shown as strace shows them', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hstrace-sweep-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(
    parts.flatMap((part) =>
      (['x86_64', 'i386'] as const).map((abi) => [part[0], abi, part[1], part[2]] as const),
    ),
  )('%s of %s', (_name, abi, fill, step) => {
    const sweep = thinned(abi, fill, step);
    const found = judge(traceSweep(folder, sweep, strace, []), traceSweep(folder, sweep, hstrace, []));
    // All of them were made: a driver that dies early would compare little.
    expect(found.lines).toBeGreaterThanOrEqual(sweep.calls.length);
    expect(found.differences).toEqual([]);
  });
});
