import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnyCall } from '@hstrace/syscalls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from './collect.js';
import { openRecording } from './recording/open.js';
import { record } from './recording/record.js';

const SOURCE = `#include <unistd.h>
volatile int after;
__attribute__((noinline)) void inner(void) { chdir("/inner"); after++; }
__attribute__((noinline)) void outer(void) {
  inner();
  after++;
}
int main(void) { outer(); return 0; }
`;

let folder = '';
let program = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hstrace-stacks-'));
  program = join(folder, 'program');
  writeFileSync(`${program}.c`, SOURCE);
  const built = spawnSync('cc', ['-g', '-O1', '-o', program, `${program}.c`], { encoding: 'utf8' });
  expect(built.status, built.stderr).toBe(0);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function own(calls: readonly AnyCall[]): string[] {
  const frames = calls.find((call) => call.name === 'chdir')?.stack?.frames ?? [];
  return frames
    .filter(({ binary }) => binary === program)
    .map(({ symbol, line }) => (line === undefined ? `${symbol}` : `${symbol}:${line}`));
}

describe('stack traces', () => {
  it('name the functions that make a call', async () => {
    const { calls } = await collect(program, [], { stackTraces: true });
    expect(own(calls as readonly AnyCall[])).toEqual(['inner', 'outer', 'main', '_start']);
    const last = calls.find((call) => call.name === 'chdir');
    expect(last?.stack?.end).toBe('whole');
    expect(last?.stack?.frames[0]?.symbol).toMatch(/chdir$/);
  });

  it('have source lines, where they are asked for', async () => {
    const { calls } = await collect(program, [], { stackTraces: 'source', syscalls: ['chdir'] });
    expect(own(calls)).toEqual(['inner:3', 'outer:5', 'main:8', '_start']);
  });

  it('are there only if they are asked for, and as long as is asked for', async () => {
    const without = await collect(program, []);
    expect(without.calls.every((call) => call.stack === undefined)).toBe(true);
    const { calls } = await collect(program, [], { stackTraces: true, stackFrames: 2, syscalls: ['chdir'] });
    expect(calls[0]?.stack?.frames).toHaveLength(2);
    expect(calls[0]?.stack?.end).toBe('limit');
    await expect(collect(program, [], { stackTraces: true, stackFrames: 0 })).rejects.toMatchObject({
      code: 'BAD_OPTIONS',
    });
  });

  it('are kept in recordings', async () => {
    const file = join(folder, 'run.hst');
    await record(file, program, [], { stackTraces: 'source' });
    const calls: AnyCall[] = [];
    for await (const event of (await openRecording(file)).events())
      if (event.type === 'syscall') calls.push(event as unknown as AnyCall);
    expect(own(calls)).toEqual(['inner:3', 'outer:5', 'main:8', '_start']);
  });

  it('show the JavaScript of a Node program that writes a map of it', async () => {
    const script = join(folder, 'script.js');
    writeFileSync(
      script,
      `const fs = require('node:fs');
function hotFunction(i) {
  let sum = 0;
  for (let k = 0; k < 1000; k++) sum += k ^ i;
  if (i % 20000 === 19999) try { fs.accessSync('/hstrace-marker'); } catch {}
  return sum;
}
function hotCaller(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += hotFunction(i);
  return sum;
}
hotCaller(200000);
`,
    );
    // The map appears beside those of other programs.
    const before = new Set(readdirSync('/tmp'));
    const { calls } = await collect(process.execPath, ['--perf-basic-prof', script], {
      // V8 leaves a log in the working directory.
      cwd: folder,
      stackTraces: true,
      syscalls: ['access', 'faccessat', 'faccessat2'],
    });
    for (const name of readdirSync('/tmp'))
      if (/^perf-\d+\.map$/.test(name) && !before.has(name)) rmSync(join('/tmp', name));
    const stacks = calls.filter((call) => call.args.pathname === '/hstrace-marker').map((call) => call.stack);
    expect(stacks).toHaveLength(10);
    const compiled = stacks.flatMap((stack) => stack?.frames.filter((frame) => frame.compiled) ?? []);
    expect(compiled.some(({ symbol }) => /hot(Function|Caller) .*script\.js/.test(symbol ?? ''))).toBe(true);
    expect(compiled[0]?.binary).toMatch(/^\/tmp\/perf-\d+\.map$/);
    // They lie between functions of Node itself, which go on beneath them.
    expect(stacks.at(-1)?.frames.some(({ symbol }) => symbol?.startsWith('node::Start(') === true)).toBe(
      true,
    );
  }, 60_000);
});
