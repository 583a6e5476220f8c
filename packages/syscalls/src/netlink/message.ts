import * as table from '../constants/netlink.gen.js';
import { array } from '../model/arrays.js';
import { custom } from '../model/custom.js';
import { errno, flags, int, oneOf, pid } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { Address } from '../values/address.js';
import { Bytes } from '../values/bytes.js';
import type { Flags } from '../values/flags.js';
import { attributeSet, attributesKind, decodeAttributes } from './attributes.js';
import { asBytes, isRead, type NetlinkContext, notRead, type Shown } from './context.js';
import { flagsOf } from './flags.js';
import { protocols } from './protocols.js';
import { sequence, text, u32 } from './readers.js';

/** A netlink message (`struct nlmsghdr` of linux/netlink.h, netlink(7)). */
export interface NetlinkMessage {
  readonly nlmsg_len: number;
  readonly nlmsg_type: string | number;
  readonly nlmsg_flags: Flags;
  readonly nlmsg_seq: number;
  readonly nlmsg_pid: number;
  /** The parts of what it carries: a header of the protocol's, attributes; or bytes. */
  readonly payload: readonly unknown[];
}

/** Messages in their order; bytes that make no message, or an address where memory ended, can stand at the end. */
export type NetlinkMessages = readonly (NetlinkMessage | Bytes | Address)[];

const HEADER = 16;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
/** Types below this mean the same in every protocol. */
const LEAST_TYPE = 16;
const NLM_F_CAPPED = 0x100;

interface How {
  readonly type: Notation;
  readonly flags: Shown;
  readonly payload: readonly Shown[];
}

const shownAs = new WeakMap<NetlinkMessage, How>();
const controlType = oneOf(table.messageTypes, 'u16');
const messagePid = pid();

const errorAttributes = attributeSet(table.errorAttributes, {
  NLMSGERR_ATTR_MSG: text,
  NLMSGERR_ATTR_OFFS: u32,
  NLMSGERR_ATTR_COOKIE: sequence(int('u8')),
});

function showType(context: NetlinkContext, type: number): { name: string | number; shown: Notation } {
  const protocol = type >= LEAST_TYPE ? protocols().get(context.protocol) : undefined;
  if (protocol?.showType !== undefined) {
    const shown = protocol.showType(type);
    return { name: shown.name, shown: shown.notation };
  }
  const kind = protocol?.type ?? controlType;
  const name = kind.table.nameOf(type, context.frame.abi.arch) ?? type;
  return { name, shown: { value: name, as: kind } };
}

/** The payload of NLMSG_ERROR: the error, and the message that it is about. */
interface NetlinkError {
  /** A negative error number; 0 acknowledges the message. */
  readonly error: number;
  readonly msg: NetlinkMessage;
}
const errorNumber = errno();

const errorKind = custom<NetlinkError>({
  name: 'nlmsgerr',
  decode: () => undefined as unknown as NetlinkError,
  show: ({ error, msg }) => ({
    members: [
      ['error', error < 0 ? { value: error, as: errorNumber } : String(error)],
      ['msg', { value: msg, as: messageKind }],
    ],
  }),
});
const errorWithAttributes = custom<readonly Shown[]>({
  name: 'nlmsgerr',
  decode: () => [],
  show: (parts) => ({ items: parts }),
});

function decodeError(context: NetlinkContext, pos: number, length: number, capped: boolean): Shown {
  if (length < 4 + HEADER || context.depth > DEEPEST) return asBytes(context, pos, length);
  if (!isRead(context, pos, 4 + HEADER)) return notRead(context, pos);
  const deeper = { ...context, depth: context.depth + 1 };
  const start = pos + 4;
  const left = length - 4;
  const own = capped ? HEADER : context.frame.view.getUint32(start, true);
  const payload = Math.min(Math.max(own, HEADER), left);
  const value: NetlinkError = {
    error: context.frame.view.getInt32(pos, true),
    msg: decodeMessage(deeper, start, payload),
  };
  const error: Shown = { value, as: errorKind };
  if (left <= payload) return error;
  const attributes = decodeAttributes(errorAttributes, deeper, start + payload, left - payload);
  return { value: [error, { value: attributes, as: attributesKind }], as: errorWithAttributes };
}

/** Errors about errors: what programs make up must not be followed without end. */
const DEEPEST = 16;
const doneNumber = int();

function decodePayload(
  context: NetlinkContext,
  type: number,
  messageFlags: number,
  pos: number,
  length: number,
): readonly Shown[] {
  if (type === NLMSG_ERROR) return [decodeError(context, pos, length, (messageFlags & NLM_F_CAPPED) !== 0)];
  if (type >= LEAST_TYPE || type === NLMSG_DONE) {
    const parts = protocols().get(context.protocol)?.payload?.(context, pos, length, type, messageFlags);
    if (parts !== undefined) return parts;
  }
  if (type === NLMSG_DONE && length === 4) {
    if (!isRead(context, pos, 4)) return [notRead(context, pos)];
    return [{ value: context.frame.view.getInt32(pos, true), as: doneNumber }];
  }
  return [asBytes(context, pos, length)];
}

function decodeMessage(context: NetlinkContext, pos: number, length: number): NetlinkMessage {
  const { view, abi } = context.frame;
  const own = view.getUint32(pos, true);
  const type = view.getUint16(pos + 4, true);
  const word = view.getUint16(pos + 6, true);
  const { name, shown } = showType(context, type);
  const flagSet = flagsOf(context.protocol, type, word, abi.arch);
  const carried = Math.min(own, length) - HEADER;
  const payload = carried > 0 ? decodePayload(context, type, word, pos + HEADER, carried) : [];
  const message: NetlinkMessage = {
    nlmsg_len: own,
    nlmsg_type: name,
    nlmsg_flags: flagSet,
    nlmsg_seq: view.getUint32(pos + 8, true),
    nlmsg_pid: view.getInt32(pos + 12, true),
    payload: payload.map((part) => part.value),
  };
  shownAs.set(message, { type: shown, flags: { value: flagSet, as: flags(flagSet.table) }, payload });
  return message;
}

/** Decodes the messages of a buffer; every step goes forward by a header at least. */
export function decodeMessages(context: NetlinkContext, pos: number, length: number): NetlinkMessages {
  const items: (NetlinkMessage | Bytes | Address)[] = [];
  let at = pos;
  let left = length;
  for (;;) {
    if (left < HEADER) {
      items.push(asBytes(context, at, left).value as Bytes | Address);
      break;
    }
    if (!isRead(context, at, HEADER)) {
      items.push(notRead(context, at).value as Address);
      break;
    }
    const message = decodeMessage(context, at, left);
    items.push(message);
    // The length may be any number of 32 bits: it is compared before it is rounded.
    if (message.nlmsg_len < HEADER || message.nlmsg_len >= left) break;
    const step = (message.nlmsg_len + 3) & ~3;
    if (left <= step) break;
    at += step;
    left -= step;
  }
  return items;
}

function showMessage(message: NetlinkMessage): Notation {
  const how = shownAs.get(message);
  const header: Notation = {
    members: [
      ['nlmsg_len', String(message.nlmsg_len)],
      ['nlmsg_type', how?.type ?? String(message.nlmsg_type)],
      ['nlmsg_flags', how?.flags ?? String(message.nlmsg_flags)],
      ['nlmsg_seq', String(message.nlmsg_seq)],
      ['nlmsg_pid', { value: message.nlmsg_pid, as: messagePid }],
    ],
  };
  return how === undefined || how.payload.length === 0 ? header : { items: [header, ...how.payload] };
}

const hexBytes: AnyKind = asBytes(
  { frame: { bytes: new Uint8Array() }, readable: 0, start: 0 } as never,
  0,
  0,
).as;

const messageKind = custom<NetlinkMessage | Bytes | Address>({
  name: 'nlmsg',
  decode: () => undefined as unknown as NetlinkMessage,
  show: (value) => {
    if (value instanceof Bytes) return { value, as: hexBytes };
    if (value instanceof Address) return `... /* ${value} */`;
    return showMessage(value);
  },
});
const messages = array(messageKind);

/** How messages are shown: one stands alone, several are an array. */
export const messagesKind = custom<NetlinkMessages>({
  name: 'nlmsgs',
  decode: () => [],
  show: (value) => {
    const first = value[0];
    if (value.length !== 1 || first === undefined) return { value, as: messages };
    return first instanceof Address ? String(first) : { value: first, as: messageKind };
  },
});
