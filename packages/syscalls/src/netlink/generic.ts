import * as table from '../constants/netlink.gen.js';
import * as more from '../constants/netlink-generic.gen.js';
import { decodeInside } from '../model/custom.js';
import { unlessZero } from '../model/decorate.js';
import { hex, int, oneOf } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { type ScalarKind, scalar } from '../model/scalar.js';
import { struct } from '../model/struct.js';
import type { EnumTable } from '../model/table.js';
import {
  type AttributeSet,
  attributeSet,
  attributesKind,
  decodeAttributes,
  nested,
  numberedAttributes,
} from './attributes.js';
import { isRead, type NetlinkContext, notRead, type Reader, type Shown } from './context.js';
import type { NetlinkProtocol } from './protocol.js';
import { flagged, named, s64Reader, text, u32, u64Reader, x16, x32, x64 } from './readers.js';

/** The commands of a family: as they are sent, and as they are answered. */
interface Commands {
  readonly sent: EnumTable;
  readonly received: EnumTable;
}
const both = (commands: EnumTable): Commands => ({ sent: commands, received: commands });
const families: Readonly<Record<string, Commands>> = {
  nlctrl: both(table.genericCommands),
  devlink: both(more.devlinkCommands),
  ethtool: { sent: more.ethtoolRequests, received: more.ethtoolReplies },
  IOAM6: both(more.ioamCommands),
  mptcp_pm: both(more.multipathCommands),
  netdev: both(more.netdevCommands),
  nl80211: both(more.wirelessCommands),
  SEG6: both(more.segmentRoutingCommands),
  TASKSTATS: both(more.taskStatisticsCommands),
  tcp_metrics: both(more.tcpMetricsCommands),
  thermal: both(more.thermalCommands),
};

/** The family that a message of the controller is about: attributes behind its name depend on it. */
class About {
  commands: Commands = families.nlctrl as Commands;
}

const familyName: Reader = (context, pos, length, type) => {
  const end = Math.min(pos + length, context.readable);
  const bytes = context.frame.bytes.subarray(pos, end);
  const nul = bytes.indexOf(0);
  const name = String.fromCharCode(...bytes.subarray(0, nul < 0 ? Math.min(bytes.length, 16) : nul));
  const found = Object.hasOwn(families, name) ? families[name] : undefined;
  if (found !== undefined && context.owner instanceof About) context.owner.commands = found;
  return text(context, pos, length, type);
};

const operations = new Map<EnumTable, Reader>();
const operation: Reader = (context: NetlinkContext, pos, length, type) => {
  const { commands } = context.owner instanceof About ? context.owner : new About();
  const names = context.memory === context.frame.entry ? commands.sent : commands.received;
  let reader = operations.get(names);
  if (reader === undefined) {
    reader = named(names, { size: 4 });
    operations.set(names, reader);
  }
  return reader(context, pos, length, type);
};

/** Attributes with a number each, and attributes of a set in every one. */
const each = (set: AttributeSet): Reader => nested(numberedAttributes(nested(set)));

const policy = attributeSet(more.policyAttributes, {
  NL_POLICY_TYPE_ATTR_TYPE: named(more.attributeTypes, { size: 4 }),
  NL_POLICY_TYPE_ATTR_MIN_VALUE_S: s64Reader,
  NL_POLICY_TYPE_ATTR_MAX_VALUE_S: s64Reader,
  NL_POLICY_TYPE_ATTR_MIN_VALUE_U: u64Reader,
  NL_POLICY_TYPE_ATTR_MAX_VALUE_U: u64Reader,
  NL_POLICY_TYPE_ATTR_MIN_LENGTH: u32,
  NL_POLICY_TYPE_ATTR_MAX_LENGTH: u32,
  NL_POLICY_TYPE_ATTR_POLICY_IDX: x32,
  NL_POLICY_TYPE_ATTR_POLICY_MAXTYPE: x32,
  NL_POLICY_TYPE_ATTR_BITFIELD32_MASK: x32,
  NL_POLICY_TYPE_ATTR_MASK: x64,
});

/** What the controller of generic netlink says about families. */
const controller = attributeSet(table.genericAttributes, {
  CTRL_ATTR_FAMILY_ID: x16,
  CTRL_ATTR_FAMILY_NAME: familyName,
  CTRL_ATTR_VERSION: u32,
  CTRL_ATTR_HDRSIZE: u32,
  CTRL_ATTR_MAXATTR: u32,
  CTRL_ATTR_OPS: each(
    attributeSet(table.genericOperationAttributes, {
      CTRL_ATTR_OP_ID: operation,
      CTRL_ATTR_OP_FLAGS: flagged(table.genericOperationFlags, { size: 4 }),
    }),
  ),
  CTRL_ATTR_MCAST_GROUPS: each(
    attributeSet(table.genericGroupAttributes, {
      CTRL_ATTR_MCAST_GRP_NAME: text,
      CTRL_ATTR_MCAST_GRP_ID: x32,
    }),
  ),
  CTRL_ATTR_POLICY: nested(numberedAttributes(each(policy))),
  CTRL_ATTR_OP_POLICY: each(
    attributeSet(table.genericPolicyAttributes, {
      CTRL_ATTR_POLICY_DO: u32,
      CTRL_ATTR_POLICY_DUMP: u32,
    }),
  ),
  CTRL_ATTR_OP: u32,
});

/** `struct genlmsghdr` of linux/genetlink.h. */
const header = (cmd: AnyKind): AnyKind =>
  struct('genlmsghdr', { cmd, version: int('u8'), reserved: unlessZero(hex('u16')) });
const controllerHeader = header(oneOf(table.genericCommands, 'u8'));
const anyHeader = header(hex('u8'));
const untold = numberedAttributes();

/**
 * The number of a family, as the type of its messages. Few are fixed; what the others stand for the kernel decides when
 * a family registers, and formatters are told by whoever asked it.
 */
export interface FamilyNumberKind extends ScalarKind<string | number | bigint> {
  readonly table: EnumTable;
}

const familyNumber: FamilyNumberKind = scalar(
  'genlfamily',
  'u16',
  (word) => more.families.nameOf(word, 'x86_64') ?? Number(word),
  { table: more.families },
);

const HEADER = 4;
const GENL_ID_CTRL = 16;
const LEAST_TYPE = 16;

/** NETLINK_GENERIC, linux/genetlink.h: types are the numbers of families. */
export const genericProtocol: NetlinkProtocol = {
  type: familyNumber,
  payload(context, pos, length, type) {
    if (type < LEAST_TYPE || length < HEADER) return undefined;
    if (!isRead(context, pos, HEADER)) return [notRead(context, pos)];
    const { frame, memory } = context;
    const known = type === GENL_ID_CTRL;
    const as = known ? controllerHeader : anyHeader;
    const parts: Shown[] = [{ value: decodeInside(as, frame, memory, pos, pos + HEADER), as }];
    if (length > HEADER) {
      const inside = { ...context, owner: new About() };
      const set = known ? controller : untold;
      parts.push({
        value: decodeAttributes(set, inside, pos + HEADER, length - HEADER),
        as: attributesKind,
      });
    }
    return parts;
  },
};
