import { describe, expect, it } from 'vitest';
import { aarch64, i386, x86_64 } from '../model/abi.js';
import { Frame } from '../model/frame.js';
import { noMemory } from '../model/memory.js';
import { Scope } from '../model/scope.js';
import { oldSigaction, sigaction } from './sigaction.js';
import { sigevent } from './sigevent.js';
import { siginfo } from './siginfo.js';
import { clockTicks, itimerspec64 } from './time.js';
import { timex, timex64 } from './timex.js';

/** Bytes that look random and are the same each time. */
function noise(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

const kinds = {
  siginfo,
  sigevent,
  sigaction,
  oldSigaction,
  timex,
  timex64,
  itimerspec64,
  ticks: clockTicks(),
};

describe.each(Object.entries(kinds))('%s', (_name, kind) => {
  it.each([x86_64, i386, aarch64])('takes any bytes of any length under $arch', (abi) => {
    const decode = kind.compile(Scope.arguments({ abi, argument: () => undefined }, 'entry').element(), 0);
    for (let length = 0; length <= kind.size(abi); length += 3) {
      for (let seed = 0; seed < 4; seed++) {
        // Small numbers first: signals and codes that have a meaning.
        const bytes = noise(length, seed);
        if (seed > 1)
          for (let i = 0; i < Math.min(12, length); i += 4)
            bytes.set([seed * 5 + i, 0, 0, 0].slice(0, length - i), i);
        const view = new DataView(bytes.buffer);
        const frame = new Frame(abi, view, bytes, 0, noMemory, undefined, -1, false);
        const value = decode(frame, frame.entry, 0, length, -1);
        if ('show' in kind && value !== undefined) expect(() => kind.show(value as never)).not.toThrow();
      }
    }
  });
});
