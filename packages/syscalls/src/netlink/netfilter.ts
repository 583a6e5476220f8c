import * as table from '../constants/netlink-netfilter.gen.js';
import { custom, decodeInside } from '../model/custom.js';
import { hex, oneOf } from '../model/integers.js';
import { meaning, type Notation } from '../model/notation.js';
import { struct } from '../model/struct.js';
import type { EnumTable } from '../model/table.js';
import { attributesKind, decodeAttributes, numberedAttributes } from './attributes.js';
import { asBytes, isRead, notRead, type Shown } from './context.js';
import { familyByte } from './header.js';
import type { NetlinkProtocol } from './protocol.js';
import { networkNumber } from './readers.js';

/** The types of messages of each subsystem, by the subsystem's number. */
const types: readonly (EnumTable | undefined)[] = [
  undefined,
  table.connectionTypes,
  table.expectationTypes,
  table.queueTypes,
  table.logTypes,
  table.fingerprintTypes,
  table.setTypes,
  table.accountingTypes,
  table.timeoutTypes,
  table.helperTypes,
  table.tableTypes,
  table.compatTypes,
  table.hookTypes,
];

const batchType = oneOf(table.batchTypes, 'u16');
const subsystemKind = oneOf(table.subsystems, 'u8');
const plainType = hex('u8');

const LEAST_TYPE = 16;
const NFTABLES = 10;

/** A type: the subsystem, and what it is there. */
function showType(type: number): { name: string | number; notation: Notation } {
  const batch = table.batchTypes.nameOf(type, 'x86_64');
  if (batch !== undefined) return { name: batch, notation: { value: batch, as: batchType } };
  const subsystem = type >> 8;
  const message = type & 0xff;
  const system = table.subsystems.nameOf(subsystem, 'x86_64') ?? subsystem;
  const known = types[subsystem];
  const name = known?.nameOf(message, 'x86_64') ?? message;
  return {
    name: typeof name === 'string' ? name : type,
    notation: {
      parts: [
        { value: system, as: subsystemKind },
        '<<8|',
        { value: name, as: known === undefined ? plainType : oneOf(known, 'u8') },
      ],
    },
  };
}

/** Attributes that are not told apart. */
const untold = numberedAttributes();

const resource = networkNumber('htons', 2);

/** `struct nfgenmsg` of linux/netfilter/nfnetlink.h. */
const header = struct('nfgenmsg', {
  nfgen_family: familyByte,
  version: oneOf(table.versions, 'u8'),
  res_id: resource,
});

/** The number of nf_tables itself stands for its name there, in either byte order. */
const tablesHeader = struct('nfgenmsg', {
  nfgen_family: familyByte,
  version: oneOf(table.versions, 'u8'),
  res_id: custom<number | bigint>({
    name: 'res_id',
    bytes: 2,
    decode: ({ view }, pos) => view.getUint16(pos, false),
    show: (value) => {
      if (value === NFTABLES) return meaning('0xa00', 'htons(NFNL_SUBSYS_NFTABLES)');
      if (value === NFTABLES << 8) return meaning('0xa', 'NFNL_SUBSYS_NFTABLES');
      return { value, as: resource };
    },
  }),
});

/** NETLINK_NETFILTER: a header, and attributes whose meaning is up to the subsystem. */
export const netfilterProtocol: NetlinkProtocol = {
  showType,
  payload(context, pos, length, type) {
    if (type < LEAST_TYPE || length < 4) return undefined;
    if (!isRead(context, pos, 4)) return [notRead(context, pos)];
    const { frame, memory } = context;
    const as = type >> 8 === NFTABLES ? tablesHeader : header;
    const first: Shown = { value: decodeInside(as, frame, memory, pos, pos + 4), as };
    if (length === 4) return [first];
    const batch = table.batchTypes.nameOf(type, 'x86_64') !== undefined;
    const rest: Shown = batch
      ? asBytes(context, pos + 4, length - 4)
      : { value: decodeAttributes(untold, context, pos + 4, length - 4), as: attributesKind };
    return [first, rest];
  },
};

const withFlags = new Set([1, 2, 7, 8, 9, NFTABLES, 11, 12]);

/** Whether a message asks, makes or removes something: by its name. */
export function netfilterFlags(type: number): 'base' | 'get' | 'new' | 'delete' {
  const subsystem = type >> 8;
  if (!withFlags.has(subsystem)) return 'base';
  const found = types[subsystem]?.nameOf(type & 0xff, 'x86_64') ?? '';
  const purpose = /^(?!.*_DEFAULT_).*?_(NEW|GET|DEL)/.exec(found)?.[1];
  return purpose === 'NEW' ? 'new' : purpose === 'GET' ? 'get' : purpose === 'DEL' ? 'delete' : 'base';
}
