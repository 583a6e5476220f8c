import { recvfrom, sendto } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { HumanFormatter } from './human-formatter.js';

const server = bytes([1, 2, 0, 0, 53, 10, 0, 2, 53], new Uint8Array(8));
const name = [7, 0x65, 0x78, 0x61, 0x6d, 0x70, 0x6c, 0x65, 3, 0x6f, 0x72, 0x67, 0];
const header = (flags: number, answers: number): number[] => [
  ...[0x12, 0x34, flags >> 8, flags & 0xff, 0, 1, 0, answers, 0, 0, 0, 0],
  ...[...name, 0, 1, 0, 1],
];
const address = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 7];

function told(call: ReturnType<typeof fakeCall>): string {
  const formatter = new HumanFormatter({ summary: false });
  const text = formatter.format(call) + formatter.end();
  return text.replace(/^.*? {2}/, '').trimEnd();
}

const sends = (data: readonly number[]): string =>
  told(
    fakeCall(sendto, {
      args: [3, 0x1000, data.length, 0, 0x2000, 16],
      entry: { 4096: Uint8Array.from(data), 8192: server },
      result: data.length,
    }),
  );
const receives = (data: readonly number[]): string =>
  told(
    fakeCall(recvfrom, {
      args: [3, 0x1000, 512, 0, 0x2000, 0x3000],
      entry: { 12288: bytes([4, 16]) },
      exit: { 4096: Uint8Array.from(data), 8192: server, 12288: bytes([4, 16]) },
      result: data.length,
    }),
  );

describe('name servers', () => {
  it('are asked, and answer', () => {
    expect(sends(header(0x0100, 0))).toMatch(/^asks 10\.0\.2\.53:53 for the address of example\.org$/);
    expect(receives([...header(0x8180, 1), ...address])).toMatch(
      /^learns from .* that example\.org is 192\.0\.2\.7$/,
    );
  });

  it('know no such name, no address, or no answer', () => {
    expect(receives(header(0x8183, 0))).toMatch(/^learns from .* that there is no example\.org$/);
    expect(receives(header(0x8180, 0))).toMatch(/^learns from .* that example\.org has no such address$/);
    expect(receives(header(0x8185, 0))).toMatch(/^learns nothing about example\.org from .*: it refuses$/);
  });

  it('are told by size where the data are none of theirs', () => {
    expect(sends([1, 2, 3])).toMatch(/^sends 3 bytes to /);
    for (let length = 0; length < header(0, 0).length; length++)
      expect(() => sends(header(0x0100, 0).slice(0, length))).not.toThrow();
  });
});
