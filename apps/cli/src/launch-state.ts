import { readFileSync } from 'node:fs';

/** How the command was started, before Node.js changed it. */
export interface LaunchState {
  /** The name by which the command was called. */
  readonly name: string;
  readonly blockedSignals: readonly number[];
  readonly ignoredSignals: readonly number[];
  /** Which of the descriptors 0 to 2 were closed. */
  readonly closed: readonly number[];
  /** The descriptors above 2 that programs inherit. */
  readonly inherited: readonly number[];
  /** The soft limit of open files; undefined for none. */
  readonly openFiles: bigint | undefined;
  /** With `-D`: the process that waits to become the program, and the descriptor by which it is told to. */
  readonly waiting: { readonly pid: number; readonly channel: number } | undefined;
}

const VARIABLE = 'HSTRACE_LAUNCH';
const KEPT_OPTIONS = 'HSTRACE_KEPT_NODE_OPTIONS';
const UNLIMITED = (1n << 64n) - 1n;

function bits(hex: string): number[] {
  const mask = BigInt(`0x${hex}`);
  return Array.from({ length: 64 }, (_, index) => index + 1).filter((one) => (mask >> BigInt(one - 1)) & 1n);
}

let noted: { readonly state: LaunchState | undefined } | undefined;

/** What the launcher noted (launcher/launcher.c); undefined if the script was run by Node.js directly. */
export function launchState(): LaunchState | undefined {
  if (noted === undefined) {
    noted = { state: parseNote(process.env[VARIABLE]) };
    // Commands that hstrace runs itself see none of it either.
    delete process.env[VARIABLE];
    if (process.env[KEPT_OPTIONS] !== undefined) {
      process.env.NODE_OPTIONS = process.env[KEPT_OPTIONS];
      delete process.env[KEPT_OPTIONS];
    }
  }
  return noted.state;
}

function parseNote(note: string | undefined): LaunchState | undefined {
  const match = /^([0-9a-f]+),([0-9a-f]+),([0-9a-f]+),([\d.]*),(\d+),(\d+),(-?\d+),(.*)$/s.exec(note ?? '');
  if (match === null) return undefined;
  const [
    ,
    blocked = '0',
    ignored = '0',
    closed = '0',
    inherited = '',
    files = '0',
    pid = '0',
    channel,
    name = '',
  ] = match;
  return {
    name,
    blockedSignals: bits(blocked),
    ignoredSignals: bits(ignored),
    closed: bits(closed).map((bit) => bit - 1),
    inherited: inherited
      .split('.')
      .filter((one) => one !== '')
      .map(Number),
    waiting: pid === '0' ? undefined : { pid: Number(pid), channel: Number(channel) },
    openFiles: BigInt(files) === UNLIMITED ? undefined : BigInt(files),
  };
}

/**
 * The environment the command was started with, byte for byte and in its order: what a program gets. Node.js itself
 * would give only what is UTF-8.
 */
export function startEnvironment(): readonly (string | Uint8Array)[] {
  let raw: Buffer;
  try {
    raw = readFileSync('/proc/self/environ');
  } catch {
    return Object.entries(process.env).map(([name, value]) => `${name}=${value}`);
  }
  const entries: (string | Uint8Array)[] = [];
  for (let start = 0; start < raw.length; ) {
    const nul = raw.indexOf(0, start);
    const end = nul < 0 ? raw.length : nul;
    const bytes = raw.subarray(start, end);
    start = end + 1;
    const text = bytes.toString('utf8');
    if (text.startsWith(`${VARIABLE}=`)) continue;
    if (text.startsWith(`${KEPT_OPTIONS}=`)) {
      entries.push(Buffer.concat([Buffer.from('NODE_OPTIONS='), bytes.subarray(KEPT_OPTIONS.length + 1)]));
    } else entries.push(Buffer.from(text, 'utf8').equals(bytes) ? text : bytes);
  }
  return entries;
}

/**
 * The last words of the command line as bytes where they are not UTF-8: Node.js would give them changed.
 *
 * @param words the last words, as Node.js has them
 */
export function exactWords(words: readonly string[]): readonly (string | Uint8Array)[] {
  if (!words.some((one) => one.includes('\ufffd'))) return words;
  try {
    const raw = readFileSync('/proc/self/cmdline');
    const all: Buffer[] = [];
    for (let start = 0; start < raw.length; ) {
      const nul = raw.indexOf(0, start);
      const end = nul < 0 ? raw.length : nul;
      all.push(raw.subarray(start, end));
      start = end + 1;
    }
    return all.slice(all.length - words.length);
  } catch {
    return words;
  }
}
