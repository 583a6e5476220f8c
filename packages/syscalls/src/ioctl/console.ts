import {
  consoleDefaultLeds,
  consoleFontFlags,
  consoleFontOperations,
  consoleKeyboardModes,
  consoleKeyboards,
  consoleKeymaps,
  consoleKeys,
  consoleKeyTypes,
  consoleLeds,
  consoleMetaModes,
  consoleModes,
  consoleModifiers,
} from '../constants/ioctl-console.gen.js';
import { union } from '../model/branch.js';
import { readerOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { hidden } from '../model/decorate.js';
import { address, count, flags, hex, int, oneOf, signal, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { list, pointer } from '../model/pointer.js';
import { type Condition, equals, field, pointee } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { type BufferKind, buffer, textArray } from '../model/strings.js';
import { struct } from '../model/struct.js';
import type { Word } from '../model/word.js';
import { Address } from '../values/address.js';
import { Bytes } from '../values/bytes.js';
import { Flags } from '../values/flags.js';
import { defineRequests } from './family.js';
import { following } from './following.js';
import { commented, exchange, letter, out, register, text, unlessFailed } from './shapes.js';

/** What the counter of a PC's speaker counts in a second. */
const TICKS = 1_193_182;
const SCREEN_MAP = 256;
const MOST_ACCENTS = 256;
const FONT = 8192;
const COLORS = 3 * 16;
const MOST_NAME = 32;
/** The ports that KDADDIO is good for. */
const FIRST_PORT = 0x3b4;
const LAST_PORT = 0x3df;

/** `KIOCSOUND`: the period of a sound. */
const sound = register('period', (period) =>
  commented(
    { value: period, as: count() },
    period !== 0 && period <= TICKS ? `${Math.floor(TICKS / Number(period))} Hz` : 'off',
  ),
);

/** `KDMKTONE`: a duration and a period. */
const tone = register('tone', (argument) => {
  const word = Number(BigInt.asUintN(32, BigInt(argument)));
  const [duration, period] = [word >>> 16, word & 0xffff];
  return commented(
    duration === 0 ? `${period}` : `${duration}<<16|${period}`,
    duration !== 0 && period !== 0 ? `${Math.floor(TICKS / period)} Hz, ${duration} ms` : 'off',
  );
});

const port = register('port', (number) => {
  const plain: Notation = { value: number, as: hex() };
  return number >= FIRST_PORT && number <= LAST_PORT
    ? commented(plain, `GPFIRST + ${Number(number) - FIRST_PORT}`)
    : plain;
});

const signalNumber = register('signal', (number) =>
  number < 0x7fff_ffff ? { value: Number(number), as: signal() } : { value: number, as: count() },
);

/** Lights, of whose register only the lowest byte counts. */
function leds<N extends string>(table: typeof consoleLeds | typeof consoleDefaultLeds): CustomKind<Word> {
  const kind = flags<N>(table as never, 'u8');
  return register('leds', (word) => ({
    value: new Flags(Number(BigInt.asUintN(8, BigInt(word))), table, 'x86_64'),
    as: kind,
  }));
}

const keymap: CustomKind<number> = custom<number>({
  name: 'keymap',
  bytes: 1,
  decode: ({ bytes }, pos) => bytes[pos] ?? 0,
  show: (value) => {
    const name = consoleKeymaps.nameOf(value, 'x86_64');
    return name === undefined
      ? { value: new Flags(value, consoleModifiers, 'x86_64'), as: flags(consoleModifiers, 'u8') }
      : { symbol: name, of: value === 0 ? '0' : `0x${value.toString(16)}` };
  },
});

/** Types of keys that stand for a letter. */
const LETTERS = new Set([0, 8, 11, 13]);

const key: CustomKind<number> = custom<number>({
  name: 'key',
  bytes: 2,
  align: 2,
  decode: ({ view }, pos, end) => (pos + 2 <= end ? view.getUint16(pos, true) : 0),
  show: (value) => {
    const type = value >> 8;
    const low = value & 0xff;
    const name = consoleKeys.nameOf(value, 'x86_64');
    const typeName = consoleKeyTypes.nameOf(type, 'x86_64') ?? `0x${type.toString(16)}`;
    const meant = LETTERS.has(type) ? letter(low) : low === 0 ? '0' : `0x${low.toString(16)}`;
    return commented({ value, as: hex('u16') }, name ?? `K(${typeName}, ${meant})`);
  },
});

const functionKey: CustomKind<number> = custom<number>({
  name: 'function key',
  bytes: 1,
  decode: ({ bytes }, pos) => bytes[pos] ?? 0,
  show: (value) => ({
    symbol: `KVAL(${consoleKeys.nameOf(0x100 | value, 'x86_64')})`,
    of: value === 0 ? '0' : `0x${value.toString(16)}`,
  }),
});

const character: CustomKind<number> = custom<number>({
  name: 'character',
  bytes: 1,
  decode: ({ bytes }, pos) => bytes[pos] ?? 0,
  show: letter,
});

/** What the screen shows for a byte: a character of Unicode, or a place in the font. */
const glyph: CustomKind<number> = custom<number>({
  name: 'glyph',
  bytes: 2,
  align: 2,
  decode: ({ view }, pos, end) => (pos + 2 <= end ? view.getUint16(pos, true) : 0),
  show: (value) => {
    const plain: Notation = { value, as: hex('u16') };
    if ((value & ~0x1ff) !== 0xf000) return plain;
    const place = value & 0x1ff;
    const meant = `UNI_DIRECT_BASE+${place === 0 ? '0' : `0x${place.toString(16)}`}`;
    return { styles: { abbrev: meant, raw: plain, verbose: { parts: [plain, ` /* ${meant} */`] } } };
  },
});

/** Requests of the console (ioctl_console(2), linux/kd.h). */
export const consoleRequests = defineRequests(() => {
  const get = { direction: 'out' } as const;
  const entry = struct('kbentry', { kb_table: keymap, kb_index: int('u8'), kb_value: key });
  const name = struct('kbsentry', { kb_func: functionKey, kb_string: text(512) });
  const accent = struct('kbdiacr', { diacr: character, base: character, result: character });
  const accents = struct('kbdiacrs', {
    kb_cnt: uint(),
    kbdiacr: following(accent, field('kb_cnt'), 4, { upTo: MOST_ACCENTS }),
  });
  const unicodeAccent = struct('kbdiacruc', { diacr: hex('u32'), base: hex('u32'), result: hex('u32') });
  const unicodeAccents = struct('kbdiacrsuc', {
    kb_cnt: uint(),
    kbdiacruc: following(unicodeAccent, field('kb_cnt'), 4, { upTo: MOST_ACCENTS }),
  });
  const keycode = struct('kbkeycode', { scancode: hex('u32'), keycode: hex('u32') });
  const repeat = struct('kbd_repeat', { delay: int(), period: int() });
  const pair = struct('unipair', { unicode: hex('u16'), fontpos: hex('u16') });
  const setMap = struct('unimapdesc', {
    entry_ct: int('u16'),
    entries: list(pair, field('entry_ct')),
  });
  const gotMap = struct('unimapdesc', {
    entry_ct: int('u16'),
    entries: unlessFailed(list(pair, pointee('argp', 'u16', 'entry'), { direction: 'out' })),
  });
  const fontHead = { charcount: int('u16'), charheight: int('u16') };
  const fontWithAddress = struct('consolefontdesc', { ...fontHead, chardata: address() });
  const font = struct('consolefontdesc', {
    ...fontHead,
    chardata: buffer({ of: field('charcount'), mul: 32, most: 512 * 32 }, { as: 'hex' }),
  });
  const map = list(glyph, SCREEN_MAP);
  const gotGlyphs = list(glyph, SCREEN_MAP, get);
  return {
    KIOCSOUND: sound,
    KDMKTONE: tone,
    KDGETLED: out(flags(consoleLeds, 'u8')),
    KDSETLED: leds(consoleLeds),
    KDGKBLED: out(flags(consoleDefaultLeds, 'u8')),
    KDSKBLED: leds(consoleDefaultLeds),
    KDGKBTYPE: out(oneOf(consoleKeyboards, 'u8')),
    KDADDIO: port,
    KDDELIO: port,
    KDENABIO: null,
    KDDISABIO: null,
    KDMAPDISP: null,
    KDUNMAPDISP: null,
    KDSETMODE: oneOf(consoleModes),
    KDGETMODE: out(oneOf(consoleModes)),
    GIO_SCRNMAP: buffer(SCREEN_MAP, { ...get, as: 'hex' }),
    PIO_SCRNMAP: buffer(SCREEN_MAP, { as: 'hex' }),
    GIO_UNISCRNMAP: gotGlyphs,
    PIO_UNISCRNMAP: map,
    KDGKBMODE: out(oneOf(consoleKeyboardModes, 's32')),
    KDSKBMODE: oneOf(consoleKeyboardModes, 's32'),
    KDGKBENT: exchange(entry, { out: ['kb_value'] }),
    KDSKBENT: pointer(entry),
    KDGKBSENT: exchange(name, { out: ['kb_string'], fragment: 1 }),
    KDSKBSENT: pointer(name, { fragment: 1 }),
    KDGKBDIACR: out(accents),
    KDSKBDIACR: pointer(accents),
    KDGKBDIACRUC: out(unicodeAccents),
    KDSKBDIACRUC: pointer(unicodeAccents),
    KDGETKEYCODE: exchange(keycode, { changed: ['keycode'] }),
    KDSETKEYCODE: pointer(keycode),
    KDSIGACCEPT: signalNumber,
    KDKBDREP: pointer(repeat, { direction: 'inout', early: true }),
    GIO_FONT: buffer(FONT, { ...get, as: 'hex' }),
    PIO_FONT: buffer(FONT, { as: 'hex' }),
    KDGKBMETA: out(oneOf(consoleMetaModes)),
    KDSKBMETA: oneOf(consoleMetaModes, 'u32'),
    GIO_UNIMAP: exchange(gotMap, { changed: ['entry_ct'], out: ['entries'], always: true }),
    PIO_UNIMAP: pointer(setMap),
    PIO_UNIMAPCLR: pointer(
      struct('unimapinit', {
        advised_hashsize: int('u16'),
        advised_hashstep: int('u16'),
        advised_hashlevel: int('u16'),
      }),
    ),
    GIO_FONTX: pointer(fontWithAddress, { direction: 'inout', after: font }),
    PIO_FONTX: pointer(font),
    PIO_FONTRESET: null,
    GIO_CMAP: buffer(COLORS, { ...get, as: 'hex' }),
    PIO_CMAP: buffer(COLORS, { as: 'hex' }),
    KDFONTOP: fontOperation(),
  };
});

/** The bitmaps of a font: 32 lines of each character, whole bytes wide. */
function fontBytes(): BufferKind {
  const most = 4 * 32 * 512;
  const width = { of: field('width'), most: 32 };
  const characters = { of: field('charcount'), most: 512 };
  return {
    ...buffer(most, { as: 'hex' }),
    compile(scope: Scope, offset: number) {
      const readWidth = scope.lengthReader(width);
      const readCharacters = scope.lengthReader(characters);
      const pointerAt = readerOf('ptr', scope.abi);
      return (frame, memory, base, _end, up) => {
        const address = pointerAt(frame.view, base + offset);
        if (address === 0) return null;
        const columns = Math.ceil(Number(readWidth(frame, memory, base, up) ?? 0) / 8);
        const bytes = columns * 32 * Number(readCharacters(frame, memory, base, up) ?? 0);
        if (bytes === 0) return new Bytes(frame.bytes, 0, 0, 0);
        if (!memory.find(address, bytes)) return new Address(address);
        return new Bytes(frame.bytes, memory.pos, memory.end, bytes);
      };
    },
  };
}

/** `struct console_font_op`: what it holds depends on the operation. */
function fontOperation() {
  const is = (value: number): Condition => [equals(pointee('argp', 'u32', 'entry'), value)];
  const op = oneOf(consoleFontOperations);
  const head = { op, flags: flags(consoleFontFlags), width: uint(), height: uint(), charcount: uint() };
  const left = { ...head, op: hidden(op), flags: hidden(uint()) };
  const data = fontBytes();
  const set = struct('console_font_op', { ...head, data });
  const withAddress = struct('console_font_op', { ...head, data: address() });
  const named = struct('console_font_op', {
    ...head,
    flags: hidden(uint()),
    charcount: hidden(uint()),
    data: textArray(MOST_NAME),
  });
  return union(
    [
      { if: is(0), kind: pointer(set) },
      {
        if: is(1),
        kind: pointer(withAddress, {
          direction: 'inout',
          after: struct('console_font_op', { ...left, data }),
        }),
      },
      {
        if: is(2),
        kind: pointer(named, {
          direction: 'inout',
          after: struct('console_font_op', {
            ...left,
            charcount: hidden(uint()),
            data: hidden(address()),
          }),
        }),
      },
      {
        if: is(3),
        kind: pointer(
          struct('console_font_op', {
            ...head,
            flags: hidden(uint()),
            width: hidden(uint()),
            charcount: hidden(uint()),
            data: hidden(address()),
          }),
        ),
      },
    ],
    pointer(withAddress, {
      direction: 'inout',
      after: struct('console_font_op', { ...left, data: address() }),
    }),
  );
}
