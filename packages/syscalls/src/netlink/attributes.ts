import { array } from '../model/arrays.js';
import { custom } from '../model/custom.js';
import { type EnumKind, oneOf } from '../model/integers.js';
import { meaning, type Notation } from '../model/notation.js';
import type { EnumTable } from '../model/table.js';
import { Address } from '../values/address.js';
import { Bytes } from '../values/bytes.js';
import { asBytes, isRead, type NetlinkContext, notRead, type Reader, type Shown } from './context.js';

/** An attribute of a netlink message (`struct nlattr` of linux/netlink.h). */
export interface NetlinkAttribute {
  readonly nla_len: number;
  readonly nla_type: string | number;
  /** `NLA_F_NESTED`: it says of itself that it holds attributes. */
  readonly nested: boolean;
  /** `NLA_F_NET_BYTEORDER`. */
  readonly netByteOrder: boolean;
  /** What it carries; undefined if nothing. */
  readonly value: unknown;
}

/** Attributes in their order; bytes that make no attribute, or an address where memory ended, can stand at the end. */
export type NetlinkAttributes = readonly (NetlinkAttribute | Bytes | Address)[];

/** The attributes that can stand at one place. */
export interface AttributeSet {
  readonly type: EnumKind<string>;
  /** The reader for a type; undefined if its bytes are shown as they are. */
  reader(name: string | number, type: number): Reader | undefined;
}

/**
 * A set of attributes.
 *
 * @param readers how each is read, by name; the others are bytes
 * @param all how all others that have a name are read
 */
export function attributeSet<N extends string>(
  table: EnumTable<N>,
  readers: { readonly [A in N]?: Reader },
  all?: Reader,
): AttributeSet {
  const byName = new Map<string | number, Reader>(Object.entries(readers) as [string, Reader][]);
  return {
    type: oneOf(table, 'u16') as EnumKind<string>,
    reader: (name) => byName.get(name) ?? (typeof name === 'string' ? all : undefined),
  };
}

const numbers: EnumTable<string> = {
  type: 'enum',
  radix: 16,
  unknown: '',
  wide: false,
  entries: () => [],
  nameOf: () => undefined,
  valueOf: () => undefined,
};

/** Attributes whose types are mere numbers; without a reader, their bytes are shown. */
export const numberedAttributes = (reader?: Reader): AttributeSet => ({
  type: oneOf(numbers, 'u16'),
  reader: () => reader,
});

const HEADER = 4;
const NESTED = 0x8000;
const NET_BYTEORDER = 0x4000;
const TYPE = 0x3fff;
const align = (length: number): number => (length + 3) & ~3;

interface How {
  readonly type: EnumKind<string>;
  readonly shown: Shown | undefined;
}

const shownAs = new WeakMap<NetlinkAttribute, How>();

/** Attributes nested deeper than this are bytes: the kernel refuses them anyway, and decoding must not overflow. */
const DEEPEST = 32;

function decodeOne(
  set: AttributeSet,
  context: NetlinkContext,
  pos: number,
  length: number,
): NetlinkAttribute {
  const { frame } = context;
  const own = frame.view.getUint16(pos, true);
  const word = frame.view.getUint16(pos + 2, true);
  const type = word & TYPE;
  const name = set.type.table.nameOf(type, frame.abi.arch) ?? type;
  const data = Math.min(own, length) - HEADER;
  const shown =
    data <= 0
      ? undefined
      : ((context.depth > DEEPEST ? undefined : set.reader(name, type))?.(
          context,
          pos + HEADER,
          data,
          word,
        ) ?? asBytes(context, pos + HEADER, data));
  const attribute: NetlinkAttribute = {
    nla_len: own,
    nla_type: name,
    nested: (word & NESTED) !== 0,
    netByteOrder: (word & NET_BYTEORDER) !== 0,
    value: shown?.value,
  };
  shownAs.set(attribute, { type: set.type, shown });
  return attribute;
}

/** Decodes attributes; every step goes forward by a header at least. */
export function decodeAttributes(
  set: AttributeSet,
  context: NetlinkContext,
  pos: number,
  length: number,
): NetlinkAttributes {
  const items: (NetlinkAttribute | Bytes | Address)[] = [];
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
    const attribute = decodeOne(set, context, at, left);
    items.push(attribute);
    const step = align(attribute.nla_len);
    if (attribute.nla_len < HEADER || left <= step) break;
    at += step;
    left -= step;
  }
  return items;
}

const hexBytes = asBytes({ frame: { bytes: new Uint8Array() }, readable: 0, start: 0 } as never, 0, 0).as;

function showAttribute(attribute: NetlinkAttribute): Notation {
  const how = shownAs.get(attribute);
  const type: Notation[] = [];
  if (attribute.nested) type.push(meaning('0x8000', 'NLA_F_NESTED'), '|');
  if (attribute.netByteOrder) type.push(meaning('0x4000', 'NLA_F_NET_BYTEORDER'), '|');
  type.push(how === undefined ? String(attribute.nla_type) : { value: attribute.nla_type, as: how.type });
  const header: Notation = {
    members: [
      ['nla_len', String(attribute.nla_len)],
      ['nla_type', { parts: type }],
    ],
  };
  return how?.shown === undefined ? header : { items: [header, how.shown] };
}

const item = custom<NetlinkAttribute | Bytes | Address>({
  name: 'nlattr',
  decode: () => undefined as unknown as NetlinkAttribute,
  show: (value) => {
    if (value instanceof Bytes) return { value, as: hexBytes };
    if (value instanceof Address) return `... /* ${value} */`;
    return showAttribute(value);
  },
});
const items = array(item);

/** How attributes are shown: one stands alone, several are an array. */
export const attributesKind = custom<NetlinkAttributes>({
  name: 'nlattrs',
  decode: () => [],
  show: (value) => {
    const first = value[0];
    if (value.length !== 1 || first === undefined) return { value, as: items };
    return first instanceof Address ? String(first) : { value: first, as: item };
  },
});

/** Attributes inside an attribute. `owner` is what their readers may need to know; by default, what their parents do. */
export function nested(set: AttributeSet | (() => AttributeSet), owner?: () => unknown): Reader {
  return (context, pos, length) => {
    const inner = {
      ...context,
      depth: context.depth + 1,
      ...(owner === undefined ? {} : { owner: owner() }),
    };
    return {
      value: decodeAttributes(typeof set === 'function' ? set() : set, inner, pos, length),
      as: attributesKind,
    };
  };
}
