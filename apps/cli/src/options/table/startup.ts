import { UsageError } from '../getopt.js';
import type { Option } from '../option.js';
import { integer } from '../values.js';

/** Process ids, separated by commas or white space. */
function pids(text: string): number[] {
  const items = text.split(/[\n\t ,]/);
  if (items.at(-1) === '') items.pop();
  return items.map((item) => {
    const pid = integer(item);
    if (pid === undefined || pid === 0) throw new UsageError(`Invalid process id: '${item}'`, false);
    return pid;
  });
}

/** What is traced, and how it is started. */
export const startup: readonly Option[] = [
  {
    group: 'Startup',
    short: 'E',
    long: ['env'],
    argument: 'required',
    value: 'VAR[=VALUE]',
    help: 'start the program with VAR set to VALUE, or without VAR',
    apply(draft, value = '') {
      const equals = value.indexOf('=');
      draft.environment.push(
        equals < 0
          ? { name: value, value: undefined }
          : { name: value.slice(0, equals), value: value.slice(equals + 1) },
      );
    },
  },
  {
    group: 'Startup',
    short: 'p',
    long: ['attach'],
    argument: 'required',
    value: 'PID[,PID]...',
    completes: 'pid',
    help: 'trace processes that are running already; may be repeated, and joined with a program',
    apply: (draft, value = '') => {
      draft.pids.push(...pids(value));
    },
  },
  {
    group: 'Startup',
    long: ['attach-name'],
    own: true,
    argument: 'required',
    value: 'NAME',
    completes: 'command',
    help: 'trace all running processes of this name',
    apply: (draft, value = '') => {
      draft.attachNames.push(value);
    },
  },
  {
    group: 'Startup',
    short: 'u',
    long: ['user'],
    argument: 'required',
    value: 'USER|UID:GID',
    completes: 'user',
    help: 'start the program as another user, set-user-ID programs with their rights',
    apply: (draft, value = '') => {
      draft.user = value;
    },
  },
  {
    group: 'Startup',
    long: ['argv0'],
    argument: 'required',
    value: 'NAME',
    help: 'start the program under this name (its argv[0])',
    apply: (draft, value = '') => {
      draft.argv0 = value;
    },
  },
];
