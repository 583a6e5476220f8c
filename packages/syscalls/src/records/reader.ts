import type { NamespaceIds, ProcessEvent, TraceEvent } from '../events/event.js';
import type { StackTrace } from '../events/stack-trace.js';
import { type Assess, SyscallCall } from '../events/syscall-call.js';
import { type Abi, abiById, x86_64 } from '../model/abi.js';
import { compiled } from '../model/compile.js';
import { Frame } from '../model/frame.js';
import { Memory, noMemory } from '../model/memory.js';
import { plainSignalName, type SignalName } from '../model/signals.js';
import type { AnySyscall } from '../model/syscall.js';
import { toUnsigned64, type Word } from '../model/word.js';
import { Arena, type Place } from './arena.js';
import { BeginFlag, Call, Enter, Exit, HEADER_SIZE, RecordFlag, RecordType } from './layout.js';
import { decodeStack } from './stack.js';

/** Says which definition a number of an ABI has. */
export interface Catalog {
  /** The name and definition of a number of an ABI; there is one for every number. */
  lookup(abi: Abi, nr: number): { readonly name: string; readonly definition: AnySyscall };
}

/** Bytes of `siginfo_t`. */
const SIGINFO_SIZE = 128;

const text = new TextDecoder();
const forkKinds = { 1: 'fork', 2: 'vfork', 3: 'clone' } as const;
const beginReasons = ['started', 'attached', 'forked'] as const;
const detachReasons = ['stopped', 'rule', 'not followed', 'host busy'] as const;

/**
 * Turns the engine's records into events. It keeps the calls that have begun and not ended, nothing else, and takes
 * any bytes: what is not a record ends the batch.
 */
export class RecordReader {
  readonly #catalog: Catalog;
  readonly #assess: Assess | undefined;
  /** The calls that have begun, by thread: copies of their ENTER records. */
  readonly #pending = new Map<number, Place>();
  readonly #arena = new Arena();

  /** @param assess gives the calls their `risk`; without it all are `info` */
  constructor(catalog: Catalog, assess?: Assess) {
    this.#catalog = catalog;
    this.#assess = assess;
  }

  /** The events of one batch, in order. */
  read(batch: Uint8Array): TraceEvent[] {
    const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
    const events: TraceEvent[] = [];
    let at = 0;
    while (at + HEADER_SIZE <= batch.byteLength) {
      const size = view.getUint32(at, true);
      if (size < HEADER_SIZE || at + size > batch.byteLength) break;
      this.#record(view, batch, at, size, events);
      at += size;
    }
    return events;
  }

  #record(view: DataView, bytes: Uint8Array, at: number, size: number, events: TraceEvent[]): void {
    const end = at + size;
    switch (view.getUint8(at + 4)) {
      case RecordType.CALL:
        if (size >= Call.data) events.push(this.#call(view, bytes, at, end, false));
        return;
      case RecordType.ENTER: {
        if (size < Enter.data) return;
        // The batch must not be kept alive by a call that blocks for hours.
        const record = this.#arena.take(size);
        record.bytes.set(bytes.subarray(at, end), record.at);
        this.#pending.set(view.getUint32(at + 12, true), record);
        events.push(this.#enter(record, 'syscall-enter', false));
        return;
      }
      case RecordType.EXIT: {
        if (size < Exit.data) return;
        const tid = view.getUint32(at + 12, true);
        const pending = this.#pending.get(tid);
        this.#pending.delete(tid);
        if (pending === undefined) return;
        const joined = join(this.#arena, pending, { bytes, view, at, end });
        events.push(this.#call(joined.view, joined.bytes, joined.at, joined.end, true));
        return;
      }
      case RecordType.EXEC: {
        // The thread that called execve goes on under its process's id, and so does its call.
        const tid = view.getUint32(at + 12, true);
        const former = size >= HEADER_SIZE + 4 ? view.getUint32(at + 24, true) : tid;
        if (former !== tid && former !== 0) {
          this.#unfinished(tid, events);
          const pending = this.#pending.get(former);
          this.#pending.delete(former);
          if (pending !== undefined) this.#pending.set(tid, pending);
        }
        break;
      }
      case RecordType.EXITED:
      case RecordType.KILLED:
        this.#unfinished(view.getUint32(at + 12, true), events);
        break;
      default:
    }
    const event = processEvent(view, bytes, at, size);
    if (event !== undefined) events.push(event);
  }

  /** A thread has gone while in a call: the call ends without a result. */
  #unfinished(tid: number, events: TraceEvent[]): void {
    const pending = this.#pending.get(tid);
    if (pending === undefined) return;
    this.#pending.delete(tid);
    events.push(this.#enter(pending, 'syscall', true));
  }

  #enter(record: Place, type: 'syscall' | 'syscall-enter', announced: boolean): SyscallCall {
    const { view, bytes, at, end } = record;
    return this.#make(frameOfEnter(view, bytes, at, end), at, end, type, announced);
  }

  #call(view: DataView, bytes: Uint8Array, at: number, end: number, announced: boolean): SyscallCall {
    return this.#make(frameOfCall(view, bytes, at, end), at, end, 'syscall', announced);
  }

  #make(
    frame: Frame,
    at: number,
    end: number,
    type: 'syscall' | 'syscall-enter',
    announced: boolean,
  ): SyscallCall {
    const nr = frame.view.getUint32(at + Enter.nr, true);
    const { name, definition } = this.#catalog.lookup(frame.abi, nr);
    const { subcalls } = definition.spec;
    if (subcalls !== undefined) {
      const form = compiled(definition, frame.abi);
      const subcall = form.subcall(frame);
      if (subcall !== undefined) {
        const words = form.subcallWords(frame, subcall);
        return words === undefined
          ? new SyscallCall(
              subcall,
              subcall.name,
              nr,
              frame.behind(subcalls.registers ?? 0),
              at,
              type,
              announced,
              this.#assess,
            )
          : new SyscallCall(
              subcall,
              subcall.name,
              nr,
              withArguments(frame, at, end, words),
              0,
              type,
              announced,
              this.#assess,
            );
      }
    }
    return new SyscallCall(definition, name, nr, frame, at, type, announced, this.#assess);
  }
}

/** What a call was entered with. */
function frameOfEnter(view: DataView, bytes: Uint8Array, at: number, end: number): Frame {
  const abi = abiById(view.getUint8(at + 5)) ?? x86_64;
  const entryEnd = Memory.skip(view, at + Enter.data, view.getUint32(at + Enter.chunks, true), end);
  const entry = new Memory(view, at + Enter.data, entryEnd);
  return new Frame(abi, view, bytes, at + Enter.args, entry, undefined, -1, false);
}

/** A whole call. */
function frameOfCall(view: DataView, bytes: Uint8Array, at: number, end: number): Frame {
  const abi = abiById(view.getUint8(at + 5)) ?? x86_64;
  const entryAt = at + Call.data;
  const exitAt = Memory.skip(view, entryAt, view.getUint32(at + Call.entryChunks, true), end);
  const exitEnd = Memory.skip(view, exitAt, view.getUint32(at + Call.exitChunks, true), end);
  // Of most calls nothing was copied at one of the stops, or at both.
  const entry = exitAt > entryAt ? new Memory(view, entryAt, exitAt) : noMemory;
  const exit = exitEnd > exitAt ? new Memory(view, exitAt, exitEnd) : noMemory;
  const failed = view.getUint32(at + Call.error, true) !== 0;
  return new Frame(abi, view, bytes, at + Enter.args, entry, exit, at + Call.result, failed);
}

/** The same call with other arguments: a copy of its record, in which they stand at the place of the registers. */
function withArguments(frame: Frame, at: number, end: number, words: readonly Word[]): Frame {
  const bytes = frame.bytes.slice(at, end);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 6; i++) view.setBigUint64(Enter.args + 8 * i, toUnsigned64(words[i] ?? 0), true);
  return (frame.returned ? frameOfCall : frameOfEnter)(view, bytes, 0, bytes.length);
}

/** One CALL record from an ENTER and its EXIT. */
function join(arena: Arena, enter: Place, exit: Place): Place {
  const entryChunks = enter.at + Enter.data;
  const exitChunks = exit.at + Exit.data;
  const joined = arena.take(Call.data + (enter.end - entryChunks) + (exit.end - exitChunks));
  const { bytes, view, at } = joined;
  bytes.set(enter.bytes.subarray(enter.at, enter.at + Enter.chunks), at);
  bytes.set(enter.bytes.subarray(entryChunks, enter.end), at + Call.data);
  bytes.set(exit.bytes.subarray(exitChunks, exit.end), at + Call.data + (enter.end - entryChunks));
  const before = enter.view;
  const from = exit.view;
  view.setUint32(at, joined.end - at, true);
  view.setUint8(at + 4, RecordType.CALL);
  view.setUint16(
    at + 6,
    before.getUint16(enter.at + 6, true) | from.getUint16(exit.at + 6, true) | RecordFlag.ENTERED_BEFORE,
    true,
  );
  // After execve from another thread, the call ends under another thread id than it began.
  view.setUint32(at + 8, from.getUint32(exit.at + 8, true), true);
  view.setUint32(at + 12, from.getUint32(exit.at + 12, true), true);
  view.setBigInt64(at + Call.result, from.getBigInt64(exit.at + Exit.result, true), true);
  view.setBigUint64(at + Call.exitTime, from.getBigUint64(exit.at + 16, true), true);
  view.setBigUint64(at + Call.systemTime, from.getBigUint64(exit.at + Exit.systemTime, true), true);
  view.setUint32(at + Call.error, from.getUint32(exit.at + Exit.error, true), true);
  view.setUint32(at + Call.entryChunks, before.getUint32(enter.at + Enter.chunks, true), true);
  view.setUint32(at + Call.exitChunks, from.getUint32(exit.at + Exit.chunks, true), true);
  return joined;
}

/** The instruction pointer, in records that have it. */
function whereAt(view: DataView, at: number, end: number): { readonly instructionPointer?: bigint } {
  return at + 8 <= end ? { instructionPointer: view.getBigUint64(at, true) } : {};
}

function namespaceIds(view: DataView, at: number, end: number): NamespaceIds {
  if (at + 12 > end) return { namespace: 0n, ids: [] };
  const count = Math.min(view.getUint32(at + 8, true), (end - at - 12) >> 2);
  return {
    namespace: view.getBigUint64(at, true),
    ids: Array.from({ length: count }, (_, index) => view.getUint32(at + 12 + 4 * index, true)),
  };
}

/** The stack trace behind the fields of a record, if the run takes them. */
function stackBehind(view: DataView, at: number, end: number): { readonly stack?: StackTrace } {
  return at < end ? { stack: decodeStack(view, at, end) } : {};
}

/** A signal by its number and, if it has one of its own, its name. */
function signalAt(signal: number): { signal: number; signalName: SignalName | undefined } {
  return { signal, signalName: plainSignalName(signal) };
}

function processEvent(view: DataView, bytes: Uint8Array, at: number, size: number): ProcessEvent | undefined {
  const body = at + HEADER_SIZE;
  const end = at + size;
  const u32 = (offset: number): number =>
    body + offset + 4 <= end ? view.getUint32(body + offset, true) : 0;
  const base = {
    pid: view.getUint32(at + 8, true),
    tid: view.getUint32(at + 12, true),
    time: view.getBigUint64(at + 16, true),
  };
  switch (view.getUint8(at + 4)) {
    case RecordType.SIGNAL:
      return {
        type: 'signal',
        ...base,
        ...signalAt(u32(0)),
        info: bytes.slice(body, Math.min(body + SIGINFO_SIZE, end)),
        ...whereAt(view, body + SIGINFO_SIZE, end),
        ...stackBehind(view, body + SIGINFO_SIZE + 8, end),
      };
    case RecordType.STOPPED:
      return {
        type: 'stopped',
        ...base,
        ...signalAt(u32(0)),
        ...whereAt(view, body + 8, end),
        ...stackBehind(view, body + 16, end),
      };
    case RecordType.CONTINUED:
      return { type: 'continued', ...base };
    case RecordType.EXITED:
      return { type: 'exited', ...base, code: u32(0) };
    case RecordType.KILLED:
      return { type: 'killed', ...base, ...signalAt(u32(0)), coreDumped: u32(4) !== 0 };
    case RecordType.EXEC:
      return {
        type: 'exec',
        ...base,
        formerTid: u32(0),
        command: text.decode(bytes.subarray(body + 8, Math.min(body + 8 + u32(4), end))),
      };
    case RecordType.FORK:
      return {
        type: 'fork',
        ...base,
        child: u32(0),
        childPid: u32(8),
        how: forkKinds[u32(4) as 1 | 2 | 3] ?? 'clone',
      };
    case RecordType.BEGIN: {
      const command = Math.min(u32(8), end - body - 16);
      const executable = Math.min(u32(12), end - body - 16 - command);
      return {
        type: 'begin',
        ...base,
        reason: beginReasons[u32(0)] ?? 'started',
        parent: u32(4),
        command: text.decode(bytes.subarray(body + 16, body + 16 + command)),
        executable: text.decode(bytes.subarray(body + 16 + command, body + 16 + command + executable)),
        ...((view.getUint16(at + 6, true) & BeginFlag.NAMESPACES) === 0
          ? {}
          : { namespaceIds: namespaceIds(view, body + ((16 + command + executable + 7) & ~7), end) }),
      };
    }
    case RecordType.DETACHED:
      return { type: 'detached', ...base, reason: detachReasons[u32(0)] ?? 'stopped' };
    case RecordType.NOTICE:
      return {
        type: 'notice',
        ...base,
        code: u32(0),
        text: text.decode(bytes.subarray(body + 8, Math.min(body + 8 + u32(4), end))),
      };
    case RecordType.COUNTS:
      return { type: 'counts', ...base, data: bytes.slice(body, end) };
    case RecordType.END:
      return { type: 'end', ...base };
    default:
      return undefined;
  }
}
