import { type Arch, abis } from '@hstrace/syscalls';
import { type NameEntry, namesOf, subcallsOf } from '@hstrace/syscalls/names';
import { TraceError } from '../errors.js';
import { nearest } from './nearest.js';
import { PosixRegexError, posixRegex } from './posix-regex.js';

/** The ABIs whose calls a tracer of this machine meets. */
export const nativeArches: readonly Arch[] =
  ({ x64: ['x86_64', 'i386'], arm64: ['aarch64'] } as Readonly<Record<string, readonly Arch[]>>)[
    process.arch
  ] ?? [];

/** A text does not describe a set of syscalls. */
export class SyscallSetError extends TraceError {
  /** What is wrong. */
  readonly reason: 'unknown' | 'personality' | 'regex';
  /** The part of the text that is wrong. */
  readonly item: string;
  /** What is wrong with a regular expression, or the designator of a personality. */
  readonly detail: string;
  /** Names that may have been meant. */
  readonly near: readonly string[];

  constructor(reason: SyscallSetError['reason'], item: string, detail: string, near: readonly string[]) {
    const hint = near.length === 0 ? '' : `; did you mean ${near.join(', ')}?`;
    const text = {
      unknown: `no system call or class is named '${item}'${hint}`,
      personality: `'${detail}' in '${item}' is no personality: it is 64, 32 or x32`,
      regex: `'${item}' is no regular expression: ${detail}`,
    }[reason];
    super('BAD_FILTER', text);
    this.reason = reason;
    this.item = item;
    this.detail = detail;
    this.near = near;
  }
}

/** Which calls are meant, by ABI and number. Numbers without a name belong to no set but the whole one. */
export class SyscallSet {
  readonly #bits: ReadonlyMap<Arch, Uint32Array>;
  /** The calls of multiplexers, by the numbers that sets know them by. */
  readonly #subcalls: ReadonlyMap<Arch, ReadonlySet<number>>;

  private constructor(
    bits: ReadonlyMap<Arch, Uint32Array>,
    subcalls: ReadonlyMap<Arch, ReadonlySet<number>>,
  ) {
    this.#bits = bits;
    this.#subcalls = subcalls;
  }

  /** The calls that a test accepts. */
  static where(test: (entry: NameEntry, arch: Arch) => boolean): SyscallSet {
    const bits = new Map<Arch, Uint32Array>();
    const subcalls = new Map<Arch, ReadonlySet<number>>();
    for (const arch of nativeArches) {
      const table = namesOf(arch);
      const words = new Uint32Array(((table.at(-1)?.nr ?? 0) >> 5) + 1);
      for (const entry of table) {
        if (test(entry, arch))
          words[entry.nr >> 5] = ((words[entry.nr >> 5] as number) | (1 << (entry.nr & 31))) >>> 0;
      }
      bits.set(arch, words);
      subcalls.set(
        arch,
        new Set(
          subcallsOf(arch)
            .filter((entry) => test(entry, arch))
            .map(({ nr }) => nr),
        ),
      );
    }
    return new SyscallSet(bits, subcalls);
  }

  /** Every call that has a name. */
  static all(): SyscallSet {
    return SyscallSet.where(() => true);
  }

  /** No call. */
  static none(): SyscallSet {
    return SyscallSet.where(() => false);
  }

  /**
   * Whether a number is in the set; `otherwise` for numbers that no table knows. Calls that a multiplexer stands for
   * have numbers of their own here: `SyscallCall.selector`.
   */
  has(arch: Arch, nr: number, otherwise = false): boolean {
    if (this.#subcalls.get(arch)?.has(nr) === true) return true;
    const words = this.#bits.get(arch);
    if (words === undefined || nr >> 5 >= words.length || nr < 0) return otherwise;
    return (((words[nr >> 5] as number) >>> (nr & 31)) & 1) === 1;
  }

  /**
   * Whether an event of a trace filtered by this set belongs to it: of a number that is no multiplexer's, only such
   * come as were asked for.
   */
  isAsked(arch: Arch, selector: number, nr: number): boolean {
    const shared = subcallsOf(arch).some(({ multiplexer }) => multiplexer === nr);
    return !shared || this.has(arch, selector);
  }

  /** Whether no call is in it. */
  get isEmpty(): boolean {
    for (const words of this.#bits.values()) if (words.some((word) => word !== 0)) return false;
    for (const subcalls of this.#subcalls.values()) if (subcalls.size > 0) return false;
    return true;
  }

  /** Whether of a multiplexer some calls are in it and some are not: by its number, all of them come. */
  get isMixed(): boolean {
    return [...this.#subcalls].some(([arch, wanted]) =>
      subcallsOf(arch).some(
        ({ nr, multiplexer }) =>
          wanted.has(nr) !== this.has(arch, multiplexer) && this.#wants(arch, multiplexer),
      ),
    );
  }

  /** Whether a multiplexer is in it, or one of its calls. */
  #wants(arch: Arch, nr: number): boolean {
    return (
      this.has(arch, nr) ||
      subcallsOf(arch).some((entry) => entry.multiplexer === nr && this.has(arch, entry.nr))
    );
  }

  /** A bit for each number, for each ABI: the engine's form. A multiplexer is in it for each of its calls. */
  words(): Partial<Record<Arch, Uint32Array>> {
    const all: Partial<Record<Arch, Uint32Array>> = {};
    for (const [arch, bits] of this.#bits) {
      const words = bits.slice();
      for (const { nr, multiplexer } of subcallsOf(arch))
        if (this.has(arch, nr))
          words[multiplexer >> 5] = ((words[multiplexer >> 5] as number) | (1 << (multiplexer & 31))) >>> 0;
      all[arch] = words;
    }
    return all;
  }

  /** The same without the multiplexers of which only some calls are meant: for what cannot tell them apart. */
  numbers(): Partial<Record<Arch, Uint32Array>> {
    return Object.fromEntries(this.#bits);
  }

  /** This set with the numbers under 1024 that have no name: strace shows them whatever is asked for. */
  withUnnamed(): SyscallSet {
    const bits = new Map<Arch, Uint32Array>();
    for (const arch of this.#bits.keys()) {
      const all = new Uint32Array(32).fill(0xffff_ffff);
      for (const { nr } of namesOf(arch)) {
        if (this.has(arch, nr)) continue;
        all[nr >> 5] = ((all[nr >> 5] as number) & ~(1 << (nr & 31))) >>> 0;
      }
      bits.set(arch, all);
    }
    return new SyscallSet(bits, this.#subcalls);
  }

  /** Both sets together. */
  union(other: SyscallSet): SyscallSet {
    return SyscallSet.where(({ nr }, arch) => this.has(arch, nr) || other.has(arch, nr));
  }

  /** These calls but those of another set. */
  without(other: SyscallSet): SyscallSet {
    return SyscallSet.where(({ nr }, arch) => this.has(arch, nr) && !other.has(arch, nr));
  }

  /** The calls of both sets. */
  intersection(other: SyscallSet): SyscallSet {
    return SyscallSet.where(({ nr }, arch) => this.has(arch, nr) && other.has(arch, nr));
  }

  /** All calls but these. */
  complement(): SyscallSet {
    return SyscallSet.where(({ nr }, arch) => !this.has(arch, nr));
  }
}

/** All calls by name, those of multiplexers too. */
const entriesOf = (arch: Arch): readonly NameEntry[] => [...namesOf(arch), ...subcallsOf(arch)];

type Test = (entry: NameEntry, arch: Arch) => boolean;

/** Classes that are known without a percent sign too, from the time when they all were. */
const BARE_CLASSES: ReadonlySet<string> = new Set([
  'desc',
  'file',
  'ipc',
  'memory',
  'network',
  'process',
  'signal',
]);
const CLASS_ALIASES: Readonly<Record<string, string>> = {
  net: 'network',
  credentials: 'creds',
  descriptor: 'desc',
};
/** Every class of strace, whether or not a call that is defined belongs to it. */
const CLASSES: ReadonlySet<string> = new Set([
  ...BARE_CLASSES,
  'creds',
  'stat',
  'lstat',
  'fstat',
  '%stat',
  'statfs',
  'fstatfs',
  '%statfs',
  'clock',
  'pure',
]);

const ofClass =
  (name: string): Test =>
  (entry) =>
    entry.classes.includes(name);

/** The meaning of one item without its decorations; undefined if there is none. */
function testOf(item: string): Test | undefined {
  if (item === 'all') return () => true;
  if (/^\d+$/.test(item)) {
    const wanted = Number(item);
    return ({ nr }) => nr === wanted;
  }
  if (item.startsWith('/')) {
    try {
      const pattern = posixRegex(item.slice(1).replace(/(.)\/$/, '$1'));
      return ({ name }) => pattern.test(name);
    } catch (error) {
      if (!(error instanceof PosixRegexError)) throw error;
      throw new SyscallSetError('regex', item.slice(1), error.message, []);
    }
  }
  if (item.startsWith('%')) {
    const name = CLASS_ALIASES[item.slice(1)] ?? item.slice(1);
    return CLASSES.has(name) ? ofClass(name) : undefined;
  }
  if (BARE_CLASSES.has(item)) {
    // Some class names are also names of calls (ipc): both are meant.
    const inClass = ofClass(item);
    return (entry, arch) => entry.name === item || inClass(entry, arch);
  }
  return ({ name }) => name === item;
}

/** The ABIs that a designator of strace means. */
function archesOf(designator: string): readonly Arch[] | undefined {
  if (designator === 'x32') return nativeArches.filter((arch) => arch === 'x86_64');
  if (designator !== '64' && designator !== '32') return undefined;
  return nativeArches.filter((arch) => abis[arch].wordSize * 8 === Number(designator));
}

/** Names that may have been meant by one that nobody has. */
function nearNames(item: string): string[] {
  if (item.startsWith('/') || item === '') return [];
  const candidates = new Set([...CLASSES].map((name) => `%${name}`));
  for (const arch of nativeArches) for (const { name } of entriesOf(arch)) candidates.add(name);
  return nearest(item, candidates);
}

/**
 * One item of a set: a name, a number, `%class`, `/regex`, `all`; with `?` in front it may mean nothing, with `@64`,
 * `@32` or `@x32` behind it is limited to a personality.
 */
function parseItem(text: string): Test {
  const item = text.replace(/^\?+/, '');
  const tolerant = item !== text;
  const at = item.lastIndexOf('@');
  const arches = at < 0 ? nativeArches : archesOf(item.slice(at + 1));
  if (arches === undefined) throw new SyscallSetError('personality', item, item.slice(at + 1), []);
  const test = testOf(at < 0 ? item : item.slice(0, at));
  const limited: Test = (entry, arch) => arches.includes(arch) && test?.(entry, arch) === true;
  const found =
    item === 'all' || arches.some((arch) => entriesOf(arch).some((entry) => limited(entry, arch)));
  const knownClass = test !== undefined && item.startsWith('%');
  if (!found && !knownClass && !tolerant) throw new SyscallSetError('unknown', text, '', nearNames(text));
  return limited;
}

/**
 * The set that a text of strace's `-e trace=` describes: items separated by commas, `!` in front of the first for all
 * but them, or `none`.
 *
 * @throws {SyscallSetError}
 */
export function parseSyscallSet(text: string): SyscallSet {
  const rest = text.replace(/^!+/, '');
  const negated = (text.length - rest.length) % 2 === 1;
  const items = rest.split(',').filter((item) => item !== '');
  if (items.length === 0) throw new SyscallSetError('unknown', text, '', []);
  if (rest === 'none') return negated ? SyscallSet.all() : SyscallSet.none();
  const tests = items.map(parseItem);
  return SyscallSet.where((entry, arch) => tests.some((test) => test(entry, arch)) !== negated);
}
