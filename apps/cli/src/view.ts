import type { Summary } from '@hstrace/formatters/tables';
import type { SyscallCall, TraceEvent } from '@hstrace/syscalls';
import { EventFilter } from './filter/event-filter.js';
import { type Formatter, formatterMaker } from './formats.js';
import type { Settings } from './options/settings.js';
import type { Output } from './output/output.js';
import { ProcessNames } from './process-names.js';

/** Shows events: filters, formats and writes them. */
export class View {
  readonly #output: Output;
  readonly #filter: EventFilter;
  readonly #shows: boolean;
  readonly #names = new ProcessNames();
  readonly #needsNames: boolean;
  readonly #make: () => Formatter;
  readonly #one: Formatter | undefined;
  readonly #separate = new Map<number, Formatter>();
  readonly #summary: Summary | undefined;
  /** Calls have lines. */
  readonly #lines: boolean;
  #calls = 0;

  private constructor(
    settings: Settings,
    output: Output,
    filter: EventFilter,
    make: (names: ProcessNames) => () => Formatter,
    summary: Summary | undefined,
  ) {
    this.#output = output;
    this.#filter = filter;
    this.#shows = filter.isEmpty;
    this.#needsNames = settings.decodePids.has('comm');
    this.#make = make(this.#names);
    this.#one = output.isSeparate ? undefined : this.#make();
    this.#summary = summary;
    this.#lines = settings.summary?.which !== 'only';
  }

  /**
   * Makes what the settings ask for, and loads only that.
   *
   * @param paths as they are matched
   */
  static async make(
    settings: Settings,
    output: Output,
    say: (text: string) => void,
    paths: readonly string[],
  ): Promise<View> {
    const message = (text: string): void => {
      // Messages stand in the trace where they belong, if both go the same way.
      if (output.isStandardError) output.flush();
      say(text);
    };
    let summary: Summary | undefined;
    if (settings.summary !== undefined) {
      const tables = await import('@hstrace/formatters/tables');
      summary = new tables.Summary(settings.summary);
    }
    const maker = await formatterMaker(settings, {
      isTerminal: output.isTerminal,
      message,
      clockOffset: clockOffset(),
    });
    return new View(settings, output, new EventFilter(settings.filter, paths), maker, summary);
  }

  /** The calls that were shown. */
  get calls(): number {
    return this.#calls;
  }

  take(event: TraceEvent): void {
    if (this.#needsNames) this.#names.note(event);
    if (!this.#shows && !this.#filter.shows(event)) return;
    if (event.type === 'syscall') {
      this.#calls++;
      if (this.#summary !== undefined && (event as SyscallCall).frame.returned)
        this.#summary.add(event as SyscallCall);
    } else if (event.type === 'exec' && this.#one === undefined && event.formerTid !== event.tid)
      this.#leave(event);
    const formatter = this.#formatter(event.tid);
    const text = this.#lines ? formatter.format(event) : (formatter.aside?.(event) ?? '');
    if (text !== '') this.#output.sink(event.tid).write(text);
    if (event.type === 'exited' || event.type === 'killed' || event.type === 'detached') {
      this.#separate.delete(event.tid);
      this.#output.end(event.tid);
    }
  }

  /** Writes what is left to be said. */
  end(): void {
    for (const [tid, formatter] of this.#one === undefined ? this.#separate : [[0, this.#one] as const]) {
      const text = this.#lines ? formatter.end() : '';
      if (text !== '') this.#output.sink(tid).write(text);
    }
    const table = this.#summary?.text() ?? '';
    if (table !== '') this.#output.sink(0).write(table);
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

/** Nanoseconds from CLOCK_MONOTONIC to the time of day. */
function clockOffset(): bigint {
  const before = process.hrtime.bigint();
  const milliseconds = performance.timeOrigin + performance.now();
  const after = process.hrtime.bigint();
  return BigInt(Math.round(milliseconds * 1e6)) - (before + after) / 2n;
}
