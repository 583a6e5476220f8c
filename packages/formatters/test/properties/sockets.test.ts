import {
  aarch64,
  connect,
  i386,
  recvfrom,
  recvmsg,
  type SyscallCall,
  sendmsg,
  sendto,
  x86_64,
} from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { checkFormats } from './checks.js';
import { tryTapes } from './runs.js';
import type { Tape } from './tape.js';

const abis = [x86_64, i386, aarch64];
const PROTOCOLS = [
  'ROUTE',
  'SOCK_DIAG',
  'NETFILTER',
  'GENERIC',
  'AUDIT',
  'XFRM',
  'CRYPTO',
  'SELINUX',
  'KOBJECT_UEVENT',
  '77',
  'ISCSI',
];
/** Where families of message types begin. */
const TYPES = [16, 18, 20, 0, 2, 3, 1000, 1100, 0x100, 0x600];

/** Attributes with plausible headers, nested. */
function attributes(tape: Tape, depth: number): number[] {
  const out: number[] = [];
  for (let left = tape.below(4); left > 0; left--) {
    const data =
      depth > 0 && tape.chance(2)
        ? attributes(tape, depth - 1)
        : Array.from({ length: tape.below(40) }, () => (tape.chance(3) ? tape.byte() : tape.below(4)));
    const length = tape.chance(12) ? tape.u32() & 0xffff : data.length + 4;
    const type = tape.below(80) | (tape.chance(6) ? 0x8000 : 0);
    out.push(length & 0xff, length >> 8, type & 0xff, type >> 8, ...data);
    while (out.length % 4 !== 0) out.push(0);
  }
  return out;
}

function message(tape: Tape, depth: number): number[] {
  const type = tape.pick(TYPES) + tape.below(100);
  const header = Array.from({ length: 4 * tape.below(28) }, () =>
    tape.chance(3) ? tape.byte() : tape.below(40),
  );
  const body =
    type === 2 && depth > 0 ? [tape.byte(), 0xff, 0xff, 0xff, ...message(tape, depth - 1)] : header;
  const payload = [...body, ...attributes(tape, 5)];
  const length = tape.chance(10) ? tape.u32() : payload.length + 16;
  return [
    length & 0xff,
    (length >> 8) & 0xff,
    (length >> 16) & 0xff,
    length >>> 24,
    type & 0xff,
    type >> 8,
    tape.byte(),
    tape.below(16),
    ...Array.from({ length: 8 }, () => tape.byte()),
    ...payload,
  ];
}

const SOCKET = 3;
const BUFFER = 0x2000;

function netlinkCall(tape: Tape): SyscallCall {
  const data: number[] = [];
  for (let left = 1 + tape.below(3); left > 0; left--) data.push(...message(tape, 3));
  const sent = Uint8Array.from(data);
  const length = tape.chance(6) ? tape.below(sent.length + 40) : sent.length;
  const memory = { [BUFFER]: sent.subarray(0, tape.chance(6) ? tape.below(sent.length + 1) : sent.length) };
  const out = tape.chance(2);
  return fakeCall(out ? recvfrom : sendto, {
    args: [SOCKET, BUFFER, length, 0, 0, 0],
    result: length,
    abi: tape.pick(abis),
    descriptors: { [SOCKET]: `socket:[77]\0NETLINK:[${tape.pick(PROTOCOLS)}:99]` },
    ...(out ? { exit: memory } : { entry: memory }),
    faults: tape.chance(3) ? [BUFFER] : [],
  });
}

function put(target: Uint8Array, at: number, value: number, size: 4 | 8): void {
  for (let i = 0; i < size; i++) target[at + i] = Number((BigInt(value) >> BigInt(8 * i)) & 0xffn);
}

function controlCall(tape: Tape): SyscallCall {
  const abi = tape.pick(abis);
  const word = abi.wordSize as 4 | 8;
  const control: number[] = [];
  for (let left = 1 + tape.below(3); left > 0; left--) {
    const data = Array.from({ length: tape.below(70) }, () => (tape.chance(2) ? tape.byte() : tape.below(8)));
    const length = tape.chance(8) ? tape.u32() : 8 + word + data.length;
    const header = new Uint8Array(8 + word);
    put(header, 0, length, word);
    put(header, word, tape.pick([1, 0, 41, 6, 17, 263, 255]), 4);
    put(header, word + 4, tape.below(80), 4);
    control.push(...header, ...data);
    while (control.length % word !== 0) control.push(0);
  }
  const msg = new Uint8Array(7 * word);
  const name = Uint8Array.from([
    tape.below(46),
    0,
    ...Array.from({ length: tape.below(40) }, () => tape.byte()),
  ]);
  put(msg, 0, 0x3000, word);
  put(msg, word, tape.chance(4) ? tape.u32() : name.length, 4);
  put(msg, 4 * word, 0x4000, word);
  put(msg, 5 * word, tape.chance(6) ? tape.u32() : control.length, word);
  put(msg, 6 * word, tape.u32() & 0xff, 4);
  const memory = { [BUFFER]: msg, 12288: name, 16384: Uint8Array.from(control) };
  return fakeCall(tape.chance(2) ? recvmsg : sendmsg, {
    args: [SOCKET, BUFFER, 0],
    result: tape.chance(4) ? -14 : tape.below(99),
    abi,
    entry: memory,
    exit: memory,
    faults: tape.chance(3) ? [0x4000] : [],
    capped: tape.chance(3) ? [0x4000] : [],
  });
}

/** An answer of a name server, in pieces that can be wrong, and a connection to what it named. */
function lookup(tape: Tape): SyscallCall[] {
  const name = [5, ...Array.from({ length: 5 }, () => tape.pick([97, 27, 10, 0x9b, 46])), 0];
  const answer = [
    0,
    1,
    0x81,
    0x80,
    0,
    1,
    0,
    1,
    0,
    0,
    0,
    0,
    ...name,
    0,
    1,
    0,
    1,
    0xc0,
    tape.chance(6) ? tape.byte() : 12,
    0,
    1,
    0,
    1,
    0,
    0,
    0,
    9,
    0,
    4,
    93,
    184,
    216,
    34,
  ];
  if (tape.chance(2)) answer[tape.below(answer.length)] = tape.byte();
  const bytes = Uint8Array.from(answer);
  return [
    fakeCall(recvfrom, {
      args: [SOCKET, BUFFER, 512, 0, 0, 0],
      result: bytes.length,
      exit: { [BUFFER]: bytes },
      descriptors: { [SOCKET]: 'socket:[78]\0UDP:[127.0.0.1:9->127.0.0.53:53]' },
    }),
    fakeCall(connect, {
      args: [4, 0x3000, 16],
      result: 0,
      entry: { 12288: Uint8Array.from([2, 0, 1, 187, 93, 184, 216, 34, 0, 0, 0, 0, 0, 0, 0, 0]) },
      descriptors: { 4: 'socket:[79]' },
    }),
  ];
}

describe('what goes over sockets can be anything', () => {
  it('netlink messages', () => {
    expect(tryTapes(1500, (tape) => checkFormats([netlinkCall(tape)], tape), 1500)).toBeUndefined();
  });

  it('addresses and control messages', () => {
    expect(tryTapes(1500, (tape) => checkFormats([controlCall(tape)], tape))).toBeUndefined();
  });

  it('answers of name servers', () => {
    expect(tryTapes(300, (tape) => checkFormats(lookup(tape), tape))).toBeUndefined();
  });

  it('attributes nested and messages about messages as deep as there is room', () => {
    const deep = new Uint8Array(60_000);
    const view = new DataView(deep.buffer);
    for (const [type, header] of [
      [16, 16],
      [2, 20],
    ] as const) {
      for (let at = 0; at + header + 8 < deep.length; at += header) {
        view.setUint32(at, deep.length - at, true);
        view.setUint16(at + 4, type, true);
      }
      for (let at = 16 + 16; type === 16 && at + 4 < deep.length; at += 4) {
        view.setUint16(at, deep.length - at, true);
        view.setUint16(at + 2, 18, true);
      }
      for (const protocol of PROTOCOLS) {
        const call = fakeCall(sendto, {
          args: [SOCKET, BUFFER, deep.length, 0, 0, 0],
          result: deep.length,
          entry: { [BUFFER]: deep },
          descriptors: { [SOCKET]: `socket:[77]\0NETLINK:[${protocol}:99]` },
        });
        expect(String((call.args.buf as unknown[])?.length)).not.toBe('');
        // No options of the tape's end go beyond the default: what is shown is short.
        checkFormats([call], {
          byte: () => 0,
          below: () => 0,
          chance: () => false,
          pick: (all: unknown[]) => all[0],
        } as never);
      }
    }
  });
});
