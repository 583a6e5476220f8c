import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chdir } from '../families/index.js';
import { fakeCall, fakeRecord, fakeStack } from '../testing/index.js';
import { HEADER_SIZE, RecordType } from './layout.js';
import { RecordReader } from './reader.js';
import { decodeStack } from './stack.js';

const leaf = {
  address: 0x7fff_ffff_f123n,
  binary: '/lib/libc.so.6',
  position: 0x1123,
  symbol: 'chdir',
  offset: 7,
};
const main = {
  address: 0x5555_0000_1234n,
  binary: '/bin/prog',
  position: 0x1234,
  symbol: 'main',
  offset: 20,
  file: '/src/prog.c',
  line: 12,
};
const rest = { nearest: false, compiled: false, file: undefined, line: undefined };
const decode = (bytes: Uint8Array) =>
  decodeStack(new DataView(bytes.buffer, bytes.byteOffset), 0, bytes.byteLength);

describe('stack traces', () => {
  it('have what the engine found out of each function', () => {
    expect(decode(fakeStack([leaf, main, { address: 5n }], 'lost'))).toEqual({
      end: 'lost',
      frames: [
        { ...rest, ...leaf },
        { ...rest, ...main },
        { ...rest, address: 5n, binary: undefined, position: 0, symbol: undefined, offset: 0 },
      ],
    });
    const [frame] = decode(fakeStack([{ ...leaf, nearest: true, compiled: true }])).frames;
    expect(frame).toMatchObject({ nearest: true, compiled: true });
  });

  it('are of the beginning of a call, or of where it has led to', () => {
    const call = { args: [0x1000], result: 0, descriptors: { 0: '/dev/null' } };
    expect(fakeCall(chdir, call).stack).toBeUndefined();
    const before = fakeCall(chdir, { ...call, stack: fakeStack([leaf]) });
    expect(before.stack?.frames).toHaveLength(1);
    expect(before.stack).toBe(before.stack);
    // A stack is no descriptor, and no memory.
    expect(before.descriptor(0)).toEqual({ link: '/dev/null', details: undefined });
    const after = fakeCall(chdir, { ...call, stack: fakeStack([leaf]), stackAfter: fakeStack([main, main]) });
    expect(after.stack?.frames).toHaveLength(2);
    const { result: _, ...begun } = call;
    expect(fakeCall(chdir, { ...begun, stack: fakeStack([leaf]) }).stack?.frames[0]?.symbol).toBe('chdir');
  });

  it.each([
    ['signal', RecordType.SIGNAL, 136],
    ['stopped', RecordType.STOPPED, 16],
  ] as const)('stand behind the fields of %s', (type, number, size) => {
    const event = (stack: Uint8Array) => {
      const record = new Uint8Array(HEADER_SIZE + size + stack.length);
      const view = new DataView(record.buffer);
      view.setUint32(0, record.length, true);
      view.setUint8(4, number);
      view.setUint32(HEADER_SIZE, 10, true);
      record.set(stack, HEADER_SIZE + size);
      return new RecordReader({ lookup: () => ({ name: 'chdir', definition: chdir }) }).read(record)[0];
    };
    expect(event(new Uint8Array())).not.toHaveProperty('stack');
    const signal = event(fakeStack([leaf]));
    expect(signal).toMatchObject({ type, signal: 10, signalName: 'SIGUSR1', stack: { frames: [leaf] } });
    if (signal?.type === 'signal') expect(signal.info).toHaveLength(128);
  });

  it('are decoded whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, small) => {
        if (small && bytes.length > 3) bytes.fill(0, 1, 4);
        const { frames } = decode(bytes);
        expect(frames.length).toBeLessThanOrEqual(bytes.length / 48);
      }),
    );
    const whole = fakeRecord({ args: [1], result: 0, stack: fakeStack([leaf, main]) });
    for (let size = HEADER_SIZE; size < whole.length; size += 4) {
      const part = whole.slice(0, size);
      new DataView(part.buffer).setUint32(0, size, true);
      const reader = new RecordReader({ lookup: () => ({ name: 'chdir', definition: chdir }) });
      for (const event of reader.read(part))
        if (event.type === 'syscall') expect(() => (event as { stack?: unknown }).stack).not.toThrow();
    }
  });
});
