import * as table from '../../constants/netlink-diag.gen.js';
import {
  etherTypes,
  netlinkProtocols,
  socketTypes,
  tcpStateFlags,
  tcpStates,
} from '../../constants/socket.gen.js';
import { packetVersions } from '../../constants/sockopt.gen.js';
import { custom } from '../../model/custom.js';
import { dev, flags, hex, int, interfaceIndex, oneOf, uint } from '../../model/integers.js';
import { padding, struct } from '../../model/struct.js';
import { withUnknown } from '../../model/table.js';
import { joinTables } from '../../sockets/shapes.js';
import { filterInstruction } from '../../structs/bpf-classic.js';
import { Address } from '../../values/address.js';
import { attributeSet } from '../attributes.js';
import { notRead, type Reader, type Shown } from '../context.js';
import { type FamilyMessage, familyByte } from '../header.js';
import { fixed, sequence, text, u8, u32 } from '../readers.js';
import { cookie, countedBytes, memoryInfo } from './structs.js';

const socketType = oneOf(socketTypes, 'u8');

/** `struct unix_diag_req` of linux/unix_diag.h. */
export const unixRequest: FamilyMessage = {
  header: struct('unix_diag_req', {
    sdiag_family: familyByte,
    sdiag_protocol: int('u8'),
    pad: padding(2),
    udiag_states: flags(tcpStateFlags),
    udiag_ino: uint(),
    udiag_show: flags(table.unixShow),
    udiag_cookie: cookie,
  }),
};
const file = struct(
  'unix_diag_vfs',
  { udiag_vfs_dev: dev(), udiag_vfs_ino: uint() },
  { at: { udiag_vfs_dev: 4, udiag_vfs_ino: 0 }, bytes: 8 },
);
const queue = struct('unix_diag_rqlen', { udiag_rqueue: uint(), udiag_wqueue: uint() });

/** `struct unix_diag_msg` of linux/unix_diag.h and its attributes. */
export const unixReply: FamilyMessage = {
  header: struct('unix_diag_msg', {
    udiag_family: familyByte,
    udiag_type: socketType,
    udiag_state: oneOf(tcpStates, 'u8'),
    pad: padding(1),
    udiag_ino: uint(),
    udiag_cookie: cookie,
  }),
  attributes: attributeSet(table.unixAttributes, {
    UNIX_DIAG_NAME: text,
    UNIX_DIAG_VFS: fixed(file),
    UNIX_DIAG_PEER: u32,
    UNIX_DIAG_ICONS: sequence(uint()),
    UNIX_DIAG_RQLEN: fixed(queue),
    UNIX_DIAG_MEMINFO: memoryInfo,
    UNIX_DIAG_SHUTDOWN: u8,
    UNIX_DIAG_UID: u32,
  }),
};

const netlinkProtocol = oneOf(netlinkProtocols, 'u8');

/** `struct netlink_diag_req` of linux/netlink_diag.h. */
export const netlinkRequest: FamilyMessage = {
  header: struct('netlink_diag_req', {
    sdiag_family: familyByte,
    sdiag_protocol: oneOf(joinTables(netlinkProtocols, table.netlinkEverything), 'u8'),
    pad: padding(2),
    ndiag_ino: uint(),
    ndiag_show: flags(table.netlinkShow),
    ndiag_cookie: cookie,
  }),
};
const netlinkRing = struct('netlink_diag_ring', {
  ndr_block_size: uint(),
  ndr_block_nr: uint(),
  ndr_frame_size: uint(),
  ndr_frame_nr: uint(),
});

/** `struct netlink_diag_msg` of linux/netlink_diag.h and its attributes. */
export const netlinkReply: FamilyMessage = {
  header: struct('netlink_diag_msg', {
    ndiag_family: familyByte,
    ndiag_type: socketType,
    ndiag_protocol: netlinkProtocol,
    ndiag_state: oneOf(table.netlinkStates, 'u8'),
    ndiag_portid: uint(),
    ndiag_dst_portid: uint(),
    ndiag_dst_group: uint(),
    ndiag_ino: uint(),
    ndiag_cookie: cookie,
  }),
  attributes: attributeSet(table.netlinkAttributes, {
    NETLINK_DIAG_MEMINFO: memoryInfo,
    NETLINK_DIAG_GROUPS: sequence(hex('ulong')),
    NETLINK_DIAG_RX_RING: fixed(netlinkRing),
    NETLINK_DIAG_TX_RING: fixed(netlinkRing),
    NETLINK_DIAG_FLAGS: fixed(flags(table.netlinkSocketFlags)),
  }),
};

/** `struct packet_diag_req` of linux/packet_diag.h. */
export const packetRequest: FamilyMessage = {
  header: struct('packet_diag_req', {
    sdiag_family: familyByte,
    sdiag_protocol: hex('u8'),
    pad: padding(2),
    pdiag_ino: uint(),
    pdiag_show: flags(table.packetShow),
    pdiag_cookie: cookie,
  }),
};
const packetInfo = struct('packet_diag_info', {
  pdi_index: interfaceIndex(),
  pdi_version: oneOf(packetVersions),
  pdi_reserve: uint(),
  pdi_copy_thresh: uint(),
  pdi_tstamp: uint(),
  pdi_flags: flags(table.packetInfoFlags),
});
const multicast = struct('packet_diag_mclist', {
  pdmc_index: interfaceIndex(),
  pdmc_count: uint(),
  pdmc_type: int('u16'),
  pdmc_alen: int('u16'),
  pdmc_addr: countedBytes(32, -2),
});
const packetRing = struct('packet_diag_ring', {
  pdr_block_size: uint(),
  pdr_block_nr: uint(),
  pdr_frame_size: uint(),
  pdr_frame_nr: uint(),
  pdr_retire_tmo: uint(),
  pdr_sizeof_priv: uint(),
  pdr_features: uint(),
});

/** A filter's instructions are shown only with `-v`; else where they lie. */
interface Filter {
  readonly address: Address;
  readonly instructions: Shown;
}
const filterKind = custom<Filter>({
  name: 'filter',
  decode: () => undefined as never,
  show: ({ address, instructions }) => ({ verbose: instructions, otherwise: String(address) }),
});
const instructions = sequence(filterInstruction);
const filter: Reader = (context, pos, length, type) => {
  const found = instructions(context, pos, length, type);
  if (found === undefined || found.value instanceof Address) return found;
  const { value: address } = notRead(context, pos);
  return { value: { address, instructions: found }, as: filterKind };
};

/** `struct packet_diag_msg` of linux/packet_diag.h and its attributes. */
export const packetReply: FamilyMessage = {
  header: struct('packet_diag_msg', {
    pdiag_family: familyByte,
    pdiag_type: socketType,
    pdiag_num: oneOf(withUnknown(etherTypes, 'ETH_P_???'), 'u16'),
    pdiag_ino: uint(),
    pdiag_cookie: cookie,
  }),
  attributes: attributeSet(table.packetAttributes, {
    PACKET_DIAG_INFO: fixed(packetInfo),
    PACKET_DIAG_MCLIST: sequence(multicast),
    PACKET_DIAG_RX_RING: fixed(packetRing),
    PACKET_DIAG_TX_RING: fixed(packetRing),
    PACKET_DIAG_FANOUT: u32,
    PACKET_DIAG_UID: u32,
    PACKET_DIAG_MEMINFO: memoryInfo,
    PACKET_DIAG_FILTER: filter,
  }),
};
