import { signalName } from '@hstrace/syscalls';
import type { World } from '@hstrace/syscalls/analysis';
import Table from 'cli-table3';
import { cells } from '../human/words/cells.js';
import { safe } from '../human/words/safe.js';
import { bytes, duration, grouped } from '../human/words/units.js';
import { commandLine } from '../human/words/value-words.js';
import {
  type CategoryRow,
  type EndpointRow,
  type FileRow,
  type GroupBy,
  groups,
  type ProcessRow,
} from './rows.js';

/** How tables of groups are shown. */
export interface TableOptions {
  /** Characters in a line of the terminal; without it tables are as wide as they need to be, and plain. */
  readonly width?: number | undefined;
  /** Frames and bold headings; default: only if there is a width. */
  readonly frames?: boolean;
  /** Most rows of a table. Default: 50 on a terminal, all elsewhere. */
  readonly rows?: number;
}

const titles: Readonly<Record<GroupBy, string>> = {
  file: 'Files',
  process: 'Processes',
  network: 'Endpoints',
  category: 'Categories',
};

/** Groups as tables, one after the other. */
export function groupTables(world: World, by: Iterable<GroupBy>, options: TableOptions = {}): string {
  const wanted = [...by];
  const all = groups(world, wanted);
  return wanted
    .map((one) => {
      return `${titles[one]}\n${table(fitting(columns(one, all, options), options), options)}\n`;
    })
    .join('\n');
}

interface Columns {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The column that gives way where a line is too long. */
  readonly flexible: number;
  /** Columns that are left out before that one becomes too narrow, the least important first. */
  readonly spare: readonly number[];
  /** What is said below the table. */
  readonly note?: string;
}

/** Rows of files of which nothing is known but that they are not there. */
function isInVain({ opened, what, bytesRead, bytesWritten, failures }: FileRow): boolean {
  const found = Object.keys(opened).length + what.length + bytesRead + bytesWritten > 0;
  return !found && Object.keys(failures).every((name) => name === 'ENOENT' || name === 'ENOTDIR');
}

function fileColumns(rows: readonly FileRow[], onTerminal: boolean): Columns {
  // On a terminal, the places where nothing was found are not worth a row each.
  const shown = onTerminal ? rows.filter((row) => !isInVain(row)) : rows;
  const missing = rows.length - shown.length;
  return {
    head: ['file', 'opened', 'read', 'written', 'time', 'failures', 'by'],
    rows: shown.map(fileCells),
    flexible: 0,
    spare: [6, 4, 5],
    ...(missing === 0 ? {} : { note: `(and ${grouped(missing)} that were looked for and are not there)` }),
  };
}

function columns(by: GroupBy, all: ReturnType<typeof groups>, options: TableOptions): Columns {
  switch (by) {
    case 'file':
      return fileColumns(all.file ?? [], options.width !== undefined);
    case 'process':
      return {
        head: ['process', 'program', 'lived', 'end', 'calls', 'errors', 'read', 'written'],
        rows: (all.process ?? []).map(processCells),
        flexible: 1,
        spare: [7, 6, 5],
      };
    case 'network':
      return {
        head: ['endpoint', 'name', 'direction', 'connections', 'sent', 'received', 'time', 'failures', 'by'],
        rows: (all.network ?? []).map(endpointCells),
        flexible: 1,
        spare: [8, 6, 3, 7],
      };
    case 'category':
      return {
        head: ['category', 'calls', 'errors', 'time'],
        rows: (all.category ?? []).map(categoryCells),
        flexible: 0,
        spare: [],
      };
  }
}

const amount = (value: number): string => (value === 0 ? '' : bytes(value));
const list = (record: Readonly<Record<string, number>>): string =>
  Object.entries(record)
    .map(([name, count]) => (count === 1 ? name : `${name} ×${grouped(count)}`))
    .join(', ');

/** Who used it: by name, and how many where there are more than two. */
function users({
  by,
  programs,
}: {
  readonly by: readonly number[];
  readonly programs: readonly string[];
}): string {
  if (by.length > 2) return `${by.length} processes`;
  return by
    .map((pid, index) => (programs[index] ? `${safe(programs[index])}[${pid}]` : String(pid)))
    .join(', ');
}

function fileCells(row: FileRow): string[] {
  const opened = [list(row.opened), ...row.what.map(safe)].filter((one) => one !== '').join(', ');
  return [
    safe(row.path),
    opened,
    amount(row.bytesRead),
    amount(row.bytesWritten),
    duration(row.time),
    list(row.failures),
    users(row),
  ];
}

function processCells(row: ProcessRow): string[] {
  const { exit } = row;
  const end =
    exit === undefined
      ? ''
      : 'code' in exit
        ? String(exit.code)
        : (signalName(exit.signal) ?? `signal ${exit.signal}`);
  return [
    `${'  '.repeat(row.depth)}${row.pid}`,
    row.args.length > 0 ? commandLine(row.args) : safe(row.program),
    row.lifetime === undefined ? '' : duration(row.lifetime),
    end,
    grouped(row.calls),
    row.errors === 0 ? '' : grouped(row.errors),
    amount(row.bytesRead),
    amount(row.bytesWritten),
  ];
}

function endpointCells(row: EndpointRow): string[] {
  return [
    safe(row.address),
    safe(row.name ?? ''),
    row.direction === 'bound' ? 'listens' : row.direction,
    row.connections === 0 ? '' : grouped(row.connections),
    amount(row.bytesSent),
    amount(row.bytesReceived),
    duration(row.time),
    list(row.failures),
    users(row),
  ];
}

function categoryCells(row: CategoryRow): string[] {
  return [row.category, grouped(row.calls), row.errors === 0 ? '' : grouped(row.errors), duration(row.time)];
}

/** Frames that take no room: for files and pipes. */
const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}; // prettier-ignore

/** Characters that the flexible column should have. */
const ENOUGH = 30;

function hasFrames({ frames, width }: TableOptions): boolean {
  return frames ?? width !== undefined;
}

/** The characters that each column takes, and all of them with what stands between. */
function measure({ head, rows }: Columns, options: TableOptions): { widths: number[]; total: number } {
  const widths = head.map((title, column) =>
    rows.reduce((most, row) => Math.max(most, cells(row[column] ?? '')), title.length),
  );
  const around = hasFrames(options) ? 3 * head.length + 1 : 2 * (head.length - 1);
  return { widths, total: widths.reduce((sum, one) => sum + one, around) };
}

/** Takes out columns that can be spared, as long as the flexible one would have too little room. */
function fitting(columns: Columns, options: TableOptions): Columns {
  const { width } = options;
  if (width === undefined) return columns;
  const { widths, total } = measure(columns, options);
  const wanted = Math.min(ENOUGH, widths[columns.flexible] as number);
  const [spared, ...spare] = columns.spare;
  if (spared === undefined || (widths[columns.flexible] as number) - (total - width) >= wanted)
    return columns;
  const without = <T>(list: readonly T[]): T[] => list.filter((_, index) => index !== spared);
  return fitting(
    {
      ...columns,
      head: without(columns.head),
      rows: columns.rows.map(without),
      flexible: columns.flexible - (spared < columns.flexible ? 1 : 0),
      spare: spare.map((one) => (one > spared ? one - 1 : one)),
    },
    options,
  );
}

function table(columns: Columns, options: TableOptions): string {
  const { head, rows, flexible, note } = columns;
  const { width } = options;
  if (rows.length === 0) return ['(none)', note].filter((one) => one !== undefined).join('\n');
  const frames = hasFrames(options);
  const most = options.rows ?? (width === undefined ? Number.POSITIVE_INFINITY : 50);
  const shown = rows.slice(0, most);
  // Cells must not be taken for more room than they have: one column is cut, in its middle, where the end tells most.
  const { widths, total } = measure({ ...columns, rows: shown }, options);
  const over = width === undefined ? 0 : total - width;
  const room = over > 0 ? Math.max(12, (widths[flexible] as number) - over) : Number.POSITIVE_INFINITY;
  const made = new Table({
    head: [...head],
    style: frames
      ? { head: [], border: [], compact: true }
      : { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
    ...(frames ? {} : { chars: PLAIN }),
  });
  for (const row of shown)
    made.push(row.map((cell, column) => (column === flexible ? shorten(cell, room) : cell)));
  const text = made
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
  const more = rows.length > shown.length ? `(and ${grouped(rows.length - shown.length)} more)` : undefined;
  return [text, more, note].filter((one) => one !== undefined).join('\n');
}

/** A text that takes at most so many cells: what is cut out is in the middle, since ends tell most. */
function shorten(text: string, room: number): string {
  if (cells(text) <= room) return text;
  const tail = Math.ceil((room - 1) * 0.6);
  return `${ending(text, room - 1 - tail, 1)}…${ending(text, tail, -1)}`;
}

/** As much of one end of a text as takes at most so many cells. */
function ending(text: string, room: number, from: 1 | -1): string {
  const characters = [...text];
  let kept = '';
  while (characters.length > 0) {
    const next = (from === 1 ? characters.shift() : characters.pop()) as string;
    const longer = from === 1 ? kept + next : next + kept;
    if (cells(longer) > room) break;
    kept = longer;
  }
  return kept;
}
