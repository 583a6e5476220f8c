import {
  type AnyKind,
  type EnumKind,
  type EpochKind,
  type FamilyNumberKind,
  type Flags,
  type FlagsKind,
  type HexKind,
  type MacroKind,
  placementOf,
  type ScalarKind,
  signalName,
  toUnsigned64,
  type Word,
} from '@hstrace/syscalls';
import { showDateComment } from '../date.js';
import { showDescriptor } from '../descriptor.js';
import { hex, mode, paddedHex, pointer, showEnum, showFlags } from '../numbers.js';
import type { ConstantStyle } from '../options.js';
import { processSuffix } from '../process-name.js';
import { harmless } from '../quote.js';
import type { MakeShow, Printer, Show } from '../show.js';
import { showErrno } from './errno.js';

const AT_FDCWD = -100;
const S_IFMT = 0o170000;
const FILE_TYPES: ReadonlyMap<number, string> = new Map([
  [0o140000, 'S_IFSOCK'],
  [0o120000, 'S_IFLNK'],
  [0o100000, 'S_IFREG'],
  [0o060000, 'S_IFBLK'],
  [0o040000, 'S_IFDIR'],
  [0o020000, 'S_IFCHR'],
  [0o010000, 'S_IFIFO'],
]);

/** `S_IFREG|S_ISUID|0755`; undefined for modes whose type nobody knows. */
export function fileMode(value: number): string | undefined {
  const parts: string[] = [];
  const type = FILE_TYPES.get(value & S_IFMT);
  if (type !== undefined) parts.push(type);
  else if ((value & S_IFMT) !== 0) return undefined;
  if ((value & 0o4000) !== 0) parts.push('S_ISUID');
  if ((value & 0o2000) !== 0) parts.push('S_ISGID');
  if ((value & 0o1000) !== 0) parts.push('S_ISVTX');
  parts.push(mode((value & ~0o177000) >>> 0));
  return parts.join('|');
}

/** A device number by its parts, in the kernel's user-space encoding. */
export function showDevice(word: Word): string {
  const value = toUnsigned64(word);
  const major = ((value >> 8n) & 0xfffn) | ((value >> 32n) & 0xffff_f000n);
  const minor = (value & 0xffn) | ((value >> 12n) & 0xffff_ff00n);
  return `makedev(${hex(major)}, ${hex(minor)})`.replaceAll(/\b0(?=[,)])/g, '0');
}

/** An id: all bits of its type mean "unchanged". */
const showId = (kind: ScalarKind<number>): Show => {
  const none = kind.c === 'u16' ? 0xffff : 0xffff_ffff;
  return (value) => (value === none || value === -1 ? '-1' : String(value));
};

const constant = (printer: Printer, name: string | undefined, number: string): string => {
  const style = printer.settings.constants;
  if (name === undefined || style === 'raw') return number;
  return style === 'verbose' ? `${number} /* ${name} */` : name;
};

/** The style of constants of a kind: its own, if it has one, unless everything is raw. */
function styleOf(kind: AnyKind, printer: Printer): ConstantStyle {
  const { constants } = printer.settings;
  const { style = constants } = placementOf(kind);
  if (style === 'numbered') return 'verbose';
  return constants === 'raw' ? 'raw' : style;
}

function showSignal(value: unknown, printer: Printer): string {
  return constant(printer, signalName(value as number), String(value));
}

/**
 * A process id, with what is known of it: its command, and its id in the tracer's pid namespace. A negative one is that
 * of a process group, and groups have no command.
 */
function pidShow(
  { role }: ScalarKind<number> & { readonly role?: string },
  { settings: { options } }: Printer,
): Show {
  const names = options.processNames === true && role !== 'group' && role !== 'session';
  const translates = options.pidTranslation === true;
  if (role === 'bare' || (!names && !translates)) return (value) => String(value);
  return (value, { tid }) => {
    const id = value as number;
    if (id === 0 || id === -1) return String(id);
    const ours =
      tid === undefined || options.translatePid === undefined
        ? Math.abs(id)
        : options.translatePid(tid, Math.abs(id));
    if (ours === undefined) return String(id);
    return (
      `${id}${id > 0 ? processSuffix(ours, options) : ''}` +
      (translates && ours !== Math.abs(id) ? ` /* ${ours} in strace's PID NS */` : '')
    );
  };
}

/** How kinds that are one integer are shown. */
export const scalars: Readonly<Record<string, MakeShow>> = {
  int: () => (value) => String(value),
  size: () => (value) => String(value),
  hex: ({ width }: HexKind) =>
    width === 0 ? (value) => hex(value as Word) : (value) => paddedHex(value as Word, width),
  octal: () => (value) => mode(value as Word),
  address: () => (value) => pointer(value as Word),
  flags: (kind: FlagsKind<string>, printer): Show => {
    const { table } = kind;
    const constants = styleOf(kind, printer);
    return (value, context) => showFlags(table, (value as Flags).value, context.arch, constants);
  },
  enum: (kind: EnumKind<string>, printer): Show => {
    const { table } = kind;
    const constants = styleOf(kind, printer);
    return (value, context) => showEnum(table, value as string | Word, context.arch, constants);
  },
  fd: (_kind, printer): Show => {
    if ((printer.settings.options.descriptors ?? 0) === 0) return (value) => String(value);
    // The working directory's number means it only where a directory is wanted.
    return (value, context) =>
      (value as number) < 0 ? String(value) : showDescriptor(value as number, context, printer);
  },
  dirfd: (_kind, printer): Show => {
    return (value, context) => {
      const number = constant(printer, value === AT_FDCWD ? 'AT_FDCWD' : undefined, String(value));
      if ((printer.settings.options.descriptors ?? 0) === 0) return number;
      return showDescriptor(value as number, context, printer, number);
    };
  },
  pid: pidShow,
  uid: showId,
  gid: showId,
  mode: (kind: ScalarKind<number> & { type: boolean }, printer): Show => {
    if (!kind.type) return (value) => mode(value as number);
    const { constants } = printer.settings;
    return (value) => {
      const number = mode(value as number);
      return constants === 'raw' ? number : constant(printer, fileMode(value as number), number);
    };
  },
  dev: (_kind, printer): Show => {
    const { constants } = printer.settings;
    return (value) => {
      if (constants === 'raw') return hex(value as Word);
      return constants === 'verbose'
        ? `${hex(value as Word)} /* ${showDevice(value as Word)} */`
        : showDevice(value as Word);
    };
  },
  signal: (_kind, printer) => (value) => showSignal(value, printer),
  epoch: (kind: EpochKind): Show => {
    const { nanoseconds } = kind;
    return (value, _context, container) => {
      const fraction =
        nanoseconds === undefined ? 0 : (container as Record<string, Word> | undefined)?.[nanoseconds];
      return `${value}${showDateComment(value as Word, fraction ?? 0)}`;
    };
  },
  ifindex: (_kind, printer) => (value) => {
    const name = value === 0 ? undefined : printer.settings.options.interfaceName?.(value as number);
    return constant(
      printer,
      name === undefined ? undefined : `if_nametoindex("${harmless(name)}")`,
      String(value),
    );
  },
  genlfamily: (kind: FamilyNumberKind, printer) => {
    const { table } = kind;
    return (value, { arch }) => {
      const number = Number(typeof value === 'string' ? table.valueOf(value, arch) : value);
      const told = printer.settings.options.genericFamily?.(number);
      const name = told === undefined ? undefined : harmless(told);
      return name === undefined
        ? showEnum(table, value as string | number, arch, printer.settings.constants)
        : constant(printer, name, hex(number));
    };
  },
  errno: (_kind, printer) => (value) => showErrno(value as number, printer.settings.constants),
  macro: (kind: MacroKind, printer): Show => {
    const { macro, radix, c } = kind;
    const { constants } = printer.settings;
    const called = (value: unknown): string =>
      `${macro}(${radix === 16 ? hex(value as Word) : String(value)})`;
    if (constants === 'abbrev') return called;
    const bytes = (value: unknown): string => networkBytes(value as Word, c === 'u16be' ? 2 : 4);
    return constants === 'raw' ? bytes : (value) => `${bytes(value)} /* ${called(value)} */`;
  },
};

/** A number as the bytes that go over the network: `"\x00\x50"`. */
function networkBytes(word: Word, size: number): string {
  const digits = toUnsigned64(word)
    .toString(16)
    .padStart(2 * size, '0');
  return `"${digits.replaceAll(/../g, '\\x$&')}"`;
}
