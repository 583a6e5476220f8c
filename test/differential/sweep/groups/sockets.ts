import type { Sweep } from '../sweep.js';
import { places } from './places.js';

const upTo = (end: number): number[] => Array.from({ length: end }, (_, index) => index);

/** Options of every level, set and asked for, with values of many lengths. */
export function socketOptions(sweep: Sweep): void {
  const at = places(sweep);
  const levels = [
    ...[
      0, 1, 2, 6, 17, 33, 41, 58, 108, 132, 136, 255, 256, 257, 258, 259, 260, 261, 262, 263, 264, 265, 266,
    ],
    ...[268, 269, 270, 271, 272, 273, 274, 275, 276, 277, 278, 279, 280, 281, 282, 283, 284, 285, 286, 287],
  ];
  const lengths = [
    0, 1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 15, 16, 17, 20, 24, 28, 32, 36, 40, 44, 48, 64, 100, 136, 200, 256, -1,
  ];
  const values = (): number[] => [at.zeros, sweep.random.pick(at.mixed), sweep.random.pick(at.mixed)];
  for (const level of levels) {
    for (const option of [
      ...upTo(level === 1 || level === 0 || level === 41 ? 135 : 72),
      200,
      201,
      202,
      4096,
    ]) {
      const fd = sweep.random.pick([5, 6, 7, 9, 20]);
      const some = [
        4,
        8,
        16,
        sweep.random.pick(lengths),
        sweep.random.pick(lengths),
        sweep.random.pick(lengths),
      ];
      for (const length of some) {
        for (const value of [...values(), ...(length > 0 ? [(at.ends[2] as number) - length] : [])]) {
          sweep.call('setsockopt', [fd, level, option, value, length]);
          const asked = sweep.at(sweep.bytes().u32(length));
          sweep.both('getsockopt', [fd, level, option, value, asked]);
        }
      }
      for (const value of [0, 1, at.ones]) {
        sweep.call('setsockopt', [fd, level, option, value, sweep.random.pick(lengths)]);
        sweep.call('getsockopt', [fd, level, option, value, sweep.random.pick([0, 1, at.zeros])], 'succeeds');
      }
    }
  }
}

/** Addresses of every family, of many lengths. */
export function socketAddresses(sweep: Sweep): void {
  const at = places(sweep);
  for (const family of [...upTo(48), 255, 0xffff]) {
    for (const length of [
      0, 1, 2, 3, 4, 6, 7, 8, 10, 12, 14, 15, 16, 18, 20, 24, 26, 27, 28, 32, 64, 88, 109, 110, 111, 128, 129,
      200,
    ]) {
      for (const fill of [0, 1, 2]) {
        const address = sweep.bytes().u16(family);
        while (address.length < 130)
          address.u16(fill === 0 ? 0 : fill === 1 ? sweep.random.below(40) : sweep.random.below(0x10000));
        const whole = sweep.at(address.done().subarray(0, 130));
        const cut = length > 0 && length < 131 ? sweep.at(address, length) : whole;
        for (const place of [whole, cut]) {
          sweep.call(sweep.random.pick(['bind', 'connect']), [5, place, length]);
          sweep.call('sendto', [6, at.text, 5, sweep.random.below(64), place, length]);
          const asked = sweep.at(sweep.bytes().u32(length));
          const name = sweep.random.pick(['getsockname', 'getpeername', 'accept']);
          sweep.both(name, [5, place, asked]);
          sweep.call('recvfrom', [6, at.text, 50, 0, place, asked], { returns: 5 });
        }
      }
    }
  }
}

/** Messages with control messages of every level and type, whole and cut. */
export function socketMessages(sweep: Sweep): void {
  const at = places(sweep);
  const word = sweep.wordSize;
  const iov = sweep.at(sweep.bytes().word(at.text, 7, at.mixed[0] as number, 12));
  const control = (level: number, type: number, data: Uint8Array, said = data.length): Uint8Array =>
    sweep
      .bytes()
      .word(word + 8 + said)
      .u32(level, type)
      .raw(data)
      .align(word)
      .done();
  const message = (
    name: number,
    nameLength: number,
    vectors: number,
    count: number,
    data: number,
    length: number,
    flags: number,
  ) =>
    word === 8
      ? sweep.bytes().word(name).u32(nameLength, 0).word(vectors, count, data, length).u32(flags, 0)
      : sweep.bytes().word(name).u32(nameLength).word(vectors, count, data, length).u32(flags);
  const send = (header: number): void => {
    sweep.call('sendmsg', [6, header, sweep.random.below(0x8000)]);
    sweep.call('sendmsg', [6, header, 0], { returns: 9 });
    sweep.call('recvmsg', [6, header, 0], { returns: 9 });
    sweep.call('recvmsg', [6, header, 0x40]);
  };
  for (const level of [0, 1, 6, 17, 41, 136, 255, 263, 270, 271, 276, 282]) {
    for (const type of upTo(80)) {
      for (const size of [0, 4, sweep.random.pick([1, 2, 3, 5, 8, 12, 16, 20, 24, 48])]) {
        const data =
          sweep.random.below(2) === 0
            ? sweep.random.bytes(size)
            : Uint8Array.from({ length: size }, (_, i) => (i % 4 === 0 ? sweep.random.below(30) : 0));
        const one = control(level, type, data);
        const two = Uint8Array.from([
          ...one,
          ...control(1, 1, Uint8Array.from([3, 0, 0, 0, 4, 0, 0, 0])),
          ...one,
        ]);
        const bytes = sweep.random.below(2) === 0 ? one : two;
        const length = bytes.length - sweep.random.pick([0, 0, 0, 1, 4, 7]);
        const place = sweep.random.below(3) === 0 ? sweep.at(bytes, Math.max(length, 1)) : sweep.at(bytes);
        send(sweep.at(message(0, 0, iov, 2, place, length, sweep.random.below(4) * 8)));
      }
    }
  }
  // Headers that make no sense, and such as cannot be read.
  for (let i = 0; i < 300; i++) {
    const pick = (): number =>
      sweep.random.pick([0, 1, 2, 16, 100, at.text, iov, at.zeros, at.ones, ...at.mixed]);
    // strace 6.1 never comes to the end of control messages that are as long as can be.
    const data = sweep.random.pick([0, 1, at.text, at.zeros, iov]);
    const header = message(
      pick(),
      pick() & 0xff,
      pick(),
      pick() & 0xf,
      data,
      pick() & 0x3f,
      sweep.random.below(0x10000),
    );
    send(sweep.at(header));
    send(sweep.at(header, sweep.random.below(header.length) + 1));
  }
}
