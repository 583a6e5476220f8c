import { UsageError } from '../getopt.js';
import { groupings, type Option } from '../option.js';
import { columnList, columns, sortKey, sortKeys } from '../summary-columns.js';
import { invalid, timespan, word } from '../values.js';

function summary(which: 'only' | 'also'): Option['apply'] {
  return (draft) => {
    if (draft.summary !== undefined && draft.summary !== which)
      throw new UsageError('-c/--summary-only and -C/--summary are mutually exclusive');
    draft.summary = which;
  };
}

/** Tables instead of lines. */
export const statistics: readonly Option[] = [
  {
    group: 'Statistics',
    short: 'c',
    long: ['summary-only'],
    argument: 'none',
    help: 'count calls, errors and times, and show only a table of them at the end',
    apply: summary('only'),
  },
  {
    group: 'Statistics',
    short: 'C',
    long: ['summary'],
    argument: 'none',
    help: 'show the trace and such a table',
    apply: summary('also'),
  },
  {
    group: 'Statistics',
    short: 'O',
    long: ['summary-syscall-overhead'],
    argument: 'required',
    value: 'TIME',
    help: 'take so much off the time of every call, for the cost of tracing (5us, 1ms)',
    apply: (draft, value = '', as) => {
      const time = timespan(value);
      if (time === undefined) throw invalid(as, value);
      draft.overhead = time;
    },
  },
  {
    group: 'Statistics',
    short: 'S',
    long: ['summary-sort-by'],
    argument: 'required',
    value: 'KEY',
    words: sortKeys,
    help: `sort the table\nKEY: ${sortKeys.join(', ')} (default time)`,
    apply: (draft, value = '') => {
      draft.sortBy = sortKey(value);
    },
  },
  {
    group: 'Statistics',
    short: 'U',
    long: ['summary-columns'],
    argument: 'required',
    value: 'COLUMN[,COLUMN]...',
    words: columns,
    help: `show these columns of the table\nCOLUMN: ${columns.join(', ')}`,
    apply: (draft, value = '') => {
      draft.columns = columnList(value);
    },
  },
  {
    group: 'Statistics',
    short: 'w',
    long: ['summary-wall-clock'],
    argument: 'none',
    help: "count the time from a call's beginning to its end, not the kernel's processor time",
    apply: (draft) => {
      draft.wallClock = true;
    },
  },
  {
    group: 'Statistics',
    long: ['summary-by-process'],
    own: true,
    argument: 'none',
    help: 'a table for each process, and one for all; without the trace unless -C is given',
    apply: (draft) => {
      draft.byProcess = true;
      draft.summary ??= 'only';
    },
  },
  {
    group: 'Statistics',
    long: ['group-by'],
    own: true,
    argument: 'required',
    value: 'WHAT[,WHAT]...',
    words: groupings,
    help: `show what happened by ${groupings.join(', ')}, one or several, as tables (with -m json: as JSON)`,
    apply(draft, value = '', as) {
      draft.groupBy = value.split(',').map((one) => {
        const found = word(one, groupings);
        if (found === undefined) throw invalid(as, one);
        return found;
      });
    },
  },
];
