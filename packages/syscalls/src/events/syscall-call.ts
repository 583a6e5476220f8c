import type { Abi } from '../model/abi.js';
import { type CompiledSyscall, compiled } from '../model/compile.js';
import type { Frame } from '../model/frame.js';
import { decodeText } from '../model/strings.js';
import type { AnySyscall, Category, RiskNote } from '../model/syscall.js';
import type { Word } from '../model/word.js';
import { selectorOf } from '../numbers/subcalls.js';
import { Call, Enter, RecordFlag } from '../records/layout.js';
import { decodeStack } from '../records/stack.js';
import { Bytes } from '../values/bytes.js';
import { type Inspect, inspect, plain } from '../values/inspect.js';
import { failureOf } from './errno.js';
import type { Result } from './result.js';
import type { StackTrace } from './stack-trace.js';

/** What a descriptor refers to, where the run asked for it. */
export interface Descriptor {
  /** The link's text as /proc gives it: a path, `socket:[123]`, `pipe:[9]`, ... */
  readonly link: string | Bytes;
  /** What the engine found out beyond it, in strace's words (`TCP:[127.0.0.1:1->127.0.0.1:2]`). */
  readonly details: string | undefined;
}

/** Memory that a descriptor is mapped to. */
export interface Mapping {
  readonly address: bigint;
  /** As much of its beginning as was copied. */
  readonly memory: DataView;
}

/** Says how much attention a call deserves. */
export type Assess = (call: SyscallCall) => RiskNote;

const NO_RISK: RiskNote = { level: 'info', reasons: [] };

/**
 * One call of a syscall. Decoding waits until something is asked for.
 *
 * The same call can be seen twice: as `syscall-enter` while it runs (only if it takes long, or something else happens
 * meanwhile), and as `syscall` when it has ended.
 */
export class SyscallCall<
  N extends string = string,
  A = Readonly<Record<string, unknown>>,
  X = Readonly<Record<string, unknown>>,
  V = unknown,
> {
  /** `syscall-enter`: the call has begun. `syscall`: it has ended. */
  readonly type: 'syscall' | 'syscall-enter';
  /** The definition's name, which its type is told by. */
  readonly name: N;
  /** The kernel's name for the number, where one definition's name differs by ABI (i386 `mmap` is `old_mmap`). */
  readonly kernelName: string;
  readonly definition: AnySyscall;
  /** Thread group, in the tracer's pid namespace. */
  readonly pid: number;
  readonly tid: number;
  readonly nr: number;
  /** The bytes it is decoded from. */
  readonly frame: Frame;
  /** Whether a `syscall-enter` came before. */
  readonly announced: boolean;
  readonly flags: number;

  readonly #at: number;
  readonly #assess: Assess | undefined;
  #args: Record<string, unknown> | undefined;
  #extras: Record<string, unknown> | undefined;
  #result: Result<unknown> | undefined;
  #stack: StackTrace | undefined;

  /**
   * @param at where the call's record begins in the frame's view: ENTER, or CALL if the frame has returned. What is
   *   seldom asked for stays there.
   */
  constructor(
    definition: AnySyscall,
    kernelName: string,
    nr: number,
    frame: Frame,
    at: number,
    type: 'syscall' | 'syscall-enter',
    announced: boolean,
    assess: Assess | undefined,
  ) {
    const { view } = frame;
    this.type = type;
    this.name = definition.name as N;
    this.kernelName = kernelName;
    this.definition = definition;
    this.pid = view.getUint32(at + 8, true);
    this.tid = view.getUint32(at + 12, true);
    this.nr = nr;
    this.frame = frame;
    this.announced = announced;
    this.flags = view.getUint16(at + 6, true);
    this.#at = at;
    this.#assess = assess;
  }

  /** The ABI it was made by: a 64-bit program can make calls of a 32-bit one. */
  get abi(): Abi {
    return this.frame.abi;
  }

  /** The number by which sets of calls know it: one of its own for a call that a multiplexer stands for (`socketcall`). */
  get selector(): number {
    return this.abi.arch === 'i386' ? selectorOf('i386', this.nr, this.kernelName) : this.nr;
  }

  /** What kind of thing the call is about. */
  get category(): Category {
    return this.definition.spec.category;
  }

  /** How much attention it deserves, by the rules of whoever reads the trace; see docs/risk.md. */
  get risk(): RiskNote {
    return this.#assess?.(this as unknown as SyscallCall) ?? NO_RISK;
  }

  /** The definition, ready for this call's ABI. */
  get compiled(): CompiledSyscall {
    return compiled(this.definition, this.frame.abi);
  }

  /** The decoded arguments, by name. */
  get args(): A {
    this.#args ??= this.compiled.decodeArgs(this.frame);
    return this.#args as A;
  }

  /** What was read beside the arguments: ready descriptors, for example. */
  get extras(): X {
    this.#extras ??= this.compiled.decodeExtras(this.frame);
    return this.#extras as X;
  }

  /** What the call gave; undefined if it has not returned or never will. */
  get result(): Result<V> | undefined {
    const { frame } = this;
    if (!frame.returned) return undefined;
    this.#result ??= frame.failed
      ? failureOf(-Number(frame.result))
      : { ok: true, value: this.compiled.decodeResult(frame) };
    return this.#result as Result<V> | undefined;
  }

  /** A whole argument register, unsigned. */
  raw(index: number): Word {
    return this.frame.register(index);
  }

  /** When the call began: nanoseconds of CLOCK_MONOTONIC. */
  get time(): bigint {
    return this.frame.view.getBigUint64(this.#at + 16, true);
  }

  /** How long it took, in nanoseconds; 0 while it runs. */
  get duration(): number {
    const { frame } = this;
    if (this.type !== 'syscall' || !frame.returned) return 0;
    const end = frame.view.getBigUint64(this.#at + Call.exitTime, true);
    return end === 0n ? 0 : Number(end - this.time);
  }

  /** Processor time the kernel spent for it in nanoseconds, if the run asked for it. */
  get systemTime(): number {
    const { frame } = this;
    return frame.returned ? Number(frame.view.getBigUint64(this.#at + Call.systemTime, true)) : 0;
  }

  /** The program's instruction pointer. */
  get instructionPointer(): bigint {
    return this.frame.view.getBigUint64(this.#at + Enter.ip, true);
  }

  /**
   * Which functions of the program made the call, if the run takes stack traces: as it began, but for one that leads
   * elsewhere (back from a signal's handler), of which it is where it has led to.
   */
  get stack(): StackTrace | undefined {
    const { entry, exit, view } = this.frame;
    const memory = [exit, entry].find((place) => place.findStack());
    if (memory === undefined) return undefined;
    this.#stack ??= decodeStack(view, memory.pos, memory.end);
    return this.#stack;
  }

  /**
   * The namespaces that the call has entered, as `/proc` names them (`uts:[4026531838]`), if the run asked for them.
   * Those of a new process are the ones that it does not share with its parent.
   */
  get namespaces(): readonly string[] {
    const { exit, bytes, failed } = this.frame;
    const changed = this.definition.spec.namespaces?.(this.args as Readonly<Record<string, unknown>>);
    if (failed || changed === undefined || !exit.findNamespaces()) return [];
    const all = (decodeText(bytes, exit.pos, exit.end) ?? '').split('\n');
    return all.filter((one) => changed.some((name) => one.startsWith(`${name}:`)));
  }

  /** The memory that the call's descriptor is mapped to, as the call begins or ends, if the run asked for it. */
  mapping(when: 'before' | 'after'): Mapping | undefined {
    const { entry, exit, view } = this.frame;
    const place = when === 'before' ? entry : exit;
    if (!place.findMapping()) return undefined;
    const { pos, end } = place;
    return {
      address: view.getBigUint64(pos, true),
      memory: new DataView(view.buffer, view.byteOffset + pos + 8, end - pos - 8),
    };
  }

  /** Whether the result was made up by an injection rule. */
  get injected(): boolean {
    return (this.flags & RecordFlag.INJECTED) !== 0;
  }

  /** Whether an injection rule wrote over memory of its arguments. */
  get argsChanged(): boolean {
    return (this.flags & RecordFlag.ARGS_CHANGED) !== 0;
  }

  /** Whether an injection rule delayed it. */
  get delayed(): boolean {
    return (this.flags & RecordFlag.DELAYED) !== 0;
  }

  /** What `console.log()` shows of it: what it says, and not how it is stored. */
  [inspect](_depth: number, options: object, show: Inspect): string {
    const { pid, tid, args, result, time, duration, category, risk } = this;
    return `${this.name} ${show({ pid, tid, args, result, time, duration, category, risk }, options)}`;
  }

  /** What `JSON.stringify()` gives, for logs and diffs; `JsonFormatter` gives the form that has a schema. */
  toJSON(): object {
    const { type, name, pid, tid, args, result, time, duration, category, risk } = this;
    return plain({ type, name, pid, tid, args, result, time, duration, category, risk }) as object;
  }

  /**
   * What a descriptor of this call refers to, if the run asked for descriptor names: before the call or after it, if
   * that is asked for (`dup2` closes one and reuses its number); otherwise what is known of it.
   */
  descriptor(fd: number, when?: 'before' | 'after'): Descriptor | undefined {
    const { frame } = this;
    const { entry, exit } = frame;
    const places = when === 'before' ? [entry] : when === 'after' ? [exit, entry] : [entry, exit];
    const memory = places.find((place) => place.findDescriptor(fd));
    if (memory === undefined) return undefined;
    const { pos, end } = memory;
    let stop = pos;
    while (stop < end && frame.bytes[stop] !== 0) stop++;
    const link = decodeText(frame.bytes, pos, stop) ?? new Bytes(frame.bytes, pos, stop, stop - pos);
    return { link, details: stop + 1 < end ? decodeText(frame.bytes, stop + 1, end) : undefined };
  }
}
