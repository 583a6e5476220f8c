import { endpointText, type World } from '@hstrace/syscalls/analysis';
import { isLoaderFile } from './housekeeping.js';
import { type HumanTheme, paint } from './theme.js';
import { safe } from './words/safe.js';
import { bytes, counted, duration } from './words/units.js';

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

/** Most names in one line of the summary. */
const SHOWN = 5;

/** What happened, in a few lines. */
export function summary(world: World, theme: HumanTheme | undefined): string {
  const lines: string[] = [];
  // What the loader reads to start any program is not what this one is about.
  const files = [...world.files.values()].filter((file) => !isLoaderFile(file.path));
  const processes = [...world.processes.values()];
  lines.push(
    `${counted(world.calls, 'call')} by ${counted(processes.length, 'process', 'processes')}, ${counted(world.failures, 'failure')}`,
  );
  const list = (title: string, names: readonly string[]): void => {
    if (names.length === 0) return;
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
    lines.push(`${title}: ${names.slice(0, SHOWN).map(safe).join(', ')}${more}`);
  };
  const read = files.filter((file) => file.bytesRead > 0).sort((a, b) => b.bytesRead - a.bytesRead);
  list(
    `${counted(read.length, 'file')} read`,
    read.map((file) => `${file.path} (${bytes(file.bytesRead)})`),
  );
  const written = files
    .filter((file) => file.bytesWritten > 0)
    .sort((a, b) => b.bytesWritten - a.bytesWritten);
  list(
    `${counted(written.length, 'file')} written`,
    written.map((file) => `${file.path} (${bytes(file.bytesWritten)})`),
  );
  const created = files.filter((file) => file.created && file.bytesWritten === 0);
  list(
    'made',
    created.map((file) => file.path),
  );
  list(
    'deleted',
    files.filter((file) => file.deleted).map((file) => file.path),
  );
  list(
    'renamed',
    files.filter((file) => file.renamedTo !== undefined).map((file) => `${file.path} to ${file.renamedTo}`),
  );
  const endpoints = [...world.endpoints.values()].filter(
    (one) => one.bytesReceived + one.bytesSent > 0 || (one.connections > 0 && one.direction !== 'bound'),
  );
  list(
    'talked to',
    endpoints.map((one) => {
      const name = one.name ?? world.nameOf(one.endpoint.host);
      const where =
        name === undefined ? endpointText(one.endpoint) : `${name} (${endpointText(one.endpoint)})`;
      return `${where}, ${bytes(one.bytesSent)} sent, ${bytes(one.bytesReceived)} received`;
    }),
  );
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
