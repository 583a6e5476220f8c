import { endpointText, type FileRecord, type World } from '@hstrace/syscalls/analysis';

/** What events can be grouped by. */
export type GroupBy = 'file' | 'process' | 'network' | 'category';

/** One file, as values. */
export interface FileRow {
  readonly path: string;
  readonly opened: Readonly<Record<string, number>>;
  readonly what: readonly string[];
  readonly bytesRead: number;
  readonly bytesWritten: number;
  /** Nanoseconds. */
  readonly time: number;
  readonly calls: number;
  readonly failures: Readonly<Record<string, number>>;
  /** Process ids. */
  readonly by: readonly number[];
  /** The programs of these processes, by name. */
  readonly programs: readonly string[];
}

/** One process, as values. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  /** Steps from the first process. */
  readonly depth: number;
  readonly program: string;
  readonly args: readonly string[];
  /** Nanoseconds; undefined while it lives. */
  readonly lifetime: number | undefined;
  readonly exit: { readonly code: number } | { readonly signal: number } | undefined;
  readonly calls: number;
  readonly errors: number;
  readonly bytesRead: number;
  readonly bytesWritten: number;
  readonly waited: number;
}

/** One peer or bound address, as values. */
export interface EndpointRow {
  readonly address: string;
  readonly family: string;
  readonly name: string | undefined;
  readonly direction: 'out' | 'in' | 'bound';
  readonly connections: number;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  readonly time: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly by: readonly number[];
  readonly programs: readonly string[];
}

/** One category of calls, as values. */
export interface CategoryRow {
  readonly category: string;
  readonly calls: number;
  readonly errors: number;
  readonly time: number;
}

/** Groups as plain values, those that were asked for: what `--group-by` gives as JSON. */
export interface Groups {
  readonly file?: readonly FileRow[];
  readonly process?: readonly ProcessRow[];
  readonly network?: readonly EndpointRow[];
  readonly category?: readonly CategoryRow[];
}

/** The groups of all that a world has gathered, the busiest first; processes as a tree. */
export function groups(world: World, by: Iterable<GroupBy>): Groups {
  const result: { -readonly [K in keyof Groups]: Groups[K] } = {};
  for (const one of by) {
    if (one === 'file') result.file = fileRows(world);
    else if (one === 'process') result.process = processRows(world);
    else if (one === 'network') result.network = endpointRows(world);
    else result.category = categoryRows(world);
  }
  return result;
}

function whatHappened(file: FileRecord): string[] {
  const what: string[] = [];
  if (file.executed > 0) what.push('executed');
  if (file.created) what.push('created');
  if (file.changed) what.push('changed');
  for (const path of file.formerly) what.push(`renamed from ${path}`);
  if (file.deleted) what.push('deleted');
  if (what.length === 0 && file.opened.size === 0 && file.looked > 0) what.push('looked at');
  return what;
}

function programsOf(world: World, pids: Iterable<number>): string[] {
  return [...pids].map((pid) => world.processes.get(pid)?.command ?? '');
}

function fileRows(world: World): FileRow[] {
  return [...world.files.values()]
    .map((file) => ({
      path: file.path,
      opened: Object.fromEntries(file.opened),
      what: whatHappened(file),
      bytesRead: file.bytesRead,
      bytesWritten: file.bytesWritten,
      time: file.time,
      calls: file.calls,
      failures: Object.fromEntries(file.failures),
      by: [...file.by],
      programs: programsOf(world, file.by),
    }))
    .sort(
      (a, b) =>
        b.bytesRead + b.bytesWritten - a.bytesRead - a.bytesWritten ||
        b.calls - a.calls ||
        (a.path < b.path ? -1 : 1),
    );
}

function processRows(world: World): ProcessRow[] {
  const rows: ProcessRow[] = [];
  const children = new Map<number, number[]>();
  const roots: number[] = [];
  for (const { pid, parent } of world.processes.values()) {
    if (parent !== pid && world.processes.has(parent))
      children.set(parent, [...(children.get(parent) ?? []), pid]);
    else roots.push(pid);
  }
  const seen = new Set<number>();
  const add = (pid: number, depth: number): void => {
    const record = world.processes.get(pid);
    if (record === undefined || seen.has(pid)) return;
    seen.add(pid);
    rows.push({
      pid,
      parent: record.parent,
      depth,
      program: record.executable || record.command,
      args: record.args,
      lifetime: record.end === undefined ? undefined : Number(record.end - record.start),
      exit: record.exit,
      calls: record.calls,
      errors: record.errors,
      bytesRead: record.bytesRead,
      bytesWritten: record.bytesWritten,
      waited: record.waited,
    });
    for (const child of children.get(pid) ?? []) add(child, depth + 1);
  };
  for (const root of roots) add(root, 0);
  return rows;
}

function endpointRows(world: World): EndpointRow[] {
  return [...world.endpoints.values()]
    .map((one) => ({
      address: endpointText(one.endpoint),
      family: one.endpoint.family,
      name: one.direction === 'out' ? (one.name ?? world.nameOf(one.endpoint.host)) : undefined,
      direction: one.direction,
      connections: one.connections,
      bytesSent: one.bytesSent,
      bytesReceived: one.bytesReceived,
      time: one.time,
      failures: Object.fromEntries(one.failures),
      by: [...one.by],
      programs: programsOf(world, one.by),
    }))
    .sort(
      (a, b) =>
        b.bytesSent + b.bytesReceived - a.bytesSent - a.bytesReceived ||
        a.direction.localeCompare(b.direction) ||
        (a.address < b.address ? -1 : 1),
    );
}

function categoryRows(world: World): CategoryRow[] {
  return [...world.categories]
    .map(([category, record]) => ({ category, ...record }))
    .sort((a, b) => b.calls - a.calls);
}
