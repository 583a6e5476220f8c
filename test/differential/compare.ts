import { reasonOf } from './sweep/judge.js';
import { olderThan } from './sweep/trace.js';

/** One program's trace by both tracers, line by line. */
export interface Comparison {
  readonly lines: number;
  /** Lines that are the same. */
  readonly equal: number;
  /** How many lines differ for a reason, by reason. */
  readonly explained: ReadonlyMap<string, number>;
  /** Lines that differ and are not explained. */
  readonly differences: readonly { readonly strace: string; readonly hstrace: string }[];
}

/** A difference that is right: where strace 7.2 prints otherwise than Debian's. */
export interface Explanation {
  readonly pattern: RegExp;
  readonly why: string;
}

/** Numbers that differ from run to run are made the same: addresses of the stack and of mappings, process ids. */
export function normalise(line: string, pid: number | undefined): string {
  let text = line
    .replace(/0x7f[0-9a-f]{6,}/g, '0x7f#')
    .replace(/0x5[56][0-9a-f]{9,}/g, '0x55#')
    // The same on ARM.
    .replace(/0xffff[0-9a-f]{8}\b/g, '0x7f#')
    .replace(/0xaaaa[0-9a-f]{8}\b/g, '0x55#')
    .replace(/\/\* 0x7f# \*\//g, '/* # */')
    .replace(/si_pid=\d+/g, 'si_pid=#')
    .replace(/ +(?== )/g, ' ')
    .replace(/(pipe|socket|anon_inode):\[\d+\]/g, '$1:[#]')
    // What the kernel tells of programs and maps of its own: numbers that it gives anew, and when they were loaded.
    .replace(/\{type=([^,]*), id=\d+/g, '{type=$1, id=#')
    .replace(/load_time=(?!0\b)\d+( \/\* [^*]* \*\/)?/g, 'load_time=#')
    .replace(/map_ids=\[[\d, ]+\]/g, 'map_ids=[#]')
    .replace(/(src_reg=(?:BPF_REG_1|0x1)[^}]*), imm=0x[0-9a-f]+/g, '$1, imm=#')
    // Files that the program makes anew: their numbers, and their times unless the program has set them.
    .replace(/\b(stx?_ino|d_ino|d_off|f_bfree|f_bavail|f_ffree)=\d+/g, '$1=#')
    .replace(/(tv_sec|[a-z]_[a-z]time)=\d+(, tv_[a-z]+=\d+\})? \/\* 20[2-9]\d-[^*]*\*\//g, '$1=now')
    .replace(/(st_[a-z]time_nsec)=(?!123456789\b|0\b)\d+/g, '$1=#');
  if (pid !== undefined) text = text.replaceAll(new RegExp(`\\b${pid}\\b`, 'g'), 'PID');
  return text;
}

/** Calls whose result is the id of a process or a key, and the column of `-f`. */
const GIVES_ID =
  /^(\d+)(?:<[^ ]*>)? +|\/\* (\d+) in strace's PID NS|\b(?:fork|vfork|clone3?|getpid|gettid|getppid|set_tid_address|setsid|getpgrp|getpgid|getsid|add_key|keyctl)(?:\(| resumed>).*\) += (\d+)$/g;
/** Smaller numbers are too likely to be something else. */
const SMALLEST = 100;

/** Ids of processes and keys differ from run to run: those that a trace tells of are numbered in order. */
export function numberIds(lines: readonly string[]): string[] {
  const names = new Map<string, string>();
  return lines.map((line) => {
    for (const [, column, translated, result] of line.matchAll(GIVES_ID)) {
      const pid = column ?? translated ?? result ?? '';
      if (Number(pid) >= SMALLEST && !names.has(pid)) names.set(pid, `ID${names.size + 1}`);
    }
    return line.replace(/\b\d{3,}\b/g, (number) => names.get(number) ?? number);
  });
}

/** The lines of a trace that count, made comparable. */
export function linesOf(trace: string): string[] {
  const lines = trace.split('\n').filter((line) => line !== '');
  return afterStart(numberIds(lines.map((line) => normalise(line, undefined))));
}

/**
 * The lines from the program's own first call on: programs mark it with `chdir("hstrace-start")`, which fails, or all
 * lines count.
 */
function afterStart(lines: string[]): string[] {
  const at = lines.findIndex((line) => line.includes('"hstrace-start"'));
  return at < 0 ? lines : lines.slice(at + 1);
}

/** Lines of two traces that belong together are those at the same place after the longest common run; see {@link align}. */
export function compare(
  strace: readonly string[],
  hstrace: readonly string[],
  explanations: readonly Explanation[],
): Comparison {
  const pairs = align(strace, hstrace);
  const differences: { strace: string; hstrace: string }[] = [];
  const explained = new Map<string, number>();
  let equal = 0;
  for (const [ours, theirs] of pairs) {
    if (ours === theirs) {
      equal++;
      continue;
    }
    const text = `${theirs ?? ''}\n${ours ?? ''}`;
    const listed = explanations.find(({ pattern }) => pattern.test(text));
    // What an older strace has otherwise is known from the sweep, whatever the program.
    const why = listed === undefined && olderThan('7.2') ? reasonOf(theirs ?? '', ours ?? '') : undefined;
    const found = listed ?? (why === undefined ? undefined : { pattern: /^/, why });
    if (found === undefined)
      differences.push({ strace: theirs ?? '(no line)', hstrace: ours ?? '(no line)' });
    else explained.set(found.why, (explained.get(found.why) ?? 0) + 1);
  }
  return { lines: pairs.length, equal, explained, differences };
}

/** Pairs of lines in order, by a longest common subsequence over whole lines; lines between are paired one to one. */
function align(
  theirs: readonly string[],
  ours: readonly string[],
): [ours: string | undefined, theirs: string | undefined][] {
  const width = ours.length + 1;
  const table = new Uint32Array((theirs.length + 1) * width);
  for (let i = theirs.length - 1; i >= 0; i--) {
    for (let j = ours.length - 1; j >= 0; j--) {
      table[i * width + j] =
        theirs[i] === ours[j]
          ? (table[(i + 1) * width + j + 1] as number) + 1
          : Math.max(table[(i + 1) * width + j] as number, table[i * width + j + 1] as number);
    }
  }
  const pairs: [string | undefined, string | undefined][] = [];
  let i = 0;
  let j = 0;
  let leftTheirs: string[] = [];
  let leftOurs: string[] = [];
  const flush = (): void => {
    for (let k = 0; k < Math.max(leftTheirs.length, leftOurs.length); k++)
      pairs.push([leftOurs[k], leftTheirs[k]]);
    leftTheirs = [];
    leftOurs = [];
  };
  while (i < theirs.length || j < ours.length) {
    if (i < theirs.length && j < ours.length && theirs[i] === ours[j]) {
      flush();
      pairs.push([ours[j], theirs[i]]);
      i++;
      j++;
    } else if (
      j >= ours.length ||
      (i < theirs.length && (table[(i + 1) * width + j] as number) >= (table[i * width + j + 1] as number))
    ) {
      leftTheirs.push(theirs[i++] as string);
    } else leftOurs.push(ours[j++] as string);
  }
  flush();
  return pairs;
}
