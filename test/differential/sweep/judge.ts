import { readFileSync } from 'node:fs';
import { exempt, reasons } from './reasons.js';
import { olderThan, straceProgram, type Traces } from './trace.js';

export interface Difference {
  readonly strace: string;
  readonly hstrace: string;
}

export interface Judgement {
  lines: number;
  equal: number;
  /** Lines that differ for a known reason, by reason. */
  readonly explained: Map<string, number>;
  readonly differences: Difference[];
}

/** How far to look for the line with which two traces go on together. */
const AHEAD = 64;

/** Compares the traces of two tracers line by line. */
export function judge(theirs: Traces, ours: Traces): Judgement {
  const result: Judgement = { lines: 0, equal: 0, explained: new Map(), differences: [] };
  for (let i = 0; i < Math.max(theirs.length, ours.length); i++)
    judgeLines(theirs[i] ?? [], ours[i] ?? [], result);
  return result;
}

function judgeLines(theirs: readonly string[], ours: readonly string[], result: Judgement): void {
  let i = 0;
  let j = 0;
  while (i < theirs.length || j < ours.length) {
    const [a, b] = [theirs[i], ours[j]];
    if (a !== undefined && b !== undefined && callOf(a) !== callOf(b) && !unknown.test(a)) {
      // One of them has lines that the other has not: go on where they meet again.
      const skip = meet(theirs, i, ours, j);
      if (skip !== undefined) {
        for (const end = i + skip[0]; i < end; i++) judgeLine(theirs[i], undefined, result);
        for (const end = j + skip[1]; j < end; j++) judgeLine(undefined, ours[j], result);
        continue;
      }
    }
    judgeLine(a, b, result);
    i++;
    j++;
  }
}

/** A call that the older strace does not know. */
const unknown = /^syscall_0x/;

const callOf = (line: string): string => /^[^( ]*/.exec(line)?.[0] ?? '';

function meet(
  theirs: readonly string[],
  i: number,
  ours: readonly string[],
  j: number,
): [number, number] | undefined {
  for (let distance = 1; distance <= AHEAD; distance++) {
    for (let a = 0; a <= distance; a++) {
      const line = theirs[i + a];
      if (line !== undefined && line === ours[j + distance - a]) return [a, distance - a];
    }
  }
  return undefined;
}

function judgeLine(strace: string | undefined, hstrace: string | undefined, result: Judgement): void {
  result.lines++;
  if (strace === hstrace) {
    result.equal++;
    return;
  }
  const why = reasonOf(strace ?? '(no line)', hstrace ?? '(no line)');
  if (why === undefined)
    result.differences.push({ strace: strace ?? '(no line)', hstrace: hstrace ?? '(no line)' });
  else result.explained.set(why, (result.explained.get(why) ?? 0) + 1);
}

/** Why a line differs, if that is known. */
export function reasonOf(strace: string, hstrace: string): string | undefined {
  let text = strace;
  const whys: string[] = [];
  for (const { pattern, becomes, why, before } of reasons) {
    if (!olderThan(before)) continue;
    const next =
      typeof becomes === 'string' ? text.replace(pattern, becomes) : text.replace(pattern, becomes);
    if (next !== text) whys.push(why);
    text = next;
  }
  // What is longer or shorter moves the column of the result.
  if (aligned(text) === aligned(hstrace)) return whys.join('; ');
  if (olderThan('7.2') && loose(text) === loose(hstrace))
    return [...whys, 'flags in another order, or another word for what has no name, since strace 6.1'].join(
      '; ',
    );
  // The newest that hstrace follows has a name for everything that hstrace has.
  if (olderThan('7.2') && sameButNames(aligned(text), aligned(hstrace)))
    return [...whys, 'strace 6.1 has no name for a constant'].join('; ');
  return exempt.find(
    ({ pattern, before }) =>
      (before === undefined || olderThan(before)) && pattern.test(`${strace}\n${hstrace}`),
  )?.why;
}

const aligned = (line: string): string => line.replace(/ +(= \S[^=]*)$/, ' $1');

/** A line with what an older strace has otherwise in no line of its own: the order of flags, and its words for unknown ones. */
const loose = (line: string): string =>
  aligned(line)
    .replace(/ \/\* [\w<]*\?{2,3} \*\//g, ' ???')
    .replace(/\b[A-Z]\w+(?:\|(?:[A-Z]\w+|0x[0-9a-f]+))+/g, (flags) => flags.split('|').sort().join('|'));

let known: string | undefined;

/** Whether the strace that is compared with has a name for a constant. */
function straceKnows(name: string): boolean {
  known ??= readFileSync(straceProgram(), 'latin1');
  for (let at = known.indexOf(name); at >= 0; at = known.indexOf(name, at + 1))
    if (!/\w/.test(known.charAt(at + name.length))) return true;
  return false;
}

/** Constants, alone or joined by bars, with what has no name. */
const constants =
  /\b[A-Z][A-Z0-9]*_[A-Z0-9_]*[A-Z0-9]\b(?:\|(?:[A-Z][A-Z0-9_]+|0x[0-9a-f]+))*(?: \/\* \w*\?{3} \*\/)?/g;

/** What stands in the place of a constant that has no name. */
const nameless = /(?:0x[0-9a-f]+|[0-9]+)(?: \/\* \w*\?{2,3} \*\/)?|\w*\?{2,3}/y;

/** Whether a line is the other one, but for names that the older strace does not have: it shows them as numbers. */
function sameButNames(strace: string, hstrace: string): boolean {
  let at = 0;
  let from = 0;
  for (const { 0: group, index } of hstrace.matchAll(constants)) {
    const names = (group.split(' ')[0] as string).split('|').filter((name) => !name.startsWith('0x'));
    const old = names.filter(straceKnows);
    if (old.length === names.length) continue;
    const before = hstrace.slice(from, index) + old.map((name) => `${name}|`).join('');
    if (!strace.startsWith(before, at)) return false;
    nameless.lastIndex = at + before.length;
    if (!nameless.test(strace)) return false;
    at = nameless.lastIndex;
    from = index + group.length;
  }
  return from > 0 && strace.slice(at) === hstrace.slice(from);
}
