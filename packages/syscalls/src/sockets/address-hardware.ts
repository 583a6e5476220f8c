import {
  addressFamilies,
  arpHardwareTypes,
  bluetoothAddressTypes,
  bluetoothCids,
  bluetoothPsms,
  etherTypes,
  hciChannels,
  ieee802154AddressTypes,
  ieee802154PanIds,
  ieee802154ShortAddresses,
  packetTypes,
} from '../constants/socket.gen.js';
import { custom, decodeInside } from '../model/custom.js';
import { inStyle } from '../model/decorate.js';
import { int, interfaceIndex, oneOf } from '../model/integers.js';
import type { ValueOf } from '../model/kind.js';
import { meaning, type Notation } from '../model/notation.js';
import { struct } from '../model/struct.js';
import type { EnumTable } from '../model/table.js';
import { hardwareAddress, hexLiteral, padHex } from './internet.js';

const family = oneOf(addressFamilies, 'u16');

/** A protocol of linux/if_ether.h in network byte order. */
export const etherProtocol = custom<string | number>({
  name: 'etherProtocol',
  c: 'u16be',
  decode: ({ view }, pos, end) => {
    if (end - pos < 2) return undefined as unknown as number;
    const value = view.getUint16(pos, false);
    return etherTypes.nameOf(value, 'x86_64') ?? value;
  },
  show: (value) => {
    const number = typeof value === 'number' ? value : Number(etherTypes.valueOf(value, 'x86_64') ?? 0);
    return meaning(hexLiteral([number >> 8, number & 0xff]), {
      call: 'htons',
      args: [{ value, as: shortEtherType }],
    });
  },
});
const shortEtherType = inStyle('abbrev', oneOf(etherTypes, 'u16'));

const llHead = struct('sockaddr_ll', {
  sa_family: family,
  sll_protocol: etherProtocol,
  sll_ifindex: interfaceIndex(),
  sll_hatype: oneOf(arpHardwareTypes, 'u16'),
  sll_pkttype: oneOf(packetTypes, 'u8'),
  sll_halen: int('u8'),
});

/** An address of a packet socket, packet(7). */
export interface PacketAddress extends ValueOf<typeof llHead> {
  /** As many bytes as `sll_halen` says and the address has. */
  readonly sll_addr: readonly number[];
}

/** `struct sockaddr_ll` of linux/if_packet.h. */
export const sockaddrLl = custom<PacketAddress>({
  name: 'sockaddr_ll',
  decode: (frame, pos, end, memory) => {
    const head = decodeInside(llHead, frame, memory, pos, end);
    return {
      ...head,
      sll_addr: [...frame.bytes.subarray(pos + 12, Math.min(end, pos + 12 + head.sll_halen))],
    };
  },
  show: (value) => {
    const { sll_halen, sll_addr } = value;
    const members = membersOf(llHead.fields, value);
    if (sll_halen > 0)
      members.push([
        'sll_addr',
        { items: sll_addr.map((byte) => padHex(byte, 2)), more: sll_addr.length < sll_halen },
      ]);
    return { members };
  },
});

/** The members of a structure, as parts of a notation. */
export function membersOf(
  fields: Readonly<Record<string, unknown>>,
  value: object,
): [name: string, value: Notation][] {
  return Object.entries(fields).map(([name, as]) => [
    name,
    { value: (value as Record<string, unknown>)[name], as } as Notation,
  ]);
}

/** `htobs(number)`. */
const littleEndian = custom<number>({
  name: 'htobs',
  c: 'u16',
  decode: ({ view }, pos, end) =>
    end - pos < 2 ? (undefined as unknown as number) : view.getUint16(pos, true),
  show: (value) => ({ call: 'htobs', args: [String(value)] }),
});

interface Range {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** A number with names for single values and for where ranges begin: `htobs(L2CAP_PSM_LE_DYN_START+1)`. */
const ranged = (table: EnumTable, ranges: readonly Range[]) =>
  custom<number>({
    name: 'htobs',
    c: 'u16',
    decode: ({ view }, pos, end) =>
      end - pos < 2 ? (undefined as unknown as number) : view.getUint16(pos, true),
    show: (value) => {
      const plain = value === 0 ? '0' : `0x${value.toString(16)}`;
      const name = table.nameOf(value, 'x86_64');
      if (name !== undefined) return { call: 'htobs', args: [meaning(plain, name)] };
      const range = ranges.find(({ from, to }) => value >= from && value <= to);
      if (range === undefined) {
        const commented = `${plain} /* ${table.unknown} */`;
        return { call: 'htobs', args: [{ styles: { abbrev: commented, raw: plain, verbose: commented } }] };
      }
      const start = `0x${range.from.toString(16)}`;
      return {
        call: 'htobs',
        args: [meaning(plain, { parts: [meaning(start, range.name), `+${value - range.from}`] })],
      };
    },
  });

const psm = ranged(bluetoothPsms, [
  { from: 0x80, to: 0xff, name: 'L2CAP_PSM_LE_DYN_START' },
  { from: 0x1001, to: 0xffff, name: 'L2CAP_PSM_DYN_START' },
]);
const cid = ranged(bluetoothCids, [{ from: 0x40, to: 0xffff, name: 'L2CAP_CID_DYN_START' }]);
const deviceAddress = hardwareAddress(6);

const hci = { sa_family: family, hci_dev: littleEndian };
const l2 = { sa_family: family, l2_psm: psm, l2_bdaddr: deviceAddress, l2_cid: cid };

/** The addresses of Bluetooth's protocols, told apart by their lengths alone (net/bluetooth of the kernel). */
export const bluetoothAddresses = {
  4: struct('sockaddr_hci', hci),
  6: struct('sockaddr_hci', { ...hci, hci_channel: oneOf(hciChannels, 'u16') }),
  8: struct('sockaddr_sco', { sa_family: family, sco_bdaddr: deviceAddress }),
  10: struct(
    'sockaddr_rc',
    { sa_family: family, rc_bdaddr: deviceAddress, rc_channel: int('u8') },
    { bytes: 10 },
  ),
  12: struct('sockaddr_l2', l2),
  14: struct('sockaddr_l2', { ...l2, l2_bdaddr_type: oneOf(bluetoothAddressTypes, 'u8') }),
} as const;

const panAddress = {
  addr_type: inStyle('verbose', oneOf(ieee802154AddressTypes, 's32')),
  pan_id: inStyle('verbose', oneOf(ieee802154PanIds, 'u16')),
};
const ieeeStruct = <F extends Parameters<typeof struct>[1]>(fields: F) =>
  struct(
    'sockaddr_ieee802154',
    { sa_family: family, addr: struct('ieee802154_addr_sa', { ...panAddress, ...fields }, { bytes: 16 }) },
    { bytes: 20 },
  );

/** `struct sockaddr_ieee802154` (net/af_ieee802154.h of the kernel), by the type of the address. */
export const ieee802154Addresses = {
  none: ieeeStruct({}),
  short: ieeeStruct({ short_addr: inStyle('verbose', oneOf(ieee802154ShortAddresses, 'u16')) }),
  long: ieeeStruct({ hwaddr: hardwareAddress(8) }),
} as const;
