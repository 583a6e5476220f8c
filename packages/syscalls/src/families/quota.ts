import {
  quotaCommands,
  quotaFormats,
  quotaTypes,
  quotaXfsDquotFlags,
  quotaXfsFlags,
} from '../constants/system.gen.js';
import { type Alternative, union } from '../model/branch.js';
import { custom } from '../model/custom.js';
import { address, fd, flags, int, oneOf, uid } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { meaning } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { arg, type Condition } from '../model/ref.js';
import { path } from '../model/strings.js';
import { reserved } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import * as structs from '../structs/quota.js';

interface QuotaOperation {
  readonly command: string | number;
  readonly type: string | number;
}

const unnamed = (value: string | number, unknown: string): string => {
  if (typeof value === 'string') return value;
  return `${value === 0 ? '0' : `0x${value.toString(16)}`} /* ${unknown} */`;
};

/** What is to be done, and to whose quotas: `QCMD(Q_GETQUOTA, USRQUOTA)` of linux/quota.h. */
const operation = custom<QuotaOperation & { readonly value: number }>({
  name: 'quota operation',
  c: 'u32',
  decode(frame, pos) {
    const value = frame.view.getUint32(pos, true);
    const { arch } = frame.abi;
    const command = value >>> 8;
    const type = value & 0xff;
    return {
      value,
      command: quotaCommands.nameOf(command, arch) ?? command,
      type: quotaTypes.nameOf(type, arch) ?? type,
    };
  },
  show: ({ value, command, type }) =>
    meaning(String(value), {
      call: 'QCMD',
      args: [unnamed(command, quotaCommands.unknown), unnamed(type, quotaTypes.unknown)],
    }),
});

/** The commands by their numbers in linux/quota.h and linux/dqblk_xfs.h. */
const Q_SYNC = 0x80_0001;
const Q_QUOTAON = 0x80_0002;
const Q_QUOTAOFF = 0x80_0003;
const Q_GETFMT = 0x80_0004;
const Q_GETINFO = 0x80_0005;
const Q_SETINFO = 0x80_0006;
const Q_GETQUOTA = 0x80_0007;
const Q_SETQUOTA = 0x80_0008;
const Q_GETNEXTQUOTA = 0x80_0009;
const Q_XQUOTAON = 0x5801;
const Q_XQUOTAOFF = 0x5802;
const Q_XGETQUOTA = 0x5803;
const Q_XSETQLIM = 0x5804;
const Q_XGETQSTAT = 0x5805;
const Q_XQUOTARM = 0x5806;
const Q_XQUOTASYNC = 0x5807;
const Q_XGETQSTATV = 0x5808;
const Q_XGETNEXTQUOTA = 0x5809;

const is = (command: number): Condition => [
  { of: arg('op'), mask: 0xffff_ff00, compare: 'eq', value: command * 0x100 },
];

const forEach = <K extends AnyKind>(
  commands: readonly number[],
  kind: K,
): (Alternative & { readonly kind: K })[] => commands.map((command) => ({ if: is(command), kind }));

/** Not shown, and of no meaning. */
const none = reserved('ulong');

const id = union(
  [
    { if: is(Q_QUOTAON), kind: oneOf(quotaFormats) },
    ...forEach(
      [
        Q_SYNC,
        Q_QUOTAOFF,
        Q_XQUOTASYNC,
        Q_GETFMT,
        Q_GETINFO,
        Q_SETINFO,
        Q_XGETQSTAT,
        Q_XGETQSTATV,
        Q_XQUOTAON,
        Q_XQUOTAOFF,
        Q_XQUOTARM,
      ],
      none,
    ),
  ],
  uid(),
);

const out = { direction: 'out' } as const;

const data = union(
  [
    ...forEach([Q_SYNC, Q_QUOTAOFF, Q_XQUOTASYNC], none),
    { if: is(Q_QUOTAON), kind: path() },
    { if: is(Q_GETQUOTA), kind: pointer(structs.ifDqblk, out) },
    { if: is(Q_SETQUOTA), kind: pointer(structs.ifDqblk) },
    { if: is(Q_GETNEXTQUOTA), kind: pointer(structs.ifNextdqblk, out) },
    ...forEach([Q_XGETQUOTA, Q_XGETNEXTQUOTA], pointer(structs.fsDiskQuota, out)),
    { if: is(Q_XSETQLIM), kind: pointer(structs.fsDiskQuota) },
    { if: is(Q_GETFMT), kind: pointer(oneOf(quotaFormats), out) },
    { if: is(Q_GETINFO), kind: pointer(structs.ifDqinfo, out) },
    { if: is(Q_SETINFO), kind: pointer(structs.ifDqinfo) },
    { if: is(Q_XGETQSTAT), kind: pointer(structs.fsQuotaStat, out) },
    { if: is(Q_XGETQSTATV), kind: pointer(structs.fsQuotaStatv, out) },
    ...forEach([Q_XQUOTAON, Q_XQUOTAOFF], pointer(flags(quotaXfsFlags))),
    { if: is(Q_XQUOTARM), kind: pointer(flags(quotaXfsDquotFlags)) },
  ],
  address(),
);

/** quotactl(2). */
export const quotactl = syscall('quotactl', {
  category: 'file',
  classes: ['file'],
  args: { op: operation, special: path(), id, addr: data },
  returns: int(),
  human: 'ask for, or ~change, how much users may store on {special}',
});

/** quotactl_fd(2). */
export const quotactl_fd = syscall('quotactl_fd', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), op: operation, id, addr: data },
  returns: int(),
  human: 'ask for, or ~change, how much users may store on the file system {fd}',
});
