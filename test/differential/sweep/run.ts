// Compares what hstrace and strace print of every call with all sorts of arguments:
// `pnpm sweep [GROUP...] [--abi i386] [--seed N] [--only TEXT] [--every N] [--limit N] [-- OPTIONS OF BOTH TRACERS]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { groups } from './groups/index.js';
import { type Difference, judge } from './judge.js';
import { Sweep, type SweepAbi } from './sweep.js';
import { hstrace, strace, traceSweep } from './trace.js';

const end = process.argv.indexOf('--');
const options = end < 0 ? [] : process.argv.slice(end + 1);
const { values, positionals } = parseArgs({
  args: process.argv.slice(2, end < 0 ? undefined : end),
  allowPositionals: true,
  options: {
    abi: { type: 'string', multiple: true, default: ['x86_64', 'i386'] },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    every: { type: 'string', default: '1' },
    limit: { type: 'string', default: '50' },
  },
});
/** A difference of each kind, with how many there are: those with the same words differ for the same reason, mostly. */
function kindsOf(differences: readonly Difference[]): [Difference, number][] {
  const kinds = new Map<string, [Difference, number]>();
  for (const one of differences) {
    const words = (line: string): string =>
      line
        .replace(/"(\\.|[^"])*"/g, '""')
        .replace(/\b[A-Z_]+[A-Z0-9_]*(\|[A-Z][A-Z0-9_]*)*\b/g, 'X')
        .replace(/-?\b(0x)?[0-9a-f]+\b/g, '#')
        .replace(/(#[, ]*)+/g, '#')
        // The column of the result, and how it ended, are no other kind.
        .replace(/ += [^=]*$/, '');
    const key = `${one.strace.split('(')[0]}\n${words(one.strace)}\n${words(one.hstrace)}`;
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, [one, 1]);
    else kind[1]++;
  }
  return [...kinds.values()];
}

const chosen = Object.entries(groups).filter(
  ([name]) => positionals.length === 0 || positionals.some((part) => name.startsWith(part)),
);
const folder = mkdtempSync(join(tmpdir(), 'hstrace-sweep-'));
let lines = 0;
let equal = 0;
const explained = new Map<string, number>();
try {
  for (const [name, group] of chosen) {
    for (const abi of values.abi) {
      const sweep = new Sweep(abi as SweepAbi, Number(values.seed));
      group(sweep);
      sweep.thin(Number(values.every));
      if (sweep.calls.length === 0) continue;
      const found = judge(
        traceSweep(folder, sweep, strace, options),
        traceSweep(folder, sweep, hstrace, options),
      );
      lines += found.lines;
      equal += found.equal;
      for (const [why, count] of found.explained) explained.set(why, (explained.get(why) ?? 0) + count);
      console.log(
        `${name} ${abi}: ${sweep.calls.length} calls, ${found.lines} lines, ${found.equal} equal, ${found.differences.length} differ`,
      );
      const shown = found.differences.filter(
        (one) => values.only === undefined || one.strace.includes(values.only),
      );
      for (const [one, count] of kindsOf(shown).slice(0, Number(values.limit)))
        console.log(`  ${count} times:\n  strace:  ${one.strace}\n  hstrace: ${one.hstrace}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${equal} of ${lines} lines equal`);
for (const [why, count] of explained) console.log(`${count} differ because ${why}`);
