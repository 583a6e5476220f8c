import {
  decodeStandalone,
  type ProcessEvent,
  type StackTrace,
  type SyscallCall,
  siginfo,
  signalName,
  type TraceEvent,
  x86_64,
} from '@hstrace/syscalls';
import { base64, type JsonValue, jsonValue } from './value.js';

/** An event as the object that one line of JSON holds; see schema.json. */
export function jsonEvent(event: TraceEvent): { readonly [name: string]: JsonValue } {
  const { type } = event;
  return type === 'syscall' || type === 'syscall-enter'
    ? callObject(event as SyscallCall)
    : processObject(event as ProcessEvent);
}

/** Nanoseconds as seconds, exact: a JSON number would lose the last digits of a long uptime. */
function seconds(nanoseconds: bigint): string {
  return `${nanoseconds / 1_000_000_000n}.${String(nanoseconds % 1_000_000_000n).padStart(9, '0')}`;
}

function callObject(call: SyscallCall): Record<string, JsonValue> {
  const { result, extras } = call;
  const object: Record<string, JsonValue> = {
    type: call.type,
    name: call.name,
    nr: call.nr,
    abi: call.abi.arch,
    pid: call.pid,
    tid: call.tid,
    time: seconds(call.time),
    category: call.category,
    args: jsonValue(call.args),
  };
  const { stack } = call;
  if (stack !== undefined) object.stack = stackObject(stack);
  if (call.type === 'syscall-enter') return object;
  object.duration = call.duration;
  if (call.systemTime !== 0) object.systemTime = call.systemTime;
  if (Object.keys(extras).length > 0) object.extras = jsonValue(extras);
  if (result === undefined) object.result = null;
  else if (result.ok) object.result = { value: jsonValue(result.value) };
  else object.result = { errno: result.errno, name: result.name ?? null, text: result.text ?? null };
  if (call.risk.level !== 'info') object.risk = jsonValue(call.risk);
  if (call.injected) object.injected = true;
  if (call.delayed) object.delayed = true;
  return object;
}

/** A stack trace; what is not known of a frame is left out. */
function stackObject({ frames, end }: StackTrace): JsonValue {
  return {
    end,
    frames: frames.map((frame) => {
      const object: Record<string, JsonValue> = { address: `0x${frame.address.toString(16)}` };
      if (frame.binary !== undefined) {
        object.binary = frame.binary;
        object.position = jsonValue(frame.position);
      }
      if (frame.symbol !== undefined) {
        object.symbol = frame.symbol;
        object.offset = jsonValue(frame.offset);
      }
      if (frame.nearest) object.nearest = true;
      if (frame.compiled) object.compiled = true;
      if (frame.file !== undefined) object.file = frame.file;
      if (frame.line !== undefined) object.line = frame.line;
      return object;
    }),
  };
}

function processObject(event: ProcessEvent): Record<string, JsonValue> {
  const object: Record<string, JsonValue> = {
    type: event.type,
    pid: event.pid,
    tid: event.tid,
    time: seconds(event.time),
  };
  for (const [name, value] of Object.entries(event)) {
    // The name of a signal is shown with its number, those of real-time signals as well.
    if (name in object || name === 'signalName') continue;
    if (name === 'stack') object.stack = stackObject(value as StackTrace);
    else if (name === 'signal')
      object.signal = { number: value as number, name: signalName(value as number) ?? null };
    else if (name === 'info') object.info = jsonValue(decodeStandalone(siginfo, value as Uint8Array, x86_64));
    else object[name] = value instanceof Uint8Array ? { base64: base64(value) } : jsonValue(value);
  }
  return object;
}
