import { type CustomKind, custom } from '../model/custom.js';
import { flags, mode, oneOf } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import type { EnumTable, FlagTable } from '../model/table.js';
import { Flags } from '../values/flags.js';

const IPC_64 = 0x100;
const MODE_MASK = 0o777;

/** A command of msgctl, semctl or shmctl: a name, before which `IPC_64|` can stand, or a number without a name. */
export type IpcCommand<N extends string> = N | `IPC_64|${N}` | number;

/** A kind that decides about further arguments as an enumeration does. */
export interface IpcCommandKind<N extends string> extends CustomKind<IpcCommand<N>> {
  readonly table: Pick<EnumTable<N>, 'valueOf'>;
}

/** Commands of a table, with or without the flag that says which form of the structures is meant (linux/ipc.h). */
export function ipcCommand<N extends string>(table: EnumTable<N>): IpcCommandKind<N> {
  const plain = oneOf(table);
  const numberOf: EnumTable<N>['valueOf'] = (name, arch) => {
    const short = name.replace(/^IPC_64\|/, '');
    const value = table.valueOf(short, arch);
    return value === undefined || short === name ? value : Number(value) | IPC_64;
  };
  const kind = custom<IpcCommand<N>>({
    name: 'ipc-command',
    c: 'u32',
    decode(frame, pos) {
      const word = frame.view.getUint32(pos, true);
      const name = table.nameOf((word & ~IPC_64) >>> 0, frame.abi.arch);
      if (name === undefined) return word;
      return (word & IPC_64) === 0 ? name : (`IPC_64|${name}` as const);
    },
    show(command): Notation {
      const marked = typeof command === 'number' ? (command & IPC_64) !== 0 : command.startsWith('IPC_64|');
      const rest =
        typeof command === 'number' ? (command & ~IPC_64) >>> 0 : (command.replace(/^IPC_64\|/, '') as N);
      const shown: Notation = { value: rest, as: plain };
      return marked ? { parts: [{ symbol: 'IPC_64', of: '0x100' }, '|', shown] } : shown;
    },
  });
  return { ...kind, table: { valueOf: numberOf } };
}

/** How something is found or made: flags, and whom the new one is for. */
export interface IpcGetFlags<N extends string> {
  readonly flags: Flags<N>;
  readonly mode: number;
}

const permissions = mode({ c: 'u16' });

/**
 * The flags of msgget, semget and shmget: `IPC_CREAT|0600`. A number that is shifted into them (the size of huge pages)
 * stands between the two.
 */
export function ipcGetFlags<N extends string>(table: FlagTable<N>): CustomKind<IpcGetFlags<N>> {
  const named = flags(table);
  const { shifted } = table;
  const mask = Number(shifted?.mask ?? 0);
  return custom<IpcGetFlags<N>>({
    name: 'ipc-flags',
    c: 'u32',
    decode(frame, pos) {
      const word = frame.view.getUint32(pos, true);
      return { flags: new Flags((word & ~MODE_MASK) >>> 0, table, frame.abi.arch), mode: word & MODE_MASK };
    },
    show(given): Notation {
      const word = Number(given.flags.value);
      const plain = (word & ~mask) >>> 0;
      const number = (word & mask) >>> 0;
      const parts: Notation[] = [];
      if (plain !== 0) parts.push({ value: new Flags(plain, table, given.flags.arch), as: named }, '|');
      if (number !== 0 && shifted !== undefined)
        parts.push(`${number >>> shifted.shift}<<`, { symbol: shifted.name, of: String(shifted.shift) }, '|');
      parts.push({ value: given.mode, as: permissions });
      return { parts };
    },
  });
}
