import { spawnSync } from 'node:child_process';
import { release } from 'node:os';
import type { ProgramResult } from './program.js';

/** What was compared of one family of calls. */
interface Family {
  programs: Set<string>;
  lines: number;
  equal: number;
  explained: Map<string, number>;
  unexplained: number;
}

/** `ioctl-video-32.c` is a program of the family `ioctl-video`, for 32 bits. */
const familyOf = (program: string): string => program.replace(/(-32|-i386)?\.c$/, '');

const count = (n: number): string => n.toLocaleString('en');
const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, n) => total + n, 0);

/** Counts lines by families, and why they differ. */
export class Report {
  readonly #families = new Map<string, Family>();

  add({ program, lines, equal, explained, differences }: ProgramResult): void {
    const name = familyOf(program);
    const family = this.#families.get(name) ?? {
      programs: new Set(),
      lines: 0,
      equal: 0,
      explained: new Map(),
      unexplained: 0,
    };
    this.#families.set(name, family);
    family.programs.add(program);
    family.lines += lines;
    family.equal += equal;
    family.unexplained += differences.length;
    for (const [why, times] of explained) family.explained.set(why, (family.explained.get(why) ?? 0) + times);
  }

  /** Lines that differ though nobody has said why. */
  get unexplained(): number {
    return sum([...this.#families.values()].map((one) => one.unexplained));
  }

  /** All in one line. */
  summary(): string {
    const all = [...this.#families.values()];
    const explained = sum(all.map((one) => sum(one.explained.values())));
    return (
      `${count(sum(all.map((one) => one.lines)))} lines compared, ${count(sum(all.map((one) => one.equal)))} equal, ` +
      `${count(explained)} differ for a known reason, ${count(this.unexplained)} for none`
    );
  }

  /** The document that tells of a whole run. */
  markdown(): string {
    const version = spawnSync('strace', ['-V'], { encoding: 'utf8' }).stdout.split('\n')[0] ?? '';
    const rows = [...this.#families].map(
      ([name, { programs, lines, equal, explained, unexplained }]) =>
        `| ${name} | ${programs.size} | ${count(lines)} | ${count(equal)} | ${count(sum(explained.values()))} | ${count(unexplained)} |`,
    );
    const reasons = [...this.#families].flatMap(([name, { explained }]) =>
      [...explained]
        .sort(([, a], [, b]) => b - a)
        .map(([why, times]) => `| ${name} | ${count(times)} | ${why.replaceAll('|', '\\|')} |`),
    );
    return [
      '# Compared with strace, line by line',
      '',
      'Every program in `test/differential/programs` makes calls of one family, as the kernel likes them and as it does',
      'not: values nobody has named, memory that ends, structures that are too short. Each is run under strace and under',
      'hstrace with the same options, and the lines are compared. What differs from run to run (addresses, process ids,',
      'times) is made the same before; nothing else is.',
      '',
      "Debian's strace is older than the one that hstrace follows, which is 7.2. Where the newer one prints otherwise, or",
      'shows what the older one does not know, the program itself says so, with a reason and the version before which it',
      'holds: nothing of the kind is excused where strace 7.2 is the one in PATH. A line that differs without a reason',
      'fails the tests.',
      '',
      '```sh',
      'pnpm exec tsx test/differential/run.ts                             # all of them; parts of names choose some',
      'pnpm exec tsx test/differential/run.ts --report docs/verification.md  # writes this page',
      '```',
      '',
      `Made by ${version.replace('strace -- version', 'strace')} and Linux ${release().replace(/-.*/, '')}: **${this.summary()}**.`,
      '',
      '| family | programs | lines | equal | differ for a reason | differ for none |',
      '|---|--:|--:|--:|--:|--:|',
      ...rows,
      '',
      '## Why lines differ',
      '',
      '| family | lines | why |',
      '|---|--:|---|',
      ...reasons,
      '',
    ].join('\n');
  }
}
