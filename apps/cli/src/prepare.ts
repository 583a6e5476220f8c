import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { UsageError } from './options/getopt.js';
import type { EnvironmentChange } from './options/option.js';
import { integer } from './options/values.js';

/** The one above it stands for no id. */
const LAST_ID = 0xffff_fffe;

/** Whose rights a program gets. */
export interface User {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

/**
 * The user of `-u`: a name, or `UID:GID`, which needs no name service.
 *
 * @throws {UsageError}
 */
export function findUser(text: string): User {
  if (process.getuid?.() !== 0)
    throw new UsageError('You must be root to use the -u/--username option', false);
  const ids = pairOf(text);
  if (ids !== undefined) return ids;
  const entry = passwordEntry(text);
  if (entry === undefined) throw new UsageError(`Cannot find user '${text}'`, false);
  return { ...entry, groups: groupsOf(text, entry.gid) };
}

/** The two numbers of `UID:GID`; undefined for a name. */
function pairOf(text: string): User | undefined {
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const [uid, gid] = [text.slice(0, colon), text.slice(colon + 1)].map((one) => integer(one, LAST_ID));
  if (uid === undefined || gid === undefined) throw new UsageError(`Invalid UID:GID pair '${text}'`, false);
  return { uid, gid, groups: [] };
}

function passwordEntry(name: string): { uid: number; gid: number } | undefined {
  if (name === '') return undefined;
  const line =
    linesOf('/etc/passwd').find((one) => one.startsWith(`${name}:`)) ?? ask('getent', 'passwd', name);
  const fields = line?.split(':');
  if (fields === undefined || fields[0] !== name) return undefined;
  return { uid: Number(fields[2]), gid: Number(fields[3]) };
}

function groupsOf(name: string, gid: number): number[] {
  const groups = new Set([gid]);
  const known = ask('id', '-G', name);
  if (known !== undefined) for (const id of known.trim().split(' ')) groups.add(Number(id));
  else {
    for (const line of linesOf('/etc/group')) {
      const [, , id, members = ''] = line.split(':');
      if (members.split(',').includes(name)) groups.add(Number(id));
    }
  }
  return [...groups];
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function ask(command: string, ...args: string[]): string | undefined {
  // Loaded here, since few runs need it and it brings much with it.
  const { execFileSync } = process.getBuiltinModule('node:child_process');
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

/**
 * Processes of these names, but not hstrace itself.
 *
 * @throws {UsageError}
 */
export function findByName(names: readonly string[]): number[] {
  if (names.length === 0) return [];
  const found: number[] = [];
  const missing = new Set(names);
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    let command: string;
    let first: string;
    try {
      command = readFileSync(`/proc/${entry}/comm`, 'utf8').trimEnd();
      first = readFileSync(`/proc/${entry}/cmdline`, 'latin1').split('\0', 1)[0] ?? '';
    } catch {
      continue;
    }
    // The kernel keeps 15 letters of a name.
    const name = names.find(
      (one) => one === command || one.slice(0, 15) === command || one === first.replace(/.*\//, ''),
    );
    if (name === undefined) continue;
    missing.delete(name);
    found.push(pid);
  }
  const [first] = missing;
  if (first !== undefined) throw new UsageError(`no process is named '${first}'`, false);
  return found;
}

/** Paths as they were given and as they are without links, and what is worth saying of it. */
export function resolvePaths(paths: readonly string[], said: (text: string) => void): string[] {
  return paths.flatMap((path) => {
    let real: string;
    try {
      // Node.js takes an empty path for the working directory.
      if (path === '') return [path];
      real = realpathSync(path);
    } catch {
      return [path];
    }
    if (real === path) return [path];
    said(`Requested path ${quoted(path)} resolved into ${quoted(real)}`);
    return [path, real];
  });
}

/** A path in quotation marks, so that it cannot drive a terminal. */
function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, (char) => `\\${char.charCodeAt(0).toString(8)}`)}"`;
}

/** Entries of an environment after the changes of `-E`, in strace's order: what is there stays where it is. */
export function changedEnvironment(
  entries: readonly (string | Uint8Array)[],
  changes: readonly EnvironmentChange[],
): (string | Uint8Array)[] {
  const result = [...entries];
  for (const { name, value } of changes) {
    const at = result.findIndex((entry) => Buffer.from(entry).toString('latin1').startsWith(`${name}=`));
    if (value === undefined) {
      if (at >= 0) result.splice(at, 1);
    } else if (at >= 0) result[at] = `${name}=${value}`;
    else result.push(`${name}=${value}`);
  }
  return result;
}
