import {
  Flags,
  fd,
  type ProcessEvent,
  type StackTrace,
  type SyscallCall,
  type TraceEvent,
} from '@hstrace/syscalls';
import { pathText, World } from '@hstrace/syscalls/analysis';
import { NO_RISK, type Risk, RiskAssessor, type RiskOptions } from '@hstrace/syscalls/risk';
import { type Accounts, CallContext } from './call-context.js';
import { channelOf } from './copies.js';
import { names as namesWords, partsOfWalk, walkWords } from './deeds.js';
import { Gathered, type Item } from './gathered.js';
import { isHousekeeping } from './housekeeping.js';
import { type Lookup, Lookups } from './lookups.js';
import { Modules } from './modules.js';
import { Move } from './move.js';
import { nameServiceSentence } from './name-service.js';
import { Openings, openingNote } from './openings.js';
import { printedText } from './printed-text.js';
import { Repeats } from './repeats.js';
import { movesBytes, type Repetition, Repetitions, single } from './repetition.js';
import { type Sentence, sentence } from './sentence.js';
import { stackText } from './stack.js';
import { Startup } from './startup.js';
import { summary } from './summary.js';
import { type HumanTheme, paint, type Token } from './theme.js';
import { waitedText } from './waited-text.js';
import { walkItem } from './walk-items.js';
import { cells, cut } from './words/cells.js';
import { safe } from './words/safe.js';
import { signalWords } from './words/signal-words.js';
import { bytes, counted, duration, times } from './words/units.js';
import { commandLine, type WordContext, words } from './words/value-words.js';

/** What is shown, and how. */
export interface HumanOptions extends Accounts {
  /** Everything by itself: nothing is folded, gathered or left out. */
  readonly all?: boolean;
  /** Only what deserves this much attention. */
  readonly risk?: 'info' | 'warning' | 'danger';
  readonly theme?: HumanTheme;
  /** Folder whose name is told as `~`. */
  readonly home?: string;
  /** Folder in which the first program is started: paths in it are told relative to it. */
  readonly workingDirectory?: string;
  readonly risks?: RiskOptions;
  /** Stack traces below calls and signals, where the events have them. Such calls are not folded. Default: false. */
  readonly stackTraces?: boolean;
  /** Nanoseconds from which on it is told how long a call took, and calls that are not worth a line get one. Default: 10 ms. */
  readonly long?: number;
  /** The summary at the end. Default: true. */
  readonly summary?: boolean;
}

/** Nanoseconds from which on it is told how long a call took. */
const LONG = 10_000_000;
/** Calls in which a thread waits for what others do. */
const LETS_OTHERS =
  /^(wait4|waitid|waitpid|accept4?|(clock_)?nanosleep|pause|rt_sig(suspend|timedwait)|flock)$/;
/** Calls that do not return. */
const LEAVES = /^(exit|exit_group|exec.*|(rt_)?sigreturn)$/;
const MOST_LABELS = 1000;
/** The kind of arguments that are descriptors. */
const channel = fd();
/** So many times what is long may pass with one file of many, before it is told of by itself. */
const MUCH = 10;

/** What is known of a thread while its calls are folded. */
interface Thread {
  readonly repetitions: Repetitions;
  readonly lookups: Lookups;
  readonly openings: Openings;
  /** Files of which much the same is to be said. */
  readonly gathered: Gathered;
  readonly repeats: Repeats;
  startup: Startup | undefined;
  /** The modules that its program loads. */
  modules: Modules | undefined;
  /** A file that it may be moving to another file system. */
  move: Move | undefined;
}

/** Turns events into lines that a person can read who has never seen a man page. */
export class HumanFormatter {
  readonly #options: HumanOptions;
  readonly #long: number;
  readonly #world: World;
  readonly #risks: RiskAssessor;
  readonly #threads = new Map<number, Thread>();
  readonly #waiting = new Map<number, SyscallCall>();
  /** When threads began, and processes of which one thread has ended all. */
  readonly #begun = new Map<number, bigint>();
  readonly #ending = new Set<number>();
  /** Threads that end by themselves. */
  readonly #leaving = new Set<number>();
  /** How lines of a thread begin, until a process becomes another program, begins or ends. */
  readonly #labels = new Map<number, readonly Token[]>();
  /** Calls in which threads were when they ended. */
  readonly #unreturned = new Map<number, SyscallCall>();
  /** Threads that have changed files of which nothing is told yet. */
  readonly #changing = new Set<number>();
  #worst: 'info' | 'warning' | 'danger' = 'info';

  constructor(options: HumanOptions = {}) {
    this.#options = options;
    this.#long = options.long ?? LONG;
    this.#world = new World(options.workingDirectory);
    this.#risks = new RiskAssessor({
      ...(options.home === undefined ? {} : { home: options.home }),
      ...(options.workingDirectory === undefined ? {} : { workingDirectory: options.workingDirectory }),
      ...options.risks,
    });
  }

  /** What has been gathered of all events so far. */
  get world(): World {
    return this.#world;
  }

  /** The greatest risk that was met. */
  get worstRisk(): 'info' | 'warning' | 'danger' {
    return this.#worst;
  }

  /** The lines for an event: none where it is folded with others. */
  format(event: TraceEvent): string {
    const text = this.#format(event);
    return text === '' || this.#changing.size === 0 ? text : this.#changed(event.tid) + text;
  }

  /** What others have changed before a thread has done what is told of it. */
  #changed(except: number): string {
    let text = '';
    for (const tid of this.#changing) {
      if (tid === except) continue;
      this.#changing.delete(tid);
      const thread = this.#threads.get(tid);
      if (thread?.gathered.changes === true) text += this.#gathered(thread.gathered.flush());
    }
    return text;
  }

  #format(event: TraceEvent): string {
    if (event.type === 'syscall-enter') {
      this.#noteEnd(event as SyscallCall);
      this.#waiting.set(event.tid, event as SyscallCall);
      // What others do meanwhile comes after what this thread did before.
      const held = this.#threads.get(event.tid);
      return held !== undefined && LETS_OTHERS.test(event.name) ? this.#flush(event.tid, held) : '';
    }
    if (event.type === 'syscall') {
      this.#waiting.delete(event.tid);
      const call = event as SyscallCall;
      this.#noteEnd(call);
      const lines = this.#call(call);
      this.#world.add(event);
      if (!call.name.startsWith('exec')) return lines;
      this.#labels.clear();
      return lines + this.#afterExec(call);
    }
    this.#labels.clear();
    // A process is known by name from its first line on, and to its last.
    if (event.type === 'begin') this.#world.add(event);
    const text = this.#process(event as ProcessEvent);
    if (event.type !== 'begin') this.#world.add(event);
    return text;
  }

  /** Tells what was held back for folding: when nothing happens for a while, or something else is to be printed. */
  settle(): string {
    let text = '';
    for (const [tid, thread] of this.#threads) text += this.#flush(tid, thread);
    return text;
  }

  /**
   * What is being waited for, as one line without its end, for a terminal; empty if nothing is. Of several calls, the one
   * that the others wait for is told: not the parent that waits for a child, nor threads that have nothing to do.
   *
   * @param width cells that the line may take
   */
  waiting(now: bigint, width = Number.POSITIVE_INFINITY): string {
    let chosen: SyscallCall | undefined;
    for (const call of this.#waiting.values())
      if (chosen === undefined || comparePatience(call, chosen) < 0) chosen = call;
    if (chosen === undefined) return '';
    const others = this.#waiting.size - 1;
    const note = others === 0 ? '' : `, ${others} more ${others === 1 ? 'waits' : 'wait'}`;
    return paint(fitted(this.#stillRunning(chosen, now, note), width), this.#options.theme);
  }

  #stillRunning(call: SyscallCall, now: bigint, note = ''): Token[] {
    const { text } = sentence(call, this.#context(call), { running: true });
    return [
      ...this.#label(call.pid, call.tid),
      { role: 'plain', text },
      { role: 'muted', text: ` … for ${duration(now - call.time)}${note}` },
    ];
  }

  /** The end: what was held back, and the summary. */
  end(): string {
    const left = this.settle();
    return this.#options.summary === false ? left : left + summary(this.#world, this.#options);
  }

  #thread(tid: number, pid = tid): Thread {
    let thread = this.#threads.get(tid);
    if (thread === undefined) {
      thread = {
        repetitions: new Repetitions(),
        lookups: new Lookups(),
        openings: new Openings(),
        gathered: new Gathered(),
        repeats: new Repeats(),
        startup: undefined,
        modules: tid === pid ? undefined : Modules.of(this.#world.processes.get(pid)?.executable ?? ''),
        move: undefined,
      };
      this.#threads.set(tid, thread);
    }
    return thread;
  }

  #call(call: SyscallCall): string {
    const thread = this.#thread(call.tid, call.pid);
    const risk = this.#risks.assess(call);
    if (risk !== NO_RISK && (risk.level === 'danger' || this.#worst === 'info')) this.#worst = risk.level;
    const { risk: least = 'info', all } = this.#options;
    if (least !== 'info') {
      if (risk === NO_RISK || (least === 'danger' && risk.level !== 'danger')) return '';
      return this.#line(call, sentence(call, this.#context(call)), '');
    }
    const traced =
      this.#options.stackTraces === true && call.stack !== undefined && thread.startup === undefined;
    // A program that is run is told of when it has been.
    if (all !== true && call.name.startsWith('exec') && call.result?.ok === true) {
      const { done } = thread.lookups.add(call);
      const search = done === undefined ? '' : this.#lookup(thread, done);
      return search + this.#flush(call.tid, thread);
    }
    if (all !== true && call.result === undefined && !LEAVES.test(call.name)) {
      this.#unreturned.set(call.tid, call);
      return this.#flush(call.tid, thread);
    }
    if (all === true || risk !== NO_RISK || traced) {
      return this.#flush(call.tid, thread) + this.#tell(single(call));
    }
    if (thread.startup !== undefined) {
      if (thread.startup.takes(call)) return '';
      const started = this.#startup(call.pid, call.tid, thread);
      return started + this.#folded(call, thread);
    }
    return this.#folded(call, thread);
  }

  #folded(call: SyscallCall, thread: Thread): string {
    const { move, modules } = thread;
    if (move !== undefined) {
      const outcome = move.add(call);
      if (outcome === 'held') return '';
      thread.move = undefined;
      if (outcome === 'done') return this.#flush(call.tid, thread) + this.#moved(move);
      return this.#unfold(move.held, thread) + this.#folded(call, thread);
    }
    thread.move = Move.from(call);
    if (thread.move !== undefined) return '';
    if (modules !== undefined) {
      const begins = modules.isEmpty;
      if (modules.takes(call, this.#world.processes.get(call.pid)?.workingDirectory))
        return begins ? this.#flushSteps(thread) : '';
    }
    // Threads that work for a runtime wait until there is something to do.
    if (modules !== undefined && call.tid !== call.pid && call.name === 'futex') return '';
    return this.#unheld(call, thread);
  }

  /** Calls that were held for something that did not come of them. */
  #unfold(calls: readonly SyscallCall[], thread: Thread): string {
    return calls.map((call) => this.#unheld(call, thread)).join('');
  }

  /** What was held for modules. */
  #modules(thread: Thread): string {
    const { modules } = thread;
    if (modules === undefined || modules.isEmpty) return '';
    const { loaded, tail } = modules.flush();
    const said =
      loaded === undefined
        ? ''
        : this.#line(loaded.first, { text: loaded.text, failure: undefined }, '', loaded.spent);
    return said + this.#unfold(tail, thread);
  }

  /** A file that went to another file system. */
  #moved(move: Move): string {
    const { call, bytes: size, spent } = move.moved;
    const context = this.#context(call);
    const [from, to] = [
      context.path(pathText(call.args.oldpath) ?? ''),
      context.path(pathText(call.args.newpath) ?? ''),
    ];
    const text = `moves ${from} to ${to}, on another file system: copies ${bytes(size)} and deletes the original`;
    return this.#line(call, { text, failure: undefined }, '', spent);
  }

  /** One call that is no part of something larger. */
  #unheld(call: SyscallCall, thread: Thread): string {
    if (isHousekeeping(call, this.#long)) return '';
    const before = this.#modules(thread);
    if (before !== '') return before + this.#unheld(call, thread);
    const asks = nameServiceSentence(call, this.#world);
    if (asks !== undefined)
      return this.#flush(call.tid, thread) + this.#line(call, { text: asks, failure: undefined }, '');
    const { done, taken } = thread.lookups.add(call);
    let text = '';
    if (done !== undefined || taken) text += this.#steps(thread, thread.repetitions.flush());
    if (done !== undefined) text += this.#held(thread) + this.#lookup(thread, done);
    if (taken) return text;
    const made = madePath(call);
    if (made !== undefined) thread.gathered.forgetMissed(this.#context(call).path(made));
    return text + this.#steps(thread, thread.repetitions.add(call));
  }

  #flush(tid: number, thread: Thread): string {
    let text = '';
    if (thread.startup !== undefined) text += this.#startup(this.#pidOf(tid), tid, thread);
    if (thread.move !== undefined) {
      const { held } = thread.move;
      thread.move = undefined;
      text += this.#unfold(held, thread);
    }
    return text + this.#modules(thread) + this.#flushSteps(thread);
  }

  #flushSteps(thread: Thread): string {
    const text = this.#steps(thread, thread.repetitions.flush()) + this.#held(thread);
    const lookup = thread.lookups.flush();
    const search = lookup === undefined ? '' : this.#lookup(thread, lookup);
    return text + search + this.#gathered(thread.gathered.flush());
  }

  /** What is to be told after these steps of a thread. */
  #steps(thread: Thread, steps: readonly Repetition[]): string {
    let text = '';
    for (const step of steps)
      for (const one of thread.openings.add(step)) text += this.#gatherOrTell(thread, one);
    return text;
  }

  /** Steps that nothing came of. */
  #held(thread: Thread): string {
    return thread.openings
      .flush()
      .map((one) => this.#gatherOrTell(thread, one))
      .join('');
  }

  /** Files to which the same is done, one after the other, are told of together. */
  #gatherOrTell(thread: Thread, step: Repetition): string {
    const { first, duration: spent } = step;
    if (spent < this.#long && thread.repeats.isRepeat(step)) return '';
    const item = spent < this.#long * MUCH ? walkItem(step, (call) => this.#context(call)) : undefined;
    if (item === undefined) return this.#gathered(thread.gathered.flush()) + this.#tell(step);
    const text = this.#gathered(
      thread.gathered.add({ ...item, call: first, spent, line: () => this.#tell(step) }),
    );
    if (thread.gathered.changes) this.#changing.add(first.tid);
    return text;
  }

  #gathered(items: readonly Item[]): string {
    if (items.length === 0) return '';
    let text = '';
    for (const told of partsOfWalk(items)) {
      if ('item' in told) {
        text += told.item.line();
        continue;
      }
      const spent = told.all.reduce((sum, one) => sum + (one.spent ?? 0), 0);
      const said = { text: walkWords(told.all), failure: undefined };
      text += this.#line((told.all[0] as Item).call, said, '', spent);
    }
    return text;
  }

  #pidOf(tid: number): number {
    for (const process of this.#world.processes.values()) if (process.threads.has(tid)) return process.pid;
    return tid;
  }

  /** One call, or several of one kind. */
  #tell(repetition: Repetition): string {
    const { first, count, total } = repetition;
    const moved = movesBytes(first);
    if (repetition.source !== undefined) return this.#copy(repetition, repetition.source);
    const asks = count === 1 ? nameServiceSentence(first, this.#world) : undefined;
    const said =
      asks === undefined
        ? sentence(first, this.#context(first), moved && count > 1 ? { total } : {})
        : { text: asks, failure: undefined };
    const note =
      count === 1
        ? ''
        : moved && total > 0
          ? ` in ${counted(count, `${noun(first.name)}`)}`
          : ` (${times(count)})`;
    const how = repetition.opened === undefined ? '' : openingNote(repetition.opened);
    const printed = printedText(first, repetition.printed);
    return this.#line(first, said, note + how + printed, repetition.duration);
  }

  /** What was read in one place and written in another. */
  #copy(write: Repetition, read: Repetition): string {
    const from = this.#channel(read.first);
    const to = this.#channel(write.first);
    const pieces = write.count === 1 ? '' : ` in ${counted(write.count, 'piece')}`;
    const how = write.opened === undefined ? '' : openingNote(write.opened);
    const text = `copies ${bytes(write.total)} from ${from} to ${to}`;
    return this.#line(write.first, { text, failure: undefined }, pieces + how, write.duration);
  }

  /** What data go through in a call. */
  #channel(call: SyscallCall): string {
    return words(channel, call.args[channelOf(call)], this.#context(call));
  }

  #lookup(thread: Thread, lookup: Lookup): string {
    const { places, first, found } = lookup;
    const path = pathText(first.args.pathname);
    if (found === undefined && thread.repeats.isMissedAgain(lookup)) return '';
    if (found === undefined && path !== undefined) {
      const alone = places.length === 1;
      return this.#gathered(
        thread.gathered.add({
          deed: 'missed',
          call: first,
          path: alone
            ? this.#context(first).path(path)
            : `${safe(lookup.name)} (in ${counted(places.length, 'place')})`,
          line: () =>
            alone ? this.#line(first, sentence(first, this.#context(first)), '') : this.#search(lookup),
        }),
      );
    }
    return this.#gathered(thread.gathered.flush()) + this.#search(lookup);
  }

  /** One name that was looked for in several places. */
  #search({ name, places, first, found }: Lookup): string {
    const context = this.#context(found ?? first);
    const count = counted(places.length + (found === undefined ? 0 : 1), 'place');
    if (found === undefined)
      return this.#line(
        first,
        {
          text: `looks for ${safe(name)} in ${count}, in vain: ${namesWords(places.map((place) => context.path(place)))}`,
          failure: undefined,
        },
        '',
      );
    const path = pathText(found.args.pathname) ?? '';
    const slash = path.lastIndexOf('/');
    const folder = context.path(slash < 0 ? '.' : path.slice(0, Math.max(1, slash)));
    return this.#line(
      found,
      { text: `looks for ${safe(name)} in ${count}, finds it in ${folder}`, failure: undefined },
      '',
    );
  }

  #startup(pid: number, tid: number, thread: Thread): string {
    const { startup } = thread;
    thread.startup = undefined;
    if (startup === undefined || startup.calls === 0) return '';
    const { libraries } = startup;
    const named = libraries.slice(0, 3).map(safe).join(', ');
    const more = libraries.length > 3 ? ` and ${libraries.length - 3} more` : '';
    const threads = startup.threads === 0 ? '' : `, ${counted(startup.threads, 'thread')}`;
    const loads = libraries.length === 0 ? '' : `: loads ${named}${more}`;
    return `${paint(
      [
        ...this.#label(pid, tid),
        {
          role: 'muted',
          text: `starts up${loads} (${counted(startup.calls, 'call')}${threads}, ${duration(startup.duration)})`,
        },
      ],
      this.#options.theme,
    )}\n`;
  }

  #afterExec(call: SyscallCall): string {
    if (
      (call.name !== 'execve' && call.name !== 'execveat') ||
      call.result?.ok !== true ||
      this.#options.all === true
    )
      return '';
    if (this.#options.risk !== undefined && this.#options.risk !== 'info') return '';
    const process = this.#world.process(call.pid);
    const thread = this.#thread(call.tid);
    thread.modules = Modules.of(process.executable || process.command);
    thread.startup = new Startup(
      process.executable || process.command,
      process.args,
      call.time + BigInt(call.duration),
      process.workingDirectory,
    );
    const text = `runs ${commandLine(process.args) || safe(process.executable)}`;
    const tokens: Token[] = [...this.#label(call.pid, call.tid), { role: 'heading', text }];
    return `${paint([...tokens, ...riskTokens(this.#risks.assess(call))], this.#options.theme)}\n${this.#stack(call.stack)}`;
  }

  #process(event: ProcessEvent): string {
    if (this.#options.risk !== undefined && this.#options.risk !== 'info') return '';
    if (event.type === 'begin') {
      const startup = event.tid === event.pid ? undefined : this.#startupOf(event.pid);
      if (startup?.isRuntime === true) {
        startup.threads++;
        return '';
      }
      this.#begun.set(event.tid, event.time);
    }
    // Who begins does so after what its parent did before.
    const teller = event.type === 'begin' ? (event.pid === event.tid ? event.parent : event.pid) : event.tid;
    const thread = this.#threads.get(teller);
    // A program that is run is told of with the call that runs it.
    const isPart = event.type === 'fork' || event.type === 'exec';
    const before = thread === undefined || isPart ? '' : this.#flush(teller, thread);
    const still = event.type === 'detached' ? this.#unfinished(event.tid, event.time) : this.#cutShort(event);
    const text = this.#processWords(event);
    if (event.type === 'exited' || event.type === 'killed') {
      this.#threads.delete(event.tid);
      this.#waiting.delete(event.tid);
      this.#begun.delete(event.tid);
      if (event.pid === event.tid) this.#ending.delete(event.pid);
    }
    if (text === undefined) return before + still;
    const bad = event.type === 'killed' || (event.type === 'exited' && event.code !== 0);
    const stack = event.type === 'signal' || event.type === 'stopped' ? this.#stack(event.stack) : '';
    return `${before}${still}${paint([...this.#label(event.pid, event.tid), { role: bad ? 'error' : 'heading', text }], this.#options.theme)}\n${stack}`;
  }

  /** The start of the program of a process, while it goes on. */
  #startupOf(pid: number): Startup | undefined {
    return this.#threads.get(pid)?.startup;
  }

  /** The call that a thread is in as it is let go, which tells where it hangs. */
  #unfinished(tid: number, now: bigint): string {
    const call = this.#waiting.get(tid);
    this.#waiting.delete(tid);
    if (call === undefined) return '';
    return `${paint(this.#stillRunning(call, now), this.#options.theme)}\n${this.#stack(call.stack)}`;
  }

  /** The call that a thread was in when it was killed, or when others of its process ended all. */
  #cutShort({ type, pid, tid, time }: ProcessEvent): string {
    if (type !== 'exited' && type !== 'killed') return '';
    const call = this.#unreturned.get(tid) ?? this.#waiting.get(tid);
    if (call === undefined || LEAVES.test(call.name)) return '';
    this.#unreturned.delete(tid);
    // Threads that have nothing to do wait for others, and nobody wonders at that when all is over.
    if (tid !== pid && type === 'exited' && /^(futex|epoll_p?wait2?)$/.test(call.name)) return '';
    const { text } = sentence(call, this.#context(call), { running: true });
    return `${paint(
      [
        ...this.#label(pid, tid),
        { role: 'plain', text },
        { role: 'muted', text: `, and ends in it after ${duration(time - call.time)}` },
        ...riskTokens(this.#risks.assess(call)),
      ],
      this.#options.theme,
    )}\n${this.#stack(call.stack)}`;
  }

  #processWords(event: ProcessEvent): string | undefined {
    const process = this.#world.processes.get(event.pid);
    const lived = process === undefined ? '' : ` after ${duration(event.time - process.start)}`;
    const leader = event.pid === event.tid;
    switch (event.type) {
      case 'begin':
        if (event.reason === 'attached')
          return leader ? `is traced from here on: ${safe(event.executable || event.command)}` : undefined;
        if (event.reason !== 'forked') return undefined;
        return leader ? `begins, as a child of ${this.#processName(event.parent)}` : 'begins';
      case 'exited':
        if (!leader) return this.#threadEnd(event.pid, event.tid, event.time);
        return event.code === 0 ? `ends well${lived}` : `ends with the status ${event.code}${lived}`;
      case 'killed':
        if (!leader) return undefined;
        return `is killed by ${signalWords(event.signal)}${lived}${event.coreDumped ? ' (core dumped)' : ''}`;
      case 'signal':
        return event.signalName === 'SIGCHLD' && this.#options.all !== true
          ? undefined
          : `receives ${signalWords(event.signal, event.info)}`;
      case 'stopped':
        return `is stopped by ${signalWords(event.signal)}`;
      case 'continued':
        return 'goes on';
      case 'detached':
        return leader ? 'is not traced any more' : undefined;
      case 'notice':
        return safe(event.text);
      default:
        return undefined;
    }
  }

  #noteEnd({ name, pid, tid }: SyscallCall): void {
    if (name === 'exit_group') this.#ending.add(pid);
    else if (name === 'exit' && tid !== pid) this.#leaving.add(tid);
  }

  /** The end of a thread: when its process ends as a whole, that goes without saying. */
  #threadEnd(pid: number, tid: number, now: bigint): string | undefined {
    const began = this.#begun.get(tid);
    const isOver = this.#ending.has(pid) && !this.#leaving.delete(tid);
    return began === undefined || isOver ? undefined : `ends after ${duration(now - began)}`;
  }

  #line(call: SyscallCall, said: Sentence, note: string, spent = call.duration): string {
    const risk = this.#risks.assess(call);
    const tokens: Token[] = [...this.#label(call.pid, call.tid)];
    const waited = spent >= this.#long ? waitedText(said.text, spent) : undefined;
    tokens.push({ role: 'plain', text: waited ?? said.text });
    if (said.failure !== undefined) tokens.push({ role: 'error', text: `: ${said.failure}` });
    if (note !== '') tokens.push({ role: 'plain', text: note });
    if (spent >= this.#long && waited === undefined && !saysHowLong(call))
      tokens.push({ role: 'muted', text: `, takes ${duration(spent)}` });
    if (call.result === undefined) tokens.push({ role: 'muted', text: ' (never returns)' });
    tokens.push(...riskTokens(risk));
    return `${paint(tokens, this.#options.theme)}\n${this.#stack(call.stack)}`;
  }

  #stack(stack: StackTrace | undefined): string {
    return this.#options.stackTraces === true ? stackText(stack, this.#options.theme) : '';
  }

  #label(pid: number, tid: number): readonly Token[] {
    let label = this.#labels.get(tid);
    if (label === undefined) {
      const depth = this.#depth(pid);
      const thread = tid === pid ? '' : ` thread ${tid}`;
      label = [
        { role: 'process', pid, text: `${'  '.repeat(depth)}${this.#processName(pid)}${thread}` },
        { role: 'muted', text: '  ' },
      ];
      if (this.#labels.size >= MOST_LABELS) this.#labels.clear();
      this.#labels.set(tid, label);
    }
    return label;
  }

  #depth(pid: number): number {
    let depth = 0;
    let at = this.#world.processes.get(pid)?.parent;
    while (at !== undefined && depth < 8 && this.#world.processes.has(at)) {
      depth++;
      at = this.#world.processes.get(at)?.parent;
    }
    return depth;
  }

  /** Processes by name, and threads by that of their process. */
  readonly #processNames = (id: number): string => {
    const pid = this.#world.processes.has(id) ? id : this.#pidOf(id);
    return pid === id ? this.#processName(id) : `thread ${id} of ${this.#processName(pid)}`;
  };

  #processName(pid: number): string {
    const command = this.#world.processes.get(pid)?.command;
    return command === undefined || command === '' ? `process ${pid}` : `${safe(command)}[${pid}]`;
  }

  #context(call: SyscallCall): WordContext {
    return new CallContext(call, this.#world, this.#options, this.#processNames);
  }
}

function riskTokens(risk: Risk): Token[] {
  if (risk === NO_RISK) return [];
  return [{ role: risk.level as 'warning', text: `  [${risk.level}: ${safe(risk.reasons.join('; '))}]` }];
}

/** How little a waiting call tells: of a parent that waits for its child, and of threads that wait for others. */
function patience({ name, pid, tid }: SyscallCall): number {
  if (/^(wait4|waitid|waitpid)$/.test(name)) return 3;
  if (/^futex/.test(name)) return 2;
  return pid === tid ? 0 : 1;
}

function comparePatience(a: SyscallCall, b: SyscallCall): number {
  return patience(a) - patience(b) || (a.time < b.time ? -1 : 1);
}

/** Parts of a line that takes at most so many cells: the sentence gives way, not who it is and for how long. */
function fitted(tokens: readonly Token[], width: number): Token[] {
  const [sentence, time] = [tokens.length - 2, tokens.length - 1];
  const fixed = tokens.reduce((sum, { text }, index) => (index === sentence ? sum : sum + cells(text)), 0);
  let left = width;
  return tokens.map((token, index) => {
    const room = index === sentence ? Math.min(left, Math.max(8, width - fixed)) : left;
    const text = index === time ? cut(token.text, left) : cut(token.text, room);
    left -= cells(text);
    return { ...token, text };
  });
}

/** The path of what a call has made. */
function madePath({ name, args, result }: SyscallCall): string | undefined {
  if (result?.ok !== true) return undefined;
  if (/^(mkdir|mknod)(at)?$|^creat$/.test(name)) return pathText(args.pathname);
  const { flags } = args;
  return /^open(at)?$/.test(name) && flags instanceof Flags && flags.has('O_CREAT')
    ? pathText(args.pathname)
    : undefined;
}

/** What several calls of a kind are called. */
function noun(name: string): string {
  if (/^p?read|^recv/.test(name)) return 'read';
  if (/^p?write|^send/.test(name)) return 'write';
  return 'call';
}

/** Whether the sentence of a call tells how long it takes. */
function saysHowLong({ name, result }: SyscallCall): boolean {
  return /nanosleep/.test(name) && result?.ok === true;
}
