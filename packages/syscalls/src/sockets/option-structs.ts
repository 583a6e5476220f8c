import { ipProtocols } from '../constants/socket.gen.js';
import { tipcGroupFlags, tipcImportances, tipcScopes } from '../constants/sockets.gen.js';
import { icmpTypes, packetMembershipTypes, txrehashModes } from '../constants/sockopt.gen.js';
import { array } from '../model/arrays.js';
import { type CustomKind, custom } from '../model/custom.js';
import { bare } from '../model/decorate.js';
import { errno, fd, flags, hex, int, interfaceIndex, oneOf, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { chars } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { enumTable } from '../model/table.js';
import { Bytes } from '../values/bytes.js';
import { sockaddr } from './address.js';
import { ucred } from './control.js';
import { hardwareNotation, hardwareText, hexLiteral, ipv4, ipv6 } from './internet.js';
import { indirect, partial } from './shapes.js';

/** `struct linger`, socket(7). */
export const linger = struct('linger', { l_onoff: int(), l_linger: int() });
/** `struct ip_mreq` of linux/in.h, ip(7). */
export const ipMreq = struct('ip_mreq', { imr_multiaddr: ipv4(), imr_interface: ipv4() });
/** `struct ipv6_mreq` of linux/in6.h, ipv6(7). */
export const ipv6Mreq = struct('ipv6_mreq', {
  ipv6mr_multiaddr: bare(ipv6('ipv6mr_multiaddr')),
  ipv6mr_interface: interfaceIndex(),
});
/** `struct group_req` of linux/in.h. */
export const groupReq = struct(
  'group_req',
  { gr_interface: interfaceIndex(), gr_group: sockaddr(128) },
  { at: { gr_group: ({ wordSize }) => wordSize }, bytes: ({ wordSize }) => 128 + wordSize },
);
/** `struct tpacket_req` of linux/if_packet.h, packet(7). */
export const tpacketReq = struct('tpacket_req', {
  tp_block_size: uint(),
  tp_block_nr: uint(),
  tp_frame_size: uint(),
  tp_frame_nr: uint(),
});

const MOST_ADDRESS = 8;

/** A hardware address of as many bytes as the member before it says. */
const sizedHardware = custom<string>({
  name: 'hwaddr',
  bytes: MOST_ADDRESS,
  decode: ({ bytes, view }, pos, end) => {
    const told = view.getUint16(pos - 2, true);
    const length = told === 0 || told > MOST_ADDRESS ? MOST_ADDRESS : told;
    return hardwareText(bytes, pos, Math.min(end, pos + length));
  },
  show: hardwareNotation,
});

/** `struct packet_mreq` of linux/if_packet.h, packet(7). */
export const packetMreq = struct('packet_mreq', {
  mr_ifindex: interfaceIndex(),
  mr_type: oneOf(packetMembershipTypes, 'u16'),
  mr_alen: int('u16'),
  mr_address: sizedHardware,
});

const icmpType = oneOf(icmpTypes);

/** `struct icmp_filter` of linux/icmp.h: the types of messages that are not let through; a cut one is filled up. */
export const icmpFilter = custom<readonly number[]>({
  name: 'icmp_filter',
  decode: ({ bytes }, pos, end) => {
    const types: number[] = [];
    for (let bit = 0; bit < 32; bit++) {
      const at = pos + (bit >> 3);
      const byte = at < end ? (bytes[at] as number) : 0xff;
      if ((byte & (1 << (bit & 7))) !== 0) types.push(bit);
    }
    return types;
  },
  show: (types) => {
    const many = types.length > 16;
    const listed = many
      ? Array.from({ length: 32 }, (_, i) => i).filter((one) => !types.includes(one))
      : types;
    const parts: Notation[] = [many ? '~[' : '['];
    listed.forEach((type, i) => {
      if (i > 0) parts.push(' ');
      parts.push({ value: icmpTypes.nameOf(type, 'x86_64') ?? type, as: icmpType });
    });
    parts.push(']');
    return { parts };
  },
});

/** `SO_TXREHASH`: -1 counts as named, so the numbers are shown in decimal. */
export const txrehash = indirect(oneOf(enumTable(txrehashModes.unknown, tableData(), { radix: 10 }), 's32'));

function tableData(): string {
  return txrehashModes
    .entries('x86_64')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

/** Two ports, the range between them: the lower in the low half. */
export const portRange = indirect(
  custom<number>({
    name: 'portRange',
    c: 'u32',
    decode: ({ view }, pos, end) =>
      end - pos < 4 ? (undefined as unknown as number) : view.getUint32(pos, true),
    show: (ports) => {
      const plain = ports === 0 ? '0' : `0x${ports.toString(16)}`;
      const low = ports & 0xffff;
      const high = ports >>> 16;
      if (ports === 0 || (low !== 0 && high !== 0 && low > high)) return plain;
      const commented = `${plain} /* ${low === 0 ? '' : low}..${high === 0 ? '' : high} */`;
      return { styles: { abbrev: commented, raw: plain, verbose: commented } };
    },
  }),
);

/** One number of an option. */
export const optionInt = indirect(int());
/** How important what a TIPC socket sends is. */
export const tipcImportance = indirect(oneOf(tipcImportances));
/** `struct tipc_group_req`, linux/tipc.h. */
export const tipcGroupReq = struct('tipc_group_req', {
  type: uint(),
  instance: uint(),
  scope: oneOf(tipcScopes),
  flags: flags(tipcGroupFlags),
});
/** A protocol of linux/in.h. */
export const optionProtocol = indirect(oneOf(ipProtocols));
/** The error that a socket waits to report. */
export const optionError = indirect(errno());
/** A descriptor that an option gives. */
export const optionDescriptor = indirect(fd());
/** `struct linger` as far as it was asked for. */
export const partialLinger = partial(linger);
/** `struct ucred` as far as it was asked for. */
export const partialUcred = partial(ucred);
/** `struct tpacket_stats` of linux/if_packet.h as far as the socket's version of the ring has it. */
export const partialTpacketStats = partial(
  struct('tpacket_stats', { tp_packets: uint(), tp_drops: uint(), tp_freeze_q_cnt: uint() }),
);
/** Groups of a netlink socket, as bits. */
export const memberships = array(uint());

const LONGEST_KEY = 80;

/** A key of as many bytes as the member before it says. */
const aoKey: CustomKind<Bytes> = custom<Bytes>({
  name: 'key',
  bytes: LONGEST_KEY,
  decode: ({ bytes, view }, pos, end) => {
    const length = Math.min(view.getUint8(pos - 1), LONGEST_KEY, end - pos);
    return new Bytes(bytes, pos, pos + length, length);
  },
  show: (value) => hexLiteral(value.bytes),
});

/** A bit of the member that holds several. */
const bit = (shift: number) =>
  custom<number>({
    name: 'bit',
    bytes: 0,
    decode: ({ view }, pos) => (view.getUint32(pos, true) >>> shift) & 1,
    show: (value) => String(value),
  });

/** `struct tcp_ao_add` of linux/tcp.h. */
export const tcpAoAdd = struct(
  'tcp_ao_add',
  {
    addr: sockaddr(128),
    alg_name: chars(64),
    ifindex: interfaceIndex(),
    set_current: bit(0),
    set_rnext: bit(1),
    prefix: int('u8'),
    sndid: int('u8'),
    rcvid: int('u8'),
    maclen: int('u8'),
    keyflags: hex('u8'),
    keylen: int('u8'),
    key: aoKey,
  },
  { at: { set_current: 196, set_rnext: 196, prefix: 202 }, bytes: 288 },
);
