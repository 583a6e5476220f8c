import { addressFamilies } from '../constants/socket.gen.js';
import { custom, decodeInside } from '../model/custom.js';
import { oneOf } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import type { Fields } from '../model/struct.js';
import type { Address } from '../values/address.js';
import { type AttributeSet, attributesKind, decodeAttributes } from './attributes.js';
import { asBytes, isRead, type NetlinkContext, notRead, type Reader, type Shown } from './context.js';

/** The family of a message, its first byte. */
export const familyByte = oneOf(addressFamilies, 'u8');

/** What the readers of attributes get to know of the message they are in. */
export interface FamilyOwner {
  /** The address family that the message's header says. */
  readonly family: number;
}

/** A message that begins with an address family: its header, and the attributes behind it. */
export interface FamilyMessage {
  readonly header: AnyKind & { readonly fields: Fields };
  /** Without them, what stands behind the header is not looked at. */
  readonly attributes?: AttributeSet | ((family: number) => AttributeSet | undefined);
}

/** A header that is cut after the family. */
interface Cut {
  readonly family: string | number;
  readonly name: string;
  /** Whether the header has more than the family. */
  readonly more: boolean;
  readonly as: AnyKind;
  /** Where the rest would be that was not read. */
  readonly address: Address | undefined;
}

const cutHeader = custom<Cut>({
  name: 'header',
  decode: () => undefined as unknown as Cut,
  show: ({ family, name, more, as, address }) => {
    const members: [string, Notation][] = [[name, { value: family, as }]];
    if (address !== undefined) members.push(['', String(address)]);
    else if (more) members.push(['', '...']);
    return { members };
  },
});

const align = (length: number): number => (length + 3) & ~3;

/** Makes the reader of a message's payload. */
export function readMessage(
  { header, attributes }: FamilyMessage,
  context: NetlinkContext,
  pos: number,
  length: number,
): readonly Shown[] {
  const { frame, memory } = context;
  const family = frame.bytes[pos] as number;
  const name = Object.keys(header.fields)[0] as string;
  const as = header.fields[name] as AnyKind;
  const size = header.size(frame.abi);
  // Of a header that has nothing but the family, no more is looked at.
  const more = Object.values(header.fields).some((kind, i) => i > 0 && kind.kind !== 'padding');
  if (length < size || (more && !isRead(context, pos, size))) {
    const cut: Cut = {
      family: addressFamilies.nameOf(family, frame.abi.arch) ?? family,
      name,
      as,
      more,
      address: length < size ? undefined : (notRead(context, pos + 1).value as Address),
    };
    return [{ value: cut, as: cutHeader }];
  }
  const parts: Shown[] = [{ value: decodeInside(header, frame, memory, pos, pos + size), as: header }];
  const start = align(size);
  if (length > start && attributes !== undefined) {
    const set = typeof attributes === 'function' ? attributes(family) : attributes;
    const owner: FamilyOwner = { family };
    parts.push(
      set === undefined
        ? asBytes(context, pos + start, length - start)
        : {
            value: decodeAttributes(set, { ...context, owner }, pos + start, length - start),
            as: attributesKind,
          },
    );
  }
  return parts;
}

/** The family of the message that an attribute is in. */
export const familyOf = (context: NetlinkContext): number =>
  (context.owner as FamilyOwner | undefined)?.family ?? 0;

/** A reader that depends on the family of the message. */
export const byFamily =
  (readers: Readonly<Record<number, Reader>>): Reader =>
  (context, pos, length, type) =>
    readers[familyOf(context)]?.(context, pos, length, type);

/** A message of which only the family is known. */
const familyKind = custom<{ readonly family: string | number; readonly data: Shown | undefined }>({
  name: 'family',
  decode: () => undefined as never,
  show: ({ family, data }) => {
    const members: [string, Notation][] = [['family', { value: family, as: familyByte }]];
    if (data !== undefined) members.push(['data', data]);
    return { members };
  },
});

/** Reads the payload of a message that nobody has described. */
export function readFamily(context: NetlinkContext, pos: number, length: number): Shown {
  const family = context.frame.bytes[pos] as number;
  const name = addressFamilies.nameOf(family, context.frame.abi.arch) ?? family;
  return {
    value: { family: name, data: length > 1 ? asBytes(context, pos + 1, length - 1) : undefined },
    as: familyKind,
  };
}
