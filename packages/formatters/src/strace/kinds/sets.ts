import { Address, type AnyKind, type NumberSet, SIGNAL_COUNT, shortSignalName } from '@hstrace/syscalls';
import { hex, pointer } from '../numbers.js';
import type { MakeShow, Printer, Show } from '../show.js';

/** `[INT RT_2]`, or what is missing, `~[KILL STOP]`, where that is shorter. */
export function showSignalSet(set: NumberSet, printer: Printer): string {
  const { constants } = printer.settings;
  let { members } = set;
  let mark = '';
  if (members.length >= Math.floor((set.capacity * 2) / 3)) {
    const present = new Set(members);
    members = Array.from({ length: Math.min(set.capacity, SIGNAL_COUNT) }, (_, i) => i + 1).filter(
      (n) => !present.has(n),
    );
    mark = '~';
  }
  const one = (signal: number): string => {
    const name = shortSignalName(signal);
    if (constants === 'raw' || name === undefined) return String(signal);
    return constants === 'verbose' ? `${signal} /* ${name} */` : name;
  };
  return `${mark}[${members.map(one).join(' ')}]`;
}

function pointed(show: (set: NumberSet) => string): Show {
  return (value) => {
    if (value === null) return 'NULL';
    return value instanceof Address ? pointer(value.word) : show(value as NumberSet);
  };
}

/** How sets of numbers are shown. */
export const sets: Readonly<Record<string, MakeShow>> = {
  sigset: (kind: AnyKind, printer) => {
    const show = pointed((set) => showSignalSet(set, printer));
    const { addressOf } = kind;
    if (addressOf === undefined) return show;
    return (value, context) =>
      context.structures || context.call === undefined
        ? show(value, context)
        : pointer(addressOf(context.call.frame));
  },
  sigmask: (_kind: AnyKind, printer) => (value) => showSignalSet(value as NumberSet, printer),
  fdset: (_kind: AnyKind, printer) => {
    const show = printer.settings.options.descriptors ? printer.show({ kind: 'fd' } as AnyKind) : undefined;
    return (value, context) =>
      pointed((set) => `[${set.members.map((n) => show?.(n, context) ?? String(n)).join(' ')}]`)(
        value,
        context,
      );
  },
  cpuset: () => pointed((set) => `[${[...set.members, ...(set.cut === true ? ['...'] : [])].join(' ')}]`),
  // What a set is can differ by ABI; its bits beyond what we know are shown by number.
  wordset: () => (value) => hex(value as number),
};
