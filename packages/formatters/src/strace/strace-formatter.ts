import {
  type Abi,
  decodeSiginfo,
  type ProcessEvent,
  type StackTrace,
  type SyscallCall,
  siginfo,
  signalName,
  type TraceEvent,
  x32,
  x86_64,
} from '@hstrace/syscalls';
import { fraction, seconds, timeOfDay } from './clock.js';
import { dumpLines } from './dump.js';
import { vcpuExit, vcpuLines } from './kvm-run.js';
import { entryText, exitText, hasExitText, resultText } from './line.js';
import { hex } from './numbers.js';
import { inSet, type StraceOptions } from './options.js';
import { KindPrinter } from './printer.js';
import { processSuffix } from './process-name.js';
import { stackLines } from './stack.js';
import { paint, paintArguments, paintReference, paintResult, type StraceTheme } from './theme.js';

/** A line that has been begun and not ended. */
interface OpenLine {
  readonly tid: number;
  /** Characters of it that count for alignment. */
  readonly width: number;
}

/**
 * Turns events into the text strace prints for them. It keeps what the format depends on: which line is unfinished,
 * how many threads there are, when the last line was printed.
 */
export class StraceFormatter {
  readonly #printer: KindPrinter;
  readonly #options: StraceOptions;
  readonly #theme: StraceTheme | undefined;
  readonly #column: number;
  readonly #message: (text: string) => void;
  readonly #threads = new Set<number>();
  /** By process. */
  readonly #abis = new Map<number, Abi>();
  /** The number of the call that a thread made last, for lines that are no calls. */
  readonly #numbers = new Map<number, number>();
  #open: OpenLine | undefined;
  /** Calls whose line was broken off: what is printed of them next is a resumed line. */
  readonly #interrupted = new Set<number>();
  #lastTime: bigint | undefined;
  /** Of threads that are about to end, where they do it. */
  readonly #lastStacks = new Map<number, string>();

  /** @param message takes what strace says beside its log, on standard error: `Process 42 attached` */
  constructor(options: StraceOptions = {}, message: (text: string) => void = () => {}) {
    this.#options = options;
    this.#printer = new KindPrinter(options);
    this.#theme = options.theme;
    this.#column = options.column ?? 40;
    this.#message = message;
  }

  /** The text for an event: none, a part of a line, or lines. */
  format(event: TraceEvent): string {
    switch (event.type) {
      case 'syscall-enter':
        return this.#enter(event);
      case 'syscall':
        return this.#call(event);
      default:
        return this.#other(event);
    }
  }

  /** Ends a line that is still open, as when tracing stops. */
  end(): string {
    return this.#interrupt();
  }

  /** What ends the open line, if there is one: something else is to be printed. */
  #interrupt(): string {
    const open = this.#open;
    if (open === undefined) return '';
    this.#open = undefined;
    this.#interrupted.add(open.tid);
    return ' <unfinished ...>\n';
  }

  /** What is said of an event where calls have no lines (`-c`): changes of mode, and messages. */
  aside(event: TraceEvent): string {
    switch (event.type) {
      case 'syscall-enter':
      case 'syscall':
        return this.#personality(event as SyscallCall);
      case 'begin':
      case 'detached':
        return this.#other(event);
      case 'exited':
      case 'killed':
        this.#forget(event.tid);
        return '';
      default:
        return '';
    }
  }

  /** Ends what there is of a thread that goes on under another id, after execve. */
  leave(tid: number, newTid: number): string {
    const open = this.#open?.tid === tid;
    this.#forget(tid);
    return open ? ` <pid changed to ${newTid} ...>\n` : '';
  }

  #enter(call: SyscallCall): string {
    const before = this.#interrupt() + this.#personality(call);
    const leader = this.#leader(call.tid, call.time, call);
    const text = entryText(call, this.#printer);
    this.#open = { tid: call.tid, width: leader.length + call.kernelName.length + 1 + byteLength(text) };
    this.#printer.previousCalls.set(call.tid, call.kernelName);
    return before + this.#leaderShown(leader) + this.#named(call.kernelName) + this.#arguments(text);
  }

  #call(call: SyscallCall): string {
    // Of a call that has not come to its end, what it would have filled in is not shown.
    const exit = call.result === undefined ? '' : exitText(call, this.#printer);
    let before = '';
    let head: string;
    let width: number;
    if (call.announced && this.#open?.tid === call.tid) {
      head = this.#arguments(exit);
      width = this.#open.width + byteLength(exit);
      this.#open = undefined;
    } else if (call.announced && this.#interrupted.delete(call.tid)) {
      before = this.#interrupt();
      const leader = this.#leader(call.tid, call.time + BigInt(call.duration), call);
      const resumed = `<... ${call.kernelName} resumed>`;
      head = `${this.#leaderShown(leader)}${resumed}${this.#arguments(exit)}`;
      width = leader.length + resumed.length + byteLength(exit);
    } else {
      before = this.#interrupt() + this.#personality(call);
      const leader = this.#leader(call.tid, call.time, call);
      const text = entryText(call, this.#printer) + exit;
      head = this.#leaderShown(leader) + this.#named(call.kernelName) + this.#arguments(text);
      width = leader.length + call.kernelName.length + 1 + byteLength(text);
    }
    const line = before + head + this.#result(call, width);
    this.#printer.previousCalls.set(call.tid, call.kernelName);
    return line;
  }

  /** From the closing parenthesis to the end of the line. */
  #result(call: SyscallCall, width: number): string {
    const { text, failed } = resultText(call, this.#printer);
    const unfinished =
      call.result === undefined && hasExitText(call, this.#printer) ? ' <unfinished ...>' : '';
    const end = width + unfinished.length + 1;
    const pad = end < this.#column ? ' '.repeat(this.#column - end) : ' ';
    const theme = this.#theme;
    const coloured = theme === undefined ? text : paintResult(text, failed, theme);
    let line = `${unfinished}${this.#punctuation(')')}${pad}${this.#punctuation('=')} ${coloured}`;
    line += this.#entered(call);
    line += injectionMark(call);
    if (call.delayed) line += ' (DELAYED)';
    if (this.#options.duration !== undefined && call.result !== undefined) {
      const took = seconds(BigInt(call.duration), this.#options.duration);
      line += theme === undefined ? ` <${took}>` : ` ${paintReference(took, theme)}`;
    }
    return `${line}\n${this.#processorLines(call)}${dumpLines(call, this.#options)}${this.#stackOf(call)}`;
  }

  /** Namespaces that were entered, or why a virtual processor has stopped. */
  #entered(call: SyscallCall): string {
    const { namespaces, kvm } = this.#options;
    const entered = namespaces === true ? call.namespaces : [];
    if (entered.length > 0) return ` (${entered.join(', ')})`;
    return kvm === undefined ? '' : vcpuExit(call);
  }

  #processorLines(call: SyscallCall): string {
    const { kvm, abbreviated, stringLimit = 32 } = this.#options;
    if (kvm !== 'vcpu+') return '';
    const whole = !inSet(abbreviated, call, true);
    return vcpuLines(call, whole ? Number.POSITIVE_INFINITY : stringLimit);
  }

  #named(name: string): string {
    const theme = this.#theme;
    return theme === undefined
      ? `${name}(`
      : `${paint(name, theme.syscall, theme.reset)}${this.#punctuation('(')}`;
  }

  #arguments(text: string): string {
    return this.#theme === undefined ? text : paintArguments(text, this.#theme);
  }

  #punctuation(text: string): string {
    const theme = this.#theme;
    return theme === undefined ? text : paint(text, theme.punct, theme.reset);
  }

  #other(event: ProcessEvent): string {
    const quiet = this.#options.quiet;
    switch (event.type) {
      case 'begin': {
        this.#threads.add(event.tid);
        const inherited = this.#abis.get(event.parent);
        if (inherited !== undefined && !this.#abis.has(event.pid)) this.#abis.set(event.pid, inherited);
        // The message does not end the line of the call that made the process: strace's does not either.
        if (event.reason !== 'started' && quiet?.has('attach') !== true) this.#attached(event);
        return '';
      }
      case 'detached': {
        const text = this.#open?.tid === event.tid ? ' <detached ...>\n' : '';
        this.#forget(event.tid);
        if (quiet?.has('attach') !== true) this.#message(`Process ${event.tid} detached`);
        return text;
      }
      case 'signal':
        if (!this.#showsSignal(event.signal)) return '';
        return (
          this.#line(
            event,
            `--- ${signalText(event.signal)} ${this.#arguments(this.#siginfo(event.info, event.pid, event.tid))} ---`,
            event.instructionPointer,
          ) + this.#stack(event.stack)
        );
      case 'stopped':
        if (!this.#showsSignal(event.signal)) return '';
        return (
          this.#line(event, `--- stopped by ${signalText(event.signal)} ---`, event.instructionPointer) +
          this.#stack(event.stack)
        );
      case 'exited': {
        const text =
          quiet?.has('exit') === true ? '' : this.#line(event, `+++ exited with ${event.code} +++`);
        const stack = this.#lastStacks.get(event.tid) ?? '';
        this.#forget(event.tid);
        return text + stack;
      }
      case 'killed': {
        const core = event.coreDumped ? ' (core dumped)' : '';
        const text = this.#showsSignal(event.signal)
          ? this.#line(event, `+++ killed by ${signalText(event.signal)}${core} +++`)
          : '';
        this.#forget(event.tid);
        return text;
      }
      case 'exec': {
        if (event.formerTid === event.tid || event.formerTid === 0) return '';
        this.#threads.delete(event.formerTid);
        const text =
          quiet?.has('thread-execve') === true
            ? ''
            : this.#line(event, `+++ superseded by execve in pid ${event.formerTid} +++`);
        // The call that the former thread began goes on as the leader's.
        if (this.#interrupted.delete(event.formerTid)) this.#interrupted.add(event.tid);
        if (this.#open?.tid === event.formerTid) this.#open = { tid: event.tid, width: this.#open.width };
        // In a file of its own, the call that goes on has not begun.
        if (this.#options.pids === 'none') this.#interrupted.add(event.tid);
        return text;
      }
      default:
        return '';
    }
  }

  /** Threads that a process had already are told together with it. */
  #attached({ tid, pid, reason }: Extract<ProcessEvent, { type: 'begin' }>): void {
    const threads = this.#options.attachedThreads;
    const own = reason === 'attached' ? threads?.(tid) : undefined;
    if (own === undefined && reason === 'attached' && threads?.(pid) !== undefined) return;
    const more = own !== undefined && own > 1 ? ` with ${own} threads` : '';
    this.#message(`Process ${tid} attached${more}`);
  }

  /** The stack of a call that has ended. Of one that ends its thread it follows the thread's last line. */
  #stackOf(call: SyscallCall): string {
    if (this.#options.stackTraces === undefined) return '';
    if (call.result !== undefined) return this.#stack(call.stack);
    if (call.definition.spec.neverReturns === true) this.#lastStacks.set(call.tid, this.#stack(call.stack));
    return '';
  }

  #stack(stack: StackTrace | undefined): string {
    const { stackTraces } = this.#options;
    if (stack === undefined || stackTraces === undefined) return '';
    return stackLines(stack, stackTraces === 'source');
  }

  #showsSignal(signal: number): boolean {
    return this.#options.signals?.(signal) ?? true;
  }

  #siginfo(info: Uint8Array, pid: number, tid: number): string {
    const { arch } = this.#abis.get(pid) ?? x86_64;
    return this.#printer.show(siginfo)(decodeSiginfo(info, arch), {
      call: undefined,
      arch,
      abbreviate: true,
      structures: true,
      tid,
    });
  }

  #forget(tid: number): void {
    this.#threads.delete(tid);
    this.#abis.delete(tid);
    this.#numbers.delete(tid);
    this.#interrupted.delete(tid);
    this.#lastStacks.delete(tid);
    this.#printer.previousCalls.delete(tid);
    if (this.#open?.tid === tid) this.#open = undefined;
  }

  /** A whole line that is not a call. */
  #line({ tid, pid, time }: ProcessEvent, text: string, ip = 0n): string {
    const leader = this.#leaderShown(this.#leader(tid, time, undefined, ip, pid));
    return `${this.#interrupt()}${leader}${text}\n`;
  }

  /** A line for a process that turns out to be a 32-bit or x32 program, or a 64-bit one again. */
  #personality(call: SyscallCall): string {
    const known = this.#abis.get(call.pid);
    const { abi } = call;
    if (known === abi) return '';
    this.#abis.set(call.pid, abi);
    const mode = abi === x32 ? 'x32' : abi.arch === 'i386' ? '32 bit' : '64 bit';
    const native = known === undefined && mode === '64 bit';
    if (native || this.#options.quiet?.has('personality') === true) return '';
    // It is about the program that a call has started, before its own first one.
    const { tid, time, instructionPointer: ip, pid } = call;
    const leader = this.#leader(tid, time, this.#numbers.has(tid) ? undefined : call, ip, pid);
    return `${this.#leaderShown(leader)}[ Process PID=${call.pid} runs in ${mode} mode. ]\n`;
  }

  /** What stands before a line: pid, time, number, instruction pointer. */
  #leader(
    tid: number,
    time: bigint,
    call?: SyscallCall,
    ip = call?.instructionPointer ?? 0n,
    pid = call?.pid ?? tid,
  ): string {
    const options = this.#options;
    let text = this.#pid(tid);
    if (options.time !== undefined) {
      const now = time + (options.clockOffset ?? 0n);
      const { form, precision } = options.time;
      const stamp = form === 'unix' ? seconds(now, precision) : timeOfDay(now) + fraction(now, precision);
      text +=
        options.relativeTime === undefined
          ? `${stamp} `
          : `${stamp} (+${this.#delta(now, options.relativeTime)}) `;
    } else if (options.relativeTime !== undefined) text += `${this.#delta(time, options.relativeTime)} `;
    if (options.numbers === true) {
      const nr = call?.nr ?? this.#numbers.get(tid);
      if (call !== undefined) this.#numbers.set(tid, call.nr);
      text += nr === undefined ? '[????] ' : `[${String(nr).padStart(4)}] `;
    }
    if (options.instructionPointer === true) {
      const digits = this.#abis.get(pid)?.wordSize === 4 ? 8 : 16;
      text +=
        ip === 0n ? `[${'?'.repeat(digits)}] ` : `[${hex(ip).replace(/^0x/, '').padStart(digits, '0')}] `;
    }
    return text;
  }

  /** Numbers and instruction pointers are values. */
  #leaderShown(leader: string): string {
    const theme = this.#theme;
    const { numbers, instructionPointer } = this.#options;
    if (theme === undefined || (numbers !== true && instructionPointer !== true)) return leader;
    return leader.replace(
      /\[( *\d+|\?{4}|[\da-f]{8}|[\da-f]{16}|\?{8}|\?{16})\](?= )/g,
      (_, value: string) => `[${paint(value, theme.argval, theme.reset)}]`,
    );
  }

  #delta(now: bigint, precision: 's' | 'ms' | 'us' | 'ns'): string {
    const delta = this.#lastTime === undefined || now < this.#lastTime ? 0n : now - this.#lastTime;
    this.#lastTime = now;
    return seconds(delta, precision, 6);
  }

  #pid(tid: number): string {
    const { pids } = this.#options;
    if (pids === 'none' || pids === undefined) return '';
    const suffix = processSuffix(tid, this.#options);
    if (pids === 'plain') return suffix === '' ? `${String(tid).padEnd(5)} ` : `${tid}${suffix} `;
    return pids === 'always' || this.#threads.size > 1 ? `[pid ${String(tid).padStart(5)}${suffix}] ` : '';
  }
}

/** What injection rules changed about a call. */
function injectionMark({ injected, argsChanged }: SyscallCall): string {
  if (argsChanged) return injected ? ' (INJECTED: args, retval)' : ' (INJECTED: args)';
  return injected ? ' (INJECTED)' : '';
}

/** A signal by name, or by number where it has none. */
function signalText(signal: number): string {
  return signalName(signal) ?? String(signal);
}

/** Columns are counted in bytes. All that the format makes is ASCII but for text it takes over (paths of -y). */
function byteLength(text: string): number {
  return text.length;
}
