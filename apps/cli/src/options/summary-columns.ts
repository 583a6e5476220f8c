import type { SummaryColumn, SummarySortKey } from '@hstrace/formatters/tables';
import { UsageError } from './getopt.js';

export type Column = SummaryColumn;
export type SortKey = SummarySortKey;

/** The columns of a summary, by strace's main names. */
export const columns: readonly Column[] = [
  'time-percent',
  'total-time',
  'min-time',
  'max-time',
  'avg-time',
  'wall-total',
  'wall-min',
  'wall-max',
  'wall-avg',
  'p50',
  'p90',
  'p99',
  'calls',
  'errors',
  'name',
];

export const sortKeys: readonly SortKey[] = [
  'time',
  'min-time',
  'max-time',
  'avg-time',
  'wall-total',
  'wall-min',
  'wall-max',
  'wall-avg',
  'p50',
  'p90',
  'p99',
  'calls',
  'errors',
  'name',
  'nothing',
];

/** Other names, by the main one. Underscores may stand for minus signs. */
const ALIASES: Readonly<Record<Column, readonly string[]>> = {
  'time-percent': ['time'],
  'total-time': ['time-total'],
  'min-time': ['shortest', 'time-min'],
  'max-time': ['longest', 'time-max'],
  'avg-time': ['time-avg'],
  'wall-total': ['total-wall'],
  'wall-min': ['min-wall'],
  'wall-max': ['max-wall'],
  'wall-avg': ['avg-wall'],
  p50: [],
  p90: [],
  p99: [],
  calls: ['count'],
  errors: ['error'],
  name: ['syscall', 'syscall-name'],
};

function columnOf(text: string): Column | undefined {
  const name = text.replaceAll('_', '-');
  return columns.find((column) => column === name || ALIASES[column].includes(name));
}

/** The key of `-S`. */
export function sortKey(text: string): SortKey {
  if (text === 'nothing' || text === 'none') return 'nothing';
  const column = columnOf(text);
  if (column === undefined) throw new UsageError(`invalid sortby: '${text}'`);
  return column === 'time-percent' || column === 'total-time' ? 'time' : column;
}

/** The columns of `-U`, in order. The name comes last unless it is named. */
export function columnList(text: string): readonly Column[] {
  const chosen: Column[] = [];
  const items = text.split(',');
  items.forEach((item, index) => {
    const column = columnOf(item);
    if (column === undefined) throw new UsageError(`unknown column name: '${item}'`);
    if (chosen.includes(column)) {
      const rest = items.slice(index).join(',');
      throw new UsageError(
        `call summary column has been provided more than once: '${item}' (-U option residual: '${rest}')`,
      );
    }
    chosen.push(column);
  });
  if (!chosen.includes('name')) chosen.push('name');
  return chosen;
}

export const defaultColumns: readonly Column[] = [
  'time-percent',
  'total-time',
  'avg-time',
  'calls',
  'errors',
  'name',
];
