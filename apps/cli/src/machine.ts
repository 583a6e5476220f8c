import { readFileSync } from 'node:fs';
import { genericFamilies, interfaceName } from '@hstrace/core';
import type { RecordingMetadata } from '@hstrace/syscalls/recording';

/** What has to be known of the machine that a trace is made on, beside the trace. */
export interface Machine {
  /** Nanoseconds from CLOCK_MONOTONIC to the time of day. */
  readonly clockOffset: bigint;
  /** Where the first program was started. */
  readonly workingDirectory: string;
  /** When it was started: nanoseconds since 1970. */
  bootTime(): bigint;
  /** The families of generic netlink that its kernel has, by number. */
  genericFamilies(): ReadonlyMap<number, string>;
  /** What a network interface is called. */
  interfaceName(index: number): string | undefined;
  /** The name of a user, where it is known. */
  userName(id: number): string | undefined;
  /** The name of a group, where it is known. */
  groupName(id: number): string | undefined;
}

/** This machine. */
export class ThisMachine implements Machine {
  readonly workingDirectory = process.cwd();
  #offset: bigint | undefined;
  #families: ReadonlyMap<number, string> | undefined;
  #users: ReadonlyMap<number, string> | undefined;
  #groups: ReadonlyMap<number, string> | undefined;

  get clockOffset(): bigint {
    // Asking for it loads modules of Node.js that few runs need.
    this.#offset ??= clockOffset();
    return this.#offset;
  }

  bootTime(): bigint {
    return this.clockOffset - sleptSinceBoot();
  }

  genericFamilies(): ReadonlyMap<number, string> {
    this.#families ??= genericFamilies();
    return this.#families;
  }

  /** Asked for anew each time: interfaces come, go, and are renamed. */
  interfaceName(index: number): string | undefined {
    return interfaceName(index);
  }

  userName(id: number): string | undefined {
    this.#users ??= accounts('/etc/passwd');
    return this.#users.get(id);
  }

  groupName(id: number): string | undefined {
    this.#groups ??= accounts('/etc/group');
    return this.#groups.get(id);
  }
}

/** The machine that a recording was made on. */
export class RecordedMachine implements Machine {
  readonly clockOffset: bigint;
  readonly workingDirectory: string;
  readonly #families: ReadonlyMap<number, string>;
  readonly #interfaces: ReadonlyMap<number, string>;

  constructor(metadata: RecordingMetadata) {
    const {
      clockOffset: offset,
      workingDirectory,
      genericFamilies: families = [],
      interfaces = [],
    } = metadata;
    this.clockOffset = BigInt(offset);
    this.workingDirectory = workingDirectory;
    this.#families = new Map(families);
    this.#interfaces = new Map(interfaces);
  }

  interfaceName(index: number): string | undefined {
    return this.#interfaces.get(index);
  }

  /** How long the machine had slept, which CLOCK_MONOTONIC does not count, is not told. */
  bootTime(): bigint {
    return this.clockOffset;
  }

  genericFamilies(): ReadonlyMap<number, string> {
    return this.#families;
  }

  /** A recording does not hold them, and those of this machine may be others. */
  userName(): undefined {}

  groupName(): undefined {}
}

/** The names in `/etc/passwd` or `/etc/group`, by number; the first one counts. */
function accounts(path: string): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // Without them, people are told by number.
  }
  for (const line of text.split('\n')) {
    const [name, , id = ''] = line.split(':');
    if (name !== undefined && /^\d+$/.test(id) && !names.has(Number(id))) names.set(Number(id), name);
  }
  return names;
}

/** Less than this is how imprecisely the kernel tells its uptime, in seconds. */
const IMPRECISION = 0.1;

/** Nanoseconds since the start that CLOCK_MONOTONIC does not count, as the machine slept. */
function sleptSinceBoot(): bigint {
  const uptime = Number.parseFloat(readFileSync('/proc/uptime', 'utf8'));
  const slept = uptime - Number(process.hrtime.bigint()) / 1e9;
  return slept < IMPRECISION ? 0n : BigInt(Math.round(slept * 1e9));
}

function clockOffset(): bigint {
  const before = process.hrtime.bigint();
  const milliseconds = performance.timeOrigin + performance.now();
  const after = process.hrtime.bigint();
  return BigInt(Math.round(milliseconds * 1e6)) - (before + after) / 2n;
}
