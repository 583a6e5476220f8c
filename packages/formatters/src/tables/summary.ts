import type { Arch, SyscallCall, TraceEvent } from '@hstrace/syscalls';
import { Tally, type Times } from './tally.js';

/** The columns of strace's summary, and hstrace's own percentiles. */
export type SummaryColumn =
  | 'time-percent'
  | 'total-time'
  | 'min-time'
  | 'max-time'
  | 'avg-time'
  | 'wall-total'
  | 'wall-min'
  | 'wall-max'
  | 'wall-avg'
  | 'p50'
  | 'p90'
  | 'p99'
  | 'calls'
  | 'errors'
  | 'name';

/** What the rows are sorted by; `nothing` leaves them in the order of the numbers. */
export type SummarySortKey = 'time' | Exclude<SummaryColumn, 'time-percent' | 'total-time'> | 'nothing';

/** What the summary has, and in which order. */
export interface SummaryOptions {
  readonly columns: readonly SummaryColumn[];
  readonly sortBy: SummarySortKey;
  /** Times go from the beginning of a call to its end; else they are the kernel's processor time. */
  readonly wallClock: boolean;
  /** Nanoseconds that are taken off the time of every call. Default: none. */
  readonly overhead?: number | undefined;
  /** A table for each process, and one for all. */
  readonly byProcess?: boolean;
}

/** How one column is shown. */
interface ColumnShape {
  readonly title: string;
  readonly width: number;
  cell(tally: Tally, all: Tally, options: SummaryOptions): string;
}

const seconds = (nanoseconds: number): string => (nanoseconds / 1e9).toFixed(6);
const microseconds = (nanoseconds: number): string => Math.floor(nanoseconds / 1000).toString();
const timesOf = (tally: Tally, { wallClock }: SummaryOptions): Times =>
  wallClock ? tally.wall : tally.system;
const average = ({ total }: Times, { calls }: Tally): number => (calls === 0 ? 0 : total / calls);
const least = ({ least: value }: Times): number => (Number.isFinite(value) ? value : 0);
const percentile = (percent: number): ColumnShape => ({
  title: `p${percent}`,
  width: 8,
  cell: (tally) => seconds(tally.spread?.percentile(percent) ?? 0),
});

const shapes: Readonly<Record<SummaryColumn, ColumnShape>> = {
  'time-percent': {
    title: '% time',
    width: 6,
    cell(tally, all, options) {
      if (tally === all) return '100.00';
      const { total } = timesOf(all, options);
      return (total === 0 ? 0 : (100 * timesOf(tally, options).total) / total).toFixed(2);
    },
  },
  'total-time': {
    title: 'seconds',
    width: 11,
    cell: (tally, _, options) => seconds(timesOf(tally, options).total),
  },
  'min-time': {
    title: 'shortest',
    width: 8,
    cell: (tally, _, options) => seconds(least(timesOf(tally, options))),
  },
  'max-time': {
    title: 'longest',
    width: 8,
    cell: (tally, _, options) => seconds(timesOf(tally, options).most),
  },
  'avg-time': {
    title: 'usecs/call',
    width: 11,
    cell: (tally, _, options) => microseconds(average(timesOf(tally, options), tally)),
  },
  'wall-total': { title: 'wall-total', width: 11, cell: ({ wall }) => seconds(wall.total) },
  'wall-min': { title: 'wall-min', width: 8, cell: ({ wall }) => seconds(least(wall)) },
  'wall-max': { title: 'wall-max', width: 8, cell: ({ wall }) => seconds(wall.most) },
  'wall-avg': { title: 'wall-avg', width: 11, cell: (tally) => microseconds(average(tally.wall, tally)) },
  p50: percentile(50),
  p90: percentile(90),
  p99: percentile(99),
  calls: { title: 'calls', width: 9, cell: ({ calls }) => calls.toString() },
  errors: { title: 'errors', width: 9, cell: ({ errors }) => (errors === 0 ? '' : errors.toString()) },
  name: { title: 'syscall', width: 16, cell: ({ name }) => name },
};

/** What tables are sorted by, the greatest first. */
function sortValue(tally: Tally, options: SummaryOptions): number {
  const times = timesOf(tally, options);
  switch (options.sortBy) {
    case 'time':
      return times.total;
    case 'min-time':
      return times.least;
    case 'max-time':
      return times.most;
    case 'avg-time':
      return average(times, tally);
    case 'wall-total':
      return tally.wall.total;
    case 'wall-min':
      return tally.wall.least;
    case 'wall-max':
      return tally.wall.most;
    case 'wall-avg':
      return average(tally.wall, tally);
    case 'p50':
    case 'p90':
    case 'p99':
      return tally.spread?.percentile(Number(options.sortBy.slice(1))) ?? 0;
    case 'calls':
      return tally.calls;
    case 'errors':
      return tally.errors;
    default:
      return 0;
  }
}

/** The calls of one kind of programs, by number. */
type Tallies = Map<number, Tally>;

/** What could drive a terminal, or hide in it. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\ufffd]/gu;

/** Counts calls, and shows the counts as strace's `-c` does. */
export class Summary {
  readonly #options: SummaryOptions;
  readonly #spread: boolean;
  readonly #names = new Map<number, string>();
  /** By process, or all under 0; by the kind of program. */
  readonly #processes = new Map<number, Map<Arch, Tallies>>();

  constructor(options: SummaryOptions) {
    this.#options = options;
    this.#spread = [...options.columns, options.sortBy].some((one) => /^p\d/.test(one));
  }

  /** Takes in what a process is called from now on. */
  note(event: TraceEvent): void {
    if (this.#options.byProcess !== true || !('command' in event) || event.pid !== event.tid) return;
    if (event.command !== undefined && event.command !== '') this.#names.set(event.pid, event.command);
  }

  /** Takes in a call that has ended. */
  add(call: SyscallCall): void {
    const process = this.#options.byProcess === true ? call.pid : 0;
    let arches = this.#processes.get(process);
    if (arches === undefined) {
      arches = new Map();
      this.#processes.set(process, arches);
    }
    let tallies = arches.get(call.abi.arch);
    if (tallies === undefined) {
      tallies = new Map();
      arches.set(call.abi.arch, tallies);
    }
    let tally = tallies.get(call.nr);
    if (tally === undefined) {
      tally = new Tally(call.kernelName, this.#spread);
      tallies.set(call.nr, tally);
    }
    tally.add(call, this.#options.overhead ?? 0);
  }

  /** The tables; nothing if there was no call. */
  text(): string {
    const texts: string[] = [];
    const together = new Map<Arch, Tallies>();
    for (const [pid, arches] of this.#processes) {
      if (pid === 0) texts.push(this.#tables(arches));
      else {
        texts.push(`Process ${pid}${this.#nameOf(pid)}:\n${this.#tables(arches)}`);
        for (const [arch, tallies] of arches) addAll(together, arch, tallies, this.#spread);
      }
    }
    if (this.#processes.size > 1) texts.push(`All processes:\n${this.#tables(together)}`);
    return texts.join('');
  }

  /** ` (make)`; names are the tracee's choice. */
  #nameOf(pid: number): string {
    const name = this.#names.get(pid);
    return name === undefined ? '' : ` (${name.replace(UNSAFE, '?')})`;
  }

  #tables(arches: ReadonlyMap<Arch, Tallies>): string {
    let text = '';
    for (const arch of ['x86_64', 'aarch64', 'i386'] as const) {
      const tallies = arches.get(arch);
      if (tallies === undefined) continue;
      if (arch === 'i386') text += 'System call usage summary for 32 bit mode:\n';
      text += this.#table(tallies);
    }
    return text;
  }

  #table(tallies: Tallies): string {
    const rows = this.#sorted(tallies);
    const total = new Tally('total', this.#spread);
    for (const tally of rows) total.merge(tally);
    const columns = this.#options.columns.map((column) => {
      const shape = shapes[column];
      const cells = [...rows, total].map((tally) => shape.cell(tally, total, this.#options));
      // Names have a blank behind them.
      const room = column === 'name' ? 1 : 0;
      return {
        column,
        title: shape.title,
        cells,
        width: Math.max(shape.width, ...cells.map((cell) => cell.length + room)),
      };
    });
    const line = (cell: (column: (typeof columns)[number]) => string): string => {
      const cells = columns.map((one, index) => {
        if (one.column !== 'name') return cell(one).padStart(one.width);
        return index === columns.length - 1 ? cell(one) : cell(one).padEnd(one.width);
      });
      return `${cells.join(' ')}\n`;
    };
    const rule = line(({ width }) => '-'.repeat(width));
    const body = rows.map((_, index) => line(({ cells }) => cells[index] as string)).join('');
    return `${line(({ title }) => title)}${rule}${body}${rule}${line(({ cells }) => cells.at(-1) as string)}`;
  }

  #sorted(tallies: Tallies): Tally[] {
    const rows = [...tallies].sort(([a], [b]) => a - b).map(([, tally]) => tally);
    const { sortBy } = this.#options;
    if (sortBy === 'nothing') return rows;
    if (sortBy === 'name') return rows.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return rows.sort((a, b) => sortValue(b, this.#options) - sortValue(a, this.#options));
  }
}

function addAll(together: Map<Arch, Tallies>, arch: Arch, tallies: Tallies, spread: boolean): void {
  let all = together.get(arch);
  if (all === undefined) {
    all = new Map();
    together.set(arch, all);
  }
  for (const [nr, tally] of tallies) {
    let sum = all.get(nr);
    if (sum === undefined) {
      sum = new Tally(tally.name, spread);
      all.set(nr, sum);
    }
    sum.merge(tally);
  }
}
