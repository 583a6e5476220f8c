import { type CustomKind, custom } from '../model/custom.js';
import { flags, mode } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import type { EnumTable, FlagTable } from '../model/table.js';
import { Flags } from '../values/flags.js';
import { mark, markedCommand } from './marked-command.js';

const IPC_64 = 0x100;
const MODE_MASK = 0o777;

/** Whether the newer forms of the structures are meant (linux/ipc.h); the command's own argument is behind it. */
export const ipc64 = mark(IPC_64);

/** A command of msgctl, semctl or shmctl. */
export const ipcCommand = <N extends string>(table: EnumTable<N>) =>
  markedCommand(table, { bit: IPC_64, name: 'IPC_64', argument: 'ipc64', place: 'before' });

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
      const flagged = new Flags(plain, table, given.flags.arch);
      // Without huge pages among them, strace puts a bar behind names only.
      if (plain !== 0) parts.push({ value: flagged, as: named });
      if (plain !== 0)
        parts.push(
          flagged.names.length > 0 || shifted !== undefined
            ? '|'
            : { styles: { abbrev: '', raw: '|', verbose: '' } },
        );
      if (number !== 0 && shifted !== undefined)
        parts.push(`${number >>> shifted.shift}<<`, { symbol: shifted.name, of: String(shifted.shift) }, '|');
      parts.push({ value: given.mode, as: permissions });
      return { parts };
    },
  });
}
