import type { Summary } from '@hstrace/formatters/tables';
import type { SyscallCall, TraceEvent } from '@hstrace/syscalls';
import type { World } from '@hstrace/syscalls/analysis';
import { NoticeCode } from '@hstrace/syscalls/records';
import type { Attached } from './attached.js';
import { EventFilter } from './filter/event-filter.js';
import { type Formatter, formatterMaker, type Maker } from './formats.js';
import { Judge } from './judge.js';
import { type Machine, ThisMachine } from './machine.js';
import type { Settings } from './options/settings.js';
import type { Output } from './output/output.js';
import { type Eraser, WaitingLine } from './output/waiting-line.js';
import { PidNamespaces } from './pid-namespaces.js';
import type { ProcessNames } from './process-names.js';

/** What is made of the trace beside its lines. */
interface Results {
  readonly summary: Summary | undefined;
  readonly world: World | undefined;
  readonly judge: Judge | undefined;
}

/** It is said anew what is being waited for at one of so many ticks. */
const TICKS = 5;

/** Shows events: filters, formats and writes them. */
export class View {
  readonly #output: Output;
  readonly #filter: EventFilter;
  readonly #shows: boolean;
  /** The names of processes, where they are shown. */
  readonly #names: ProcessNames | undefined;
  readonly #namespaces: PidNamespaces | undefined;
  readonly #make: () => Formatter;
  readonly #one: Formatter | undefined;
  readonly #separate = new Map<number, Formatter>();
  readonly #settings: Settings;
  readonly #results: Results;
  /** Says something beside the trace, where it belongs in it. */
  readonly message: (text: string) => void;
  /** Calls have lines. */
  readonly #lines: boolean;
  #calls = 0;
  /** On a terminal, for formats that say what is being waited for. */
  readonly #waiting: WaitingLine | undefined;
  /** Ticks since something was written. */
  #quiet = 0;

  private constructor(
    settings: Settings,
    output: Output,
    filter: EventFilter,
    make: Maker,
    results: Results,
    message: (text: string) => void,
    names: ProcessNames | undefined,
    eraser: Eraser | undefined,
  ) {
    this.#settings = settings;
    this.message = message;
    this.#output = output;
    this.#filter = filter;
    this.#shows = filter.isEmpty;
    this.#names = names;
    this.#namespaces = settings.decodePids.size > 0 ? new PidNamespaces() : undefined;
    this.#make = make(this.#names, this.#namespaces);
    this.#one = output.isSeparate ? undefined : this.#make();
    this.#results = results;
    this.#lines = settings.summary?.which !== 'only' && settings.results.groupBy === undefined;
    const waits = output.isTerminal && this.#lines && this.#one?.waiting !== undefined;
    this.#waiting = waits ? new WaitingLine(output.sink(0), eraser) : undefined;
  }

  /**
   * Makes what the settings ask for, and loads only that.
   *
   * @param paths as they are matched
   * @param machine the one that is traced on
   * @param attached the processes that are attached to
   */
  static async make(
    settings: Settings,
    output: Output,
    say: (text: string) => void,
    paths: readonly string[],
    eraser?: Eraser,
    machine: Machine = new ThisMachine(),
    attached?: Attached,
  ): Promise<View> {
    const message = (text: string): void => {
      // Messages stand in the trace where they belong, if both go the same way.
      if (output.isStandardError) output.flush();
      say(text);
    };
    const maker = await formatterMaker(settings, {
      isTerminal: output.isTerminal,
      message,
      machine,
      attached,
    });
    return new View(
      settings,
      output,
      await EventFilter.make(settings.filter, paths),
      maker,
      await resultsOf(settings, machine),
      message,
      settings.decodePids.has('comm') ? new (await import('./process-names.js')).ProcessNames() : undefined,
      eraser,
    );
  }

  /** The calls that were shown. */
  get calls(): number {
    return this.#calls;
  }

  take(event: TraceEvent): void {
    this.#names?.note(event);
    this.#results.summary?.note(event);
    if (event.type === 'notice') this.#notice(event);
    this.#namespaces?.note(event);
    if (!this.#shows && !this.#filter.shows(event)) return;
    const { summary, world, judge } = this.#results;
    world?.add(event);
    if (event.type === 'syscall') {
      // Sentences name processes by what they did before, too: the format leaves out what is not to be told.
      if (judge?.takes(event as SyscallCall) === false && this.#settings.format !== 'human') return;
      this.#calls++;
      if (summary !== undefined && (event as SyscallCall).frame.returned) summary.add(event as SyscallCall);
    } else if (event.type === 'exec' && this.#one === undefined && event.formerTid !== event.tid)
      this.#leave(event);
    const formatter = this.#formatter(event.tid);
    const text = this.#lines ? formatter.format(event) : (formatter.aside?.(event) ?? '');
    if (text !== '') this.#write(event.tid, text);
    if (event.type === 'exited' || event.type === 'killed' || event.type === 'detached') {
      this.#separate.delete(event.tid);
      this.#output.end(event.tid);
    }
  }

  #notice({ code, text }: Extract<TraceEvent, { type: 'notice' }>): void {
    // That there is no filter is worth a word only where one was asked for.
    if (code === NoticeCode.NOT_POKED) this.message(`poke_tcb: ${text}`);
    else if (code === NoticeCode.HOST_BUSY || this.#settings.insistsOnFilter) this.message(text);
  }

  /** Writes what is left to be said. */
  end(): void {
    this.#waiting?.hide();
    for (const [tid, formatter] of this.#one === undefined ? this.#separate : [[0, this.#one] as const]) {
      const text = this.#lines ? formatter.end() : '';
      if (text !== '') this.#output.sink(tid).write(text);
    }
    const table = this.#results.summary?.text() ?? '';
    if (table !== '') this.#output.sink(0).write(table);
  }

  /** Writes the tables of `--group-by`. */
  async endGroups(): Promise<void> {
    const { world } = this.#results;
    const { groupBy } = this.#settings.results;
    if (world === undefined || groupBy === undefined) return;
    const { groups, groupTables } = await import('@hstrace/formatters/groups');
    const width = this.#output.isTerminal ? process.stderr.columns : undefined;
    const text =
      this.#settings.format === 'json'
        ? `${JSON.stringify(groups(world, groupBy))}\n`
        : groupTables(world, groupBy, { width });
    this.#output.sink(0).write(text);
  }

  /** Whether `--fail-on` has something to say. */
  get failed(): boolean {
    return this.#results.judge?.failed === true;
  }

  /** Shows what was held back, when nothing happens for a while. */
  settle(): void {
    const text = this.#lines ? (this.#one?.settle?.() ?? '') : '';
    if (text === '') return;
    this.#write(0, text);
    this.#output.flush();
  }

  /** Whether there is something to be done at each {@link tick}. */
  get ticks(): boolean {
    return this.#waiting !== undefined;
  }

  /** On a terminal, from time to time: says what is being waited for, if nothing was written since the last time. */
  tick(now: bigint): void {
    if (this.#quiet++ % TICKS !== 1) return;
    const width = (process.stderr.columns ?? 80) - 1;
    this.#waiting?.show(this.#one?.waiting?.(now, width) ?? '');
  }

  #write(tid: number, text: string): void {
    this.#quiet = 0;
    this.#waiting?.hide();
    this.#output.sink(tid).write(text);
  }

  /** A thread goes on in the file of its process. */
  #leave({ formerTid, tid }: Extract<TraceEvent, { type: 'exec' }>): void {
    const text = this.#separate.get(formerTid)?.leave?.(formerTid, tid) ?? '';
    if (text !== '') this.#output.sink(formerTid).write(text);
    this.#separate.delete(formerTid);
    this.#output.end(formerTid);
  }

  #formatter(tid: number): Formatter {
    if (this.#one !== undefined) return this.#one;
    let formatter = this.#separate.get(tid);
    if (formatter === undefined) {
      formatter = this.#make();
      this.#separate.set(tid, formatter);
    }
    return formatter;
  }
}

async function resultsOf(settings: Settings, { workingDirectory }: Machine): Promise<Results> {
  const { summary, results } = settings;
  return {
    summary:
      summary === undefined ? undefined : new (await import('@hstrace/formatters/tables')).Summary(summary),
    world:
      results.groupBy === undefined ? undefined : new (await import('./world.js')).World(workingDirectory),
    judge: await Judge.make(results, workingDirectory),
  };
}
