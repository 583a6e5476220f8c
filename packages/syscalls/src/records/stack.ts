import type { StackFrame, StackTrace } from '../events/stack-trace.js';
import { readU64 } from '../model/word.js';
import { Stack, StackFlag } from './layout.js';

const text = new TextDecoder();
const ends = ['whole', 'limit', 'lost'] as const;

/** A stack trace as the engine writes it, between two positions. Bytes that are none give as many frames as there are. */
export function decodeStack(view: DataView, start: number, end: number): StackTrace {
  if (start + Stack.frames > end) return { frames: [], end: 'lost' };
  const room = Math.floor((end - start - Stack.frames) / Stack.frame);
  const count = Math.min(view.getUint32(start + Stack.count, true), room);
  const strings = start + Stack.frames + count * Stack.frame;
  const known = new Map<number, string>();
  const string = (at: number): string | undefined => {
    const offset = view.getUint32(at, true);
    if (offset === 0) return undefined;
    let found = known.get(offset);
    if (found === undefined) {
      const from = strings + offset;
      if (from + 4 > end) return undefined;
      const to = Math.min(from + 4 + view.getUint32(from, true), end);
      found = text.decode(new Uint8Array(view.buffer, view.byteOffset + from + 4, to - from - 4));
      known.set(offset, found);
    }
    return found;
  };
  const frames: StackFrame[] = [];
  for (let i = 0; i < count; i++) {
    const at = start + Stack.frames + i * Stack.frame;
    const flags = view.getUint32(at + Stack.flags, true);
    const line = view.getUint32(at + Stack.line, true);
    frames.push({
      address: view.getBigUint64(at + Stack.address, true),
      binary: string(at + Stack.binary),
      position: readU64(view, at + Stack.position),
      symbol: string(at + Stack.symbol),
      offset: readU64(view, at + Stack.offset),
      nearest: (flags & StackFlag.NEAREST) !== 0,
      compiled: (flags & StackFlag.COMPILED) !== 0,
      file: string(at + Stack.file),
      line: line === 0 ? undefined : line,
    });
  }
  return { frames, end: ends[view.getUint32(start + Stack.end, true)] ?? 'lost' };
}
