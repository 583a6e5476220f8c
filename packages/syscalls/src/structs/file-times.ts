import { array } from '../model/arrays.js';
import { type CType, readerOf, sizeOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { epochSeconds } from '../model/integers.js';
import { meaning, type Notation } from '../model/notation.js';
import { struct } from '../model/struct.js';
import type { Word } from '../model/word.js';

/** `struct utimbuf` (linux/utime.h). */
export const utimbuf = struct('utimbuf', { actime: epochSeconds(), modtime: epochSeconds() });

export interface Timeval {
  readonly tv_sec: Word;
  readonly tv_usec: Word;
}

export interface Timespec {
  readonly tv_sec: Word;
  readonly tv_nsec: Word;
}

/** `struct timeval` (linux/time_types.h), shown with its date. */
const datedTimeval = custom<Timeval>({
  name: 'timeval',
  bytes: (abi) => 2 * abi.wordSize,
  align: 4,
  decode: (frame, pos, end) => {
    const [tv_sec, tv_usec] = pair(frame.view, pos, end, readerOf('long', frame.abi), frame.abi.wordSize);
    return { tv_sec, tv_usec: unsigned(tv_usec, frame.abi.wordSize) };
  },
  show: ({ tv_sec, tv_usec }) => ({
    parts: [
      {
        members: [
          ['tv_sec', String(tv_sec)],
          ['tv_usec', String(tv_usec)],
        ],
      },
      { date: tv_sec, microseconds: tv_usec },
    ],
  }),
});

/** The two times of utimes(2): of the last access and of the last change. */
export const timevals = array(datedTimeval, 2);

const UTIME_NOW = 0x3fff_ffff;
const UTIME_OMIT = 0x3fff_fffe;

function showTimespec({ tv_sec, tv_nsec }: Timespec): Notation {
  const plain: Notation = {
    members: [
      ['tv_sec', String(tv_sec)],
      ['tv_nsec', String(tv_nsec)],
    ],
  };
  if (tv_nsec === UTIME_NOW) return meaning(plain, 'UTIME_NOW');
  if (tv_nsec === UTIME_OMIT) return meaning(plain, 'UTIME_OMIT');
  return { parts: [plain, { date: tv_sec, nanoseconds: tv_nsec }] };
}

/** `struct timespec` of words of the ABI or of 64 bits, with its date or what utimensat(2) takes it for. */
function datedTimespec(c: CType): CustomKind<Timespec> {
  return custom<Timespec>({
    name: 'timespec',
    bytes: (abi) => 2 * sizeOf(c, abi),
    align: 4,
    decode: (frame, pos, end) => {
      const size = sizeOf(c, frame.abi);
      const [tv_sec, tv_nsec] = pair(frame.view, pos, end, readerOf(c, frame.abi), size);
      return { tv_sec, tv_nsec: unsigned(tv_nsec, size) };
    },
    show: showTimespec,
  });
}

/** The two times of utimensat(2). */
export const timespecs = array(datedTimespec('long'), 2);
/** The two times of utimensat_time64. */
export const timespecs64 = array(datedTimespec('s64'), 2);

function pair(
  view: DataView,
  pos: number,
  end: number,
  read: (view: DataView, pos: number) => Word,
  size: number,
): readonly [Word, Word] {
  return pos + 2 * size > end ? [0, 0] : [read(view, pos), read(view, pos + size)];
}

function unsigned(word: Word, size: number): Word {
  if (word >= 0) return word;
  return size === 4 ? Number(word) + 2 ** 32 : BigInt.asUintN(64, BigInt(word));
}
