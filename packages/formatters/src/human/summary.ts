import { errnoNumber, failureOf } from '@hstrace/syscalls';
import { type EndpointRecord, endpointText, type World } from '@hstrace/syscalls/analysis';
import { type Folders, shortened } from './call-context.js';
import { isLoaderFile, NAME_CACHE, ownPath } from './housekeeping.js';
import { type HumanTheme, paint } from './theme.js';
import { safe } from './words/safe.js';
import { bytes, counted, duration, grouped } from './words/units.js';

/** What calls wait for. */
const WAITS: Readonly<Record<string, string>> = {
  ...every('wait4 waitpid waitid', 'for child processes'),
  ...every('read pread64 readv', 'for data to read'),
  ...every('recvfrom recvmsg recv recvmmsg', 'for data from sockets'),
  ...every('accept accept4', 'for connections'),
  ...every('connect', 'for a connection'),
  ...every('poll ppoll select pselect6 epoll_wait epoll_pwait epoll_pwait2', 'for input or output'),
  ...every('nanosleep clock_nanosleep', 'asleep'),
  ...every('futex', 'for other threads'),
  ...every('fsync fdatasync sync syncfs', 'for the disk'),
  ...every('rt_sigsuspend pause rt_sigtimedwait', 'for signals'),
  ...every('flock', 'for locks'),
};

function every(names: string, words: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, words]));
}

/** What is said of endpoints. */
const DIRECTIONS = [
  ['out', 'talked to'],
  ['in', 'was called by'],
  ['bound', 'had the address'],
] as const;

/** `ENOENT (no such file or directory)`. */
function failureNamed(name: string): string {
  const text = failureOf(errnoNumber(name) ?? 0).text;
  return text === undefined ? name : `${text.charAt(0).toLowerCase()}${text.slice(1)} (${name})`;
}

/** Most names in one line of the summary. */
const SHOWN = 5;

export interface SummaryOptions extends Folders {
  readonly theme?: HumanTheme;
}

/** What happened, in a few lines. */
export function summary(world: World, { theme, ...folders }: SummaryOptions): string {
  const short = (path: string): string => shortened(path, folders);
  const lines: string[] = [];
  // What the loader reads to start any program is not what this one is about.
  const files = [...world.files.values()].filter(({ path }) => {
    // Processes read of themselves by their number, too.
    const pid = /^\/proc\/(\d+)\//.exec(path)?.[1];
    const own = pid !== undefined && world.processes.has(Number(pid)) ? ownPath(path) : path;
    return !isLoaderFile(own) && path !== '/dev/null';
  });
  const processes = [...world.processes.values()];
  lines.push(
    `${counted(world.calls, 'call')} by ${counted(processes.length, 'process', 'processes')}, ${counted(world.failures, 'failure')}`,
  );
  const failures = [...world.failureNames].sort(([, a], [, b]) => b - a);
  const list = (title: string, names: readonly string[]): void => {
    if (names.length === 0) return;
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
    lines.push(`${title}: ${names.slice(0, SHOWN).map(safe).join(', ')}${more}`);
  };
  list(
    'failed',
    failures.map(([name, count]) => `${grouped(count)} ${failureNamed(name)}`),
  );
  const read = files.filter((file) => file.bytesRead > 0).sort((a, b) => b.bytesRead - a.bytesRead);
  list(
    `${counted(read.length, 'file')} read`,
    read.map((file) => `${short(file.path)} (${bytes(file.bytesRead)})`),
  );
  const written = files
    .filter((file) => file.bytesWritten > 0)
    .sort((a, b) => b.bytesWritten - a.bytesWritten);
  list(
    `${counted(written.length, 'file')} written`,
    written.map((file) => `${short(file.path)} (${bytes(file.bytesWritten)})`),
  );
  const created = files.filter((file) => file.created && file.bytesWritten === 0 && !file.deleted);
  list(
    'made',
    created.map((file) => short(file.path)),
  );
  const deleted = files.filter((file) => file.deleted);
  list(
    'deleted',
    deleted.filter((file) => !file.created).map((file) => short(file.path)),
  );
  list(
    'made and deleted again',
    deleted.filter((file) => file.created).map((file) => short(file.path)),
  );
  list(
    'renamed',
    files.flatMap((file) => [...file.formerly].map((before) => `${short(before)} to ${short(file.path)}`)),
  );
  const endpoints = [...world.endpoints.values()];
  const told = (one: EndpointRecord): string => {
    const name = one.direction === 'out' ? (one.name ?? world.nameOf(one.endpoint.host)) : undefined;
    const address = endpointText(one.endpoint);
    const where = name === undefined ? address : `${name} (${address})`;
    if (one.bytesSent + one.bytesReceived > 0)
      return `${where} (${bytes(one.bytesSent)} sent, ${bytes(one.bytesReceived)} received)`;
    const failed = [...one.failures.keys()].map(failureNamed).join(', ');
    return failed === '' ? where : `${where}: ${failed}`;
  };
  const isReached = (one: EndpointRecord): boolean =>
    one.direction !== 'out' || one.failures.size === 0 || one.bytesSent + one.bytesReceived > 0;
  const isNews = (one: EndpointRecord): boolean => one.endpoint.host !== NAME_CACHE;
  for (const [direction, title] of DIRECTIONS)
    list(
      title,
      endpoints.filter((one) => one.direction === direction && isNews(one) && isReached(one)).map(told),
    );
  list('could not reach', endpoints.filter((one) => isNews(one) && !isReached(one)).map(told));
  const waits = [...world.waits]
    .filter(([, wait]) => wait.time > 1_000_000)
    .sort(([, a], [, b]) => b.time - a.time);
  list(
    'waited',
    waits.map(([name, wait]) => `${duration(wait.time)} ${WAITS[name] ?? `in ${name}`}`),
  );
  if (world.dropped > 0)
    lines.push(`${counted(world.dropped, 'use')} of further files could not be kept apart`);
  return `${paint([{ role: 'heading', text: 'Summary' }], theme)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
