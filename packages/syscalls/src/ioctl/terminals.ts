import {
  baudRates,
  flowActions,
  flushQueues,
  lineDisciplines,
  modemLines,
  termiosBackspaceDelays,
  termiosCharSizes,
  termiosControlCharacters,
  termiosControlFlags,
  termiosFormFeedDelays,
  termiosInputFlags,
  termiosLocalFlags,
  termiosNewlineDelays,
  termiosOutputFlags,
  termiosReturnDelays,
  termiosTabDelays,
  termiosVerticalTabDelays,
} from '../constants/tty.gen.js';
import { type CType, readerOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { flags, hex, int, oneOf } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { struct } from '../model/struct.js';
import type { EnumTable, FlagTable } from '../model/table.js';
import { Flags } from '../values/flags.js';
import { defineRequests } from './family.js';
import { bytesText } from './shapes.js';

/** Part of a flag word that is one of several names. */
interface Field {
  readonly mask: number;
  readonly table: EnumTable;
}

const outputFields: readonly Field[] = [
  { mask: 0x100, table: termiosNewlineDelays },
  { mask: 0x600, table: termiosReturnDelays },
  { mask: 0x1800, table: termiosTabDelays },
  { mask: 0x2000, table: termiosBackspaceDelays },
  { mask: 0x4000, table: termiosVerticalTabDelays },
  { mask: 0x8000, table: termiosFormFeedDelays },
];

const CBAUD = 0x100f;
const CIBAUD = 0x100f_0000;
const IBSHIFT = 16;
const CSIZE = 0x30;

/** A word of termios flags. Nothing at all is shown where no flag is set. */
function words<N extends string>(
  name: string,
  table: FlagTable<N>,
  c: CType,
  parts: (word: number) => { readonly shown: readonly Notation[]; readonly rest: number },
): CustomKind<Flags<N>> {
  const named = flags(table);
  return custom({
    name,
    c,
    decode: (frame, pos, end) =>
      new Flags(pos < end ? readerOf(c, frame.abi)(frame.view, pos) : 0, table, frame.abi.arch),
    show: (value) => {
      const { shown, rest } = parts(Number(value.value));
      const others: Notation = rest === 0 ? '' : { value: new Flags(rest, table, value.arch), as: named };
      return { parts: [...shown.flatMap((part) => [part, '|']), others] };
    },
  });
}

const plain = (word: number) => ({ shown: [], rest: word });

function outputParts(word: number) {
  let rest = word;
  const shown: Notation[] = [];
  for (const { mask, table } of outputFields) {
    shown.push(named(table, word & mask));
    rest &= ~mask;
  }
  return { shown, rest: rest >>> 0 };
}

function controlParts(word: number) {
  const input = (word & CIBAUD) >>> IBSHIFT;
  const shift: Notation = { symbol: 'IBSHIFT', of: '0x10' };
  const shown: Notation[] = [named(baudRates, word & CBAUD)];
  if (input !== 0) shown.push({ parts: [named(baudRates, input), '<<', shift] });
  shown.push(named(termiosCharSizes, word & CSIZE));
  return { shown, rest: (word & ~(CBAUD | CIBAUD | CSIZE)) >>> 0 };
}

function named(table: EnumTable, value: number): Notation {
  return { value: table.nameOf(value, 'x86_64') ?? value, as: oneOf(table) };
}

/** `c_cc[]`: the control characters by what they do. */
function controlCharacters(count: number): CustomKind<readonly number[]> {
  return custom<readonly number[]>({
    name: 'c_cc',
    bytes: count,
    decode: (frame, pos, end) => Array.from(frame.bytes.subarray(pos, end)),
    show: (values) => ({
      items: values.map((value, index) => {
        const name = termiosControlCharacters.nameOf(index, 'x86_64');
        return { parts: [`[${name ?? index}]=`, { value, as: hex('u8') }] };
      }),
    }),
  });
}

const flagWords = (c: CType) => ({
  c_iflag: words('c_iflag', termiosInputFlags, c, plain),
  c_oflag: words('c_oflag', termiosOutputFlags, c, outputParts),
  c_cflag: words('c_cflag', termiosControlFlags, c, controlParts),
  c_lflag: words('c_lflag', termiosLocalFlags, c, plain),
  c_line: oneOf(lineDisciplines, 'u8'),
});

const brief = ['c_iflag', 'c_oflag', 'c_cflag', 'c_lflag'] as const;

/** Requests of terminals (ioctl_tty(2)), and those that any descriptor has (asm/ioctls.h). */
export const terminalRequests = defineRequests(() => {
  const termios = struct('termios', { ...flagWords('u32'), c_cc: controlCharacters(19) }, { brief });
  const termios2 = struct(
    'termios2',
    { ...flagWords('u32'), c_cc: controlCharacters(19), c_ispeed: int('u32'), c_ospeed: int('u32') },
    { brief },
  );
  const termio = struct('termio', { ...flagWords('u16'), c_cc: controlCharacters(8) }, { brief });
  const winsize = struct('winsize', {
    ws_row: int('u16'),
    ws_col: int('u16'),
    ws_xpixel: int('u16'),
    ws_ypixel: int('u16'),
  });
  const give = { direction: 'out' } as const;
  const set = pointer(termios);
  const get = pointer(termios, give);
  const set2 = pointer(termios2);
  const setOld = pointer(termio);
  const setLines = pointer(flags(modemLines));
  const number = pointer(int());
  const numberOut = pointer(int(), give);
  const plainNumber = int();
  return {
    TCGETS: get,
    TCSETS: set,
    TCSETSW: set,
    TCSETSF: set,
    TIOCGLCKTRMIOS: get,
    TIOCSLCKTRMIOS: set,
    TCGETS2: pointer(termios2, give),
    TCSETS2: set2,
    TCSETSW2: set2,
    TCSETSF2: set2,
    TCGETA: pointer(termio, give),
    TCSETA: setOld,
    TCSETAW: setOld,
    TCSETAF: setOld,
    TIOCGWINSZ: pointer(winsize, give),
    TIOCSWINSZ: pointer(winsize),
    TCXONC: oneOf(flowActions, 'ulong'),
    TCFLSH: oneOf(flushQueues, 'ulong'),
    TCSBRK: plainNumber,
    TCSBRKP: plainNumber,
    TIOCSCTTY: plainNumber,
    TIOCMGET: pointer(flags(modemLines), give),
    TIOCMBIS: setLines,
    TIOCMBIC: setLines,
    TIOCMSET: setLines,
    TIOCGPGRP: numberOut,
    TIOCGSID: numberOut,
    TIOCGETD: numberOut,
    TIOCGSOFTCAR: numberOut,
    TIOCGPTN: numberOut,
    TIOCGEXCL: numberOut,
    TIOCGDEV: numberOut,
    FIONREAD: numberOut,
    TIOCOUTQ: numberOut,
    TIOCSPGRP: number,
    TIOCSETD: number,
    FIONBIO: number,
    FIOASYNC: number,
    TIOCPKT: number,
    TIOCSSOFTCAR: number,
    TIOCSPTLCK: number,
    TIOCSTI: bytesText(1),
    TIOCSBRK: null,
    TIOCCBRK: null,
    TIOCCONS: null,
    TIOCNOTTY: null,
    TIOCEXCL: null,
    TIOCNXCL: null,
    FIOCLEX: null,
    FIONCLEX: null,
    TIOCVHANGUP: null,
    TIOCSSERIAL: null,
  } satisfies Readonly<Record<string, AnyKind | null>>;
});
