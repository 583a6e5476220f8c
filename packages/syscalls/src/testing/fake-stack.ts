import type { StackFrame, StackTrace } from '../events/stack-trace.js';
import { toUnsigned64 } from '../model/word.js';
import { Stack, StackFlag } from '../records/layout.js';

const encoder = new TextEncoder();
const ends = ['whole', 'limit', 'lost'] as const;

/** A stack trace as the engine would write it. What is not said of a frame is not known of it. */
export function fakeStack(
  frames: readonly Partial<StackFrame>[],
  end: StackTrace['end'] = 'whole',
): Uint8Array {
  const text: number[] = Array<number>(8).fill(0);
  const string = (value: string | undefined): number => {
    if (value === undefined) return 0;
    const at = text.length;
    const data = encoder.encode(value);
    for (let i = 0; i < 4; i++) text.push((data.length >> (8 * i)) & 0xff);
    text.push(...data);
    while (text.length % 4 !== 0) text.push(0);
    return at;
  };
  const head = new Uint8Array(Stack.frames + frames.length * Stack.frame);
  const view = new DataView(head.buffer);
  view.setUint32(Stack.count, frames.length, true);
  view.setUint32(Stack.end, ends.indexOf(end), true);
  frames.forEach((frame, index) => {
    const at = Stack.frames + index * Stack.frame;
    view.setBigUint64(at + Stack.address, frame.address ?? 0n, true);
    view.setBigUint64(at + Stack.position, toUnsigned64(frame.position ?? 0), true);
    view.setBigUint64(at + Stack.offset, toUnsigned64(frame.offset ?? 0), true);
    view.setUint32(at + Stack.binary, string(frame.binary), true);
    view.setUint32(at + Stack.symbol, string(frame.symbol), true);
    view.setUint32(at + Stack.file, string(frame.file), true);
    view.setUint32(at + Stack.line, frame.line ?? 0, true);
    const flags =
      (frame.nearest === true ? StackFlag.NEAREST : 0) | (frame.compiled === true ? StackFlag.COMPILED : 0);
    view.setUint32(at + Stack.flags, flags, true);
  });
  return Uint8Array.from([...head, ...text]);
}
