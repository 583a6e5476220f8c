import { errnoNumber } from '@hstrace/syscalls';
import { UsageError } from '../getopt.js';
import { type Option, statuses } from '../option.js';
import { descriptorSet, signalSet, syscallSet, wordSet } from '../sets.js';
import { integer, invalid, timespan } from '../values.js';

/** Errors by name or number. */
function errnos(text: string): ReadonlySet<number> {
  return new Set(
    text.split(',').map((item) => {
      const found = integer(item, 4095) ?? errnoNumber(item.toUpperCase());
      if (found === undefined) throw new UsageError(`invalid errno '${item}'`, false);
      return found;
    }),
  );
}

/** Which events are shown. */
export const filtering: readonly Option[] = [
  {
    group: 'Filtering',
    long: ['trace'],
    qualifiers: ['trace', 't'],
    argument: 'required',
    value: '[!][?]SET',
    completes: 'syscalls',
    help:
      'show only these calls\n' +
      'SET: names, numbers, %classes, /regular expressions, all or none, separated by commas;\n' +
      '@64 or @32 behind one limits it to such programs, ? before one lets it be unknown\n' +
      'classes: %file %desc %network %process %memory %signal %ipc %creds %clock %pure\n' +
      '%stat %lstat %fstat %%stat %statfs %fstatfs %%statfs',
    apply: (draft, value = '') => {
      draft.trace = syscallSet(value);
    },
  },
  {
    group: 'Filtering',
    long: ['trace-fds'],
    qualifiers: ['trace-fds', 'trace-fd', 'fds', 'fd'],
    argument: 'required',
    value: 'SET',
    help: 'show only calls that have to do with these descriptors (or with paths of -P)',
    apply: (draft, value = '') => {
      draft.descriptors = descriptorSet(value);
    },
  },
  {
    group: 'Filtering',
    long: ['signals'],
    qualifiers: ['signal', 'signals', 's'],
    argument: 'required',
    value: '[!]SET',
    completes: 'signal',
    help: 'show only these signals',
    apply: (draft, value = '') => {
      draft.signals = signalSet(value);
    },
  },
  {
    group: 'Filtering',
    long: ['status'],
    qualifiers: ['status'],
    argument: 'required',
    value: 'SET',
    words: statuses,
    help: `show only calls that ended in such a way\nSET: ${statuses.join(', ')}`,
    apply: (draft, value = '') => {
      draft.statuses = wordSet(value, 'status', statuses);
    },
  },
  {
    group: 'Filtering',
    short: 'z',
    long: ['successful-only'],
    argument: 'none',
    help: 'show only calls that succeeded',
    apply: (draft) => {
      draft.statuses = new Set(['successful']);
      draft.statusShort++;
    },
  },
  {
    group: 'Filtering',
    short: 'Z',
    long: ['failed-only', 'failing-only'],
    argument: 'none',
    help: 'show only calls that failed',
    apply: (draft) => {
      draft.statuses = new Set(['failed']);
      draft.statusShort++;
    },
  },
  {
    group: 'Filtering',
    long: ['errno'],
    own: true,
    argument: 'required',
    value: 'ERRNO[,ERRNO]...',
    help: 'show only calls that failed with one of these errors, such as ENOENT',
    apply: (draft, value = '') => {
      draft.errnos = errnos(value);
    },
  },
  {
    group: 'Filtering',
    long: ['slower'],
    own: true,
    argument: 'required',
    value: 'TIME',
    help: 'show only calls that took at least so long, such as 10ms',
    apply: (draft, value = '', as) => {
      const time = timespan(value);
      if (time === undefined) throw invalid(as, value);
      draft.slower = time;
    },
  },
  {
    group: 'Filtering',
    short: 'P',
    long: ['trace-path'],
    argument: 'required',
    value: 'PATH',
    completes: 'file',
    help: 'show only calls that have to do with this file; may be repeated',
    apply: (draft, value = '') => {
      draft.paths.push(value);
    },
  },
  {
    group: 'Filtering',
    long: ['path'],
    own: true,
    argument: 'required',
    value: 'GLOB',
    completes: 'file',
    help: "show only calls that have to do with such files: '/etc/**', '*.so'; may be repeated",
    apply: (draft, value = '') => {
      draft.pathGlobs.push(value);
    },
  },
  {
    group: 'Filtering',
    long: ['skip-startup'],
    own: true,
    argument: 'none',
    help: "leave out what the dynamic loader does before a program's own first call",
    apply: (draft) => {
      draft.skipStartup = true;
    },
  },
];
