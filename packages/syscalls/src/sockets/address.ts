import { addressFamilies } from '../constants/socket.gen.js';
import { type CustomKind, custom, decodeInside } from '../model/custom.js';
import type { Frame } from '../model/frame.js';
import { oneOf } from '../model/integers.js';
import type { AnyKind, ValueOf } from '../model/kind.js';
import { type Pointed, type PointerKind, pointer } from '../model/pointer.js';
import type { Length, LengthLike } from '../model/ref.js';
import { toLength } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { Bytes } from '../values/bytes.js';
import {
  bluetoothAddresses,
  ieee802154Addresses,
  type PacketAddress,
  sockaddrLl,
} from './address-hardware.js';
import { isLinkLocal, sockaddrIn, sockaddrIn6, sockaddrIn6Local } from './address-internet.js';
import { sockaddrUn, type UnixAddress } from './address-local.js';
import {
  type RxrpcAddress,
  sockaddrAlg,
  sockaddrIpx,
  sockaddrMctp,
  sockaddrNl,
  sockaddrQrtr,
  sockaddrRxrpc,
  sockaddrTipc,
  sockaddrVm,
  sockaddrX25,
  sockaddrXdp,
} from './address-other.js';
import { type Ax25SocketAddress, type NfcAddress, sockaddrAx25, sockaddrNfc } from './address-radio.js';

/** A structure whose family is known. */
type Of<F extends string, K extends AnyKind> = Omit<ValueOf<K>, 'sa_family'> & { readonly sa_family: F };

type Ieee802154 = (typeof ieee802154Addresses)[keyof typeof ieee802154Addresses];
type Bluetooth = (typeof bluetoothAddresses)[keyof typeof bluetoothAddresses];
type Decoded =
  | 'AF_UNIX'
  | 'AF_INET'
  | 'AF_INET6'
  | 'AF_NETLINK'
  | 'AF_PACKET'
  | 'AF_VSOCK'
  | 'AF_XDP'
  | 'AF_ALG'
  | 'AF_BLUETOOTH'
  | 'AF_IEEE802154'
  | 'AF_AX25'
  | 'AF_NFC'
  | 'AF_IPX'
  | 'AF_X25'
  | 'AF_TIPC'
  | 'AF_RXRPC'
  | 'AF_QIPCRTR'
  | 'AF_MCTP';
type Family = ValueOf<typeof familyKind>;

/** An address of a family that has no structure here, or that is too short for its family. */
export interface RawAddress<F = Family> {
  readonly sa_family: F;
  readonly sa_data: Bytes | undefined;
}

/** A socket address. One that is too short for its family has `sa_data` in place of the family's members. */
export type SocketAddress =
  | UnixAddress
  | Of<'AF_INET', typeof sockaddrIn>
  | Of<'AF_INET6', typeof sockaddrIn6>
  | Of<'AF_NETLINK', typeof sockaddrNl>
  | Of<'AF_PACKET', Kindly<PacketAddress>>
  | Of<'AF_VSOCK', typeof sockaddrVm>
  | Of<'AF_XDP', typeof sockaddrXdp>
  | Of<'AF_ALG', typeof sockaddrAlg>
  | Of<'AF_BLUETOOTH', Bluetooth>
  | Of<'AF_IEEE802154', Ieee802154>
  | Ax25SocketAddress
  | NfcAddress
  | Of<'AF_IPX', typeof sockaddrIpx>
  | Of<'AF_X25', typeof sockaddrX25>
  | Of<'AF_TIPC', typeof sockaddrTipc>
  | RxrpcAddress
  | Of<'AF_QIPCRTR', typeof sockaddrQrtr>
  | Of<'AF_MCTP', typeof sockaddrMctp>
  | RawAddress<Decoded>
  | RawAddress<Exclude<Family, Decoded>>;
type Kindly<T> = CustomKind<T>;

const familyKind = oneOf(addressFamilies, 'u16');

/** What is left of an address behind its family. */
const rawData = custom<Bytes>({
  name: 'sa_data',
  decode: ({ bytes }, pos, end) =>
    pos < end ? new Bytes(bytes, pos, end, end - pos) : (undefined as unknown as Bytes),
  show: (value) => ({ quoted: value }),
});
const rawAddress = struct('sockaddr', { sa_family: familyKind, sa_data: rawData });

interface Entry {
  /** Fewest bytes with which an address is read as one of its family. */
  readonly least: number;
  readonly kind: AnyKind | ((frame: Frame, pos: number, end: number) => AnyKind);
}

/** The structure of each family, by number. */
const byFamily: ReadonlyMap<number, Entry> = new Map<number, Entry>([
  [1, { least: 3, kind: sockaddrUn }],
  [2, { least: 16, kind: sockaddrIn }],
  [3, { least: 16, kind: sockaddrAx25 }],
  [4, { least: 16, kind: sockaddrIpx }],
  [9, { least: 18, kind: sockaddrX25 }],
  [
    10,
    {
      least: 24,
      kind: ({ bytes }, pos) => (isLinkLocal(bytes, pos + 8) ? sockaddrIn6Local : sockaddrIn6),
    },
  ],
  [16, { least: 12, kind: sockaddrNl }],
  [17, { least: 20, kind: sockaddrLl }],
  [30, { least: 16, kind: sockaddrTipc }],
  [
    31,
    {
      least: 3,
      kind: (_frame, pos, end) =>
        (bluetoothAddresses as Readonly<Record<number, AnyKind>>)[end - pos] ?? rawAddress,
    },
  ],
  [33, { least: 36, kind: sockaddrRxrpc }],
  [
    36,
    {
      least: 20,
      kind: ({ view }, pos) => {
        const type = view.getInt32(pos + 4, true);
        return type === 0
          ? ieee802154Addresses.none
          : type === 2
            ? ieee802154Addresses.short
            : ieee802154Addresses.long;
      },
    },
  ],
  [38, { least: 25, kind: sockaddrAlg }],
  [39, { least: 16, kind: sockaddrNfc }],
  [40, { least: 16, kind: sockaddrVm }],
  [42, { least: 12, kind: sockaddrQrtr }],
  [44, { least: 16, kind: sockaddrXdp }],
  [45, { least: 12, kind: sockaddrMctp }],
]);

/** How an address was read, for showing it. */
const kindOf = new WeakMap<object, AnyKind>();

/**
 * `struct sockaddr` of any family, as long as it is.
 *
 * @param bytes the room it has inside a structure
 */
export function sockaddr(bytes?: number): CustomKind<SocketAddress> {
  return custom<SocketAddress>({
    name: 'sockaddr',
    ...(bytes === undefined ? {} : { bytes, align: 4 }),
    decode(frame, pos, end, memory) {
      // Too short to have a family: as good as unreadable.
      if (end - pos < 2) return undefined as unknown as SocketAddress;
      const entry = byFamily.get(frame.view.getUint16(pos, true));
      let kind: AnyKind = rawAddress;
      if (entry !== undefined && end - pos >= entry.least)
        kind = typeof entry.kind === 'function' ? entry.kind(frame, pos, end) : entry.kind;
      const value = decodeInside(kind, frame, memory, pos, end) as SocketAddress;
      kindOf.set(value, kind);
      return value;
    },
    show: (value) => ({ value, as: kindOf.get(value) ?? rawAddress }),
  });
}

/** `sizeof(struct sockaddr_storage)`: no address is longer. */
const LONGEST = 128;

/** A pointer to an address of a length given elsewhere. */
export function sockaddrPointer(
  length: LengthLike,
  direction: 'in' | 'out' = 'in',
): PointerKind<Pointed<SocketAddress>> {
  const { most, ...own } = toLength(length);
  const bounded: Length =
    most === undefined ? { ...own, most: { of: { from: 'const', value: LONGEST } } } : { ...own, most };
  return pointer(any, { direction, size: bounded, cap: LONGEST, partial: false });
}

const any = sockaddr();
