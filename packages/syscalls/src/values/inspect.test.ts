import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openat, read } from '../families/index.js';
import { fakeCall } from '../testing/index.js';
import { Address } from './address.js';
import { Bytes } from './bytes.js';

const bytesOf = (text: string, total?: number) => {
  const bytes = new TextEncoder().encode(text);
  return new Bytes(bytes, 0, bytes.length, total ?? bytes.length);
};

describe('values in console.log()', () => {
  it('are shown by what they say', () => {
    expect(inspect(new Address(0x1000))).toBe('Address 0x1000');
    expect(inspect(bytesOf('a\n\u001b[2J'))).toBe("Bytes 'a\\n\\x1B[2J'");
    expect(inspect(bytesOf('ab', 4096))).toBe("Bytes 'ab' (of 4096)");
    expect(inspect(new Bytes(Uint8Array.of(0, 255), 0, 2, 2))).toBe('Bytes <00 ff>');
    expect(inspect(bytesOf('x'.repeat(1000)))).toBe(`Bytes '${'x'.repeat(100)}' (of 1000)`);
    // The hundredth byte is in the middle of a letter.
    expect(inspect(bytesOf(`x${'é'.repeat(60)}`))).toBe(`Bytes 'x${'é'.repeat(49)}' (of 121)`);
  });

  it('are calls with what was decoded, and nothing of how it is stored', () => {
    const call = fakeCall(openat, {
      args: [-100, 0x1000, 0x80000],
      entry: { 4096: '/etc/passwd' },
      result: -2,
    });
    const text = inspect(call);
    expect(text).toMatch(/^openat \{/);
    expect(text).toContain("pathname: '/etc/passwd'");
    expect(text).toContain('flags: Flags O_RDONLY|O_CLOEXEC');
    expect(text).toContain("name: 'ENOENT'");
    expect(text).not.toMatch(/frame|definition|Uint8Array/);
  });
});

describe('calls in JSON', () => {
  it('are what was decoded, 64-bit numbers as texts', () => {
    const call = fakeCall(read, { args: [3, 0x1000, 2n ** 60n], exit: { 4096: 'hi' }, result: 2 });
    expect(JSON.parse(JSON.stringify(call))).toMatchObject({
      type: 'syscall',
      name: 'read',
      args: { fd: 3, buf: { text: 'hi' }, count: String(2n ** 60n) },
      result: { ok: true, value: 2 },
      risk: { level: 'info' },
    });
  });
});
