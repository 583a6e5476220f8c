import * as table from '../../constants/netlink-diag.gen.js';
import { addressFamilies, ipProtocols, tcpStateFlags, tcpStates } from '../../constants/socket.gen.js';
import { type CustomKind, custom, decodeInside } from '../../model/custom.js';
import { flags, hex, int, oneOf, uint } from '../../model/integers.js';
import type { Notation } from '../../model/notation.js';
import { padding, struct } from '../../model/struct.js';
import { sockaddr } from '../../sockets/address.js';
import { addressNotation, hexLiteral, ipv4Text, ipv6Text } from '../../sockets/internet.js';
import { Bytes } from '../../values/bytes.js';
import { attributeSet, nested } from '../attributes.js';
import {
  asBytes,
  decodeFixed,
  isRead,
  type NetlinkContext,
  notRead,
  type Reader,
  type Shown,
} from '../context.js';
import { type FamilyMessage, familyByte } from '../header.js';
import {
  anyHex,
  atMost,
  fixed,
  flagged,
  index,
  ipProtocol,
  sequence,
  text,
  u8,
  u16,
  u32,
  u64Reader,
  x32,
} from '../readers.js';
import { countedBytes, memoryInfo, roomyAddress, shutdown, socketId } from './structs.js';

/** A number with names in an attribute of 16 bits. */
const short = (one: Parameters<typeof oneOf>[0]): Reader => fixed(oneOf(one, 'u16'));

const tls = attributeSet(table.tlsAttributes, {
  TLS_INFO_VERSION: short(table.tlsVersions),
  TLS_INFO_CIPHER: short(table.tlsCiphers),
  TLS_INFO_TXCONF: short(table.tlsConfigurations),
  TLS_INFO_RXCONF: short(table.tlsConfigurations),
});
const subflow = attributeSet(table.subflowAttributes, {
  MPTCP_SUBFLOW_ATTR_TOKEN_REM: x32,
  MPTCP_SUBFLOW_ATTR_TOKEN_LOC: x32,
  MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ: u32,
  MPTCP_SUBFLOW_ATTR_MAP_SEQ: u64Reader,
  MPTCP_SUBFLOW_ATTR_MAP_SFSEQ: u32,
  MPTCP_SUBFLOW_ATTR_SSN_OFFSET: u32,
  MPTCP_SUBFLOW_ATTR_MAP_DATALEN: u16,
  MPTCP_SUBFLOW_ATTR_FLAGS: flagged(table.subflowFlags, { size: 4 }),
  MPTCP_SUBFLOW_ATTR_ID_REM: u8,
  MPTCP_SUBFLOW_ATTR_ID_LOC: u8,
});
const upperLayer = attributeSet(table.upperLayerAttributes, {
  INET_ULP_INFO_NAME: text,
  INET_ULP_INFO_TLS: nested(tls),
  INET_ULP_INFO_MPTCP: nested(subflow),
});

const storage = attributeSet(table.storageAttributes, {
  SK_DIAG_BPF_STORAGE_MAP_ID: u32,
  SK_DIAG_BPF_STORAGE_MAP_VALUE: anyHex,
});
const storages = attributeSet(table.storageReplies, { SK_DIAG_BPF_STORAGE: nested(storage) });

/** `struct inet_diag_meminfo` and other structures of linux/inet_diag.h. */
const memory = struct('inet_diag_meminfo', {
  idiag_rmem: uint(),
  idiag_wmem: uint(),
  idiag_fmem: uint(),
  idiag_tmem: uint(),
});
const vegas = struct('tcpvegas_info', {
  tcpv_enabled: uint(),
  tcpv_rttcnt: uint(),
  tcpv_rtt: uint(),
  tcpv_minrtt: uint(),
});
const dataCentre = struct('tcp_dctcp_info', {
  dctcp_enabled: int('u16'),
  dctcp_ce_state: int('u16'),
  dctcp_alpha: uint(),
  dctcp_ab_ecn: uint(),
  dctcp_ab_tot: uint(),
});
const bottleneck = struct('tcp_bbr_info', {
  bbr_bw_lo: hex('u32'),
  bbr_bw_hi: hex('u32'),
  bbr_min_rtt: uint(),
  bbr_pacing_gain: uint(),
  bbr_cwnd_gain: uint(),
});

/** `struct tcp_diag_md5sig` of linux/inet_diag.h: a key for the segments of connections with an address. */
interface Key {
  readonly family: string | number;
  readonly prefix: number;
  readonly length: number;
  readonly address: Notation;
  readonly key: Bytes;
}
const AF_INET = 2;
const AF_INET6 = 10;

/** An address in the notation of its family; bytes if they are not enough for it. */
function addressOf(family: number, bytes: Uint8Array, pos: number, end: number): Notation {
  if (family === AF_INET && end - pos >= 4) return addressNotation(ipv4Text(bytes, pos));
  return hexLiteral(bytes.subarray(pos, end));
}
const longAddress = (bytes: Uint8Array, pos: number, name: string): Notation =>
  addressNotation(ipv6Text(bytes, pos), name);

const keyBytes = countedBytes(80, -18);
const signature: CustomKind<Key> = custom<Key>({
  name: 'tcp_diag_md5sig',
  bytes: 100,
  align: 4,
  decode: (frame, pos) => {
    const { bytes, view } = frame;
    const family = bytes[pos] as number;
    return {
      family: addressFamilies.nameOf(family, frame.abi.arch) ?? family,
      prefix: bytes[pos + 1] as number,
      length: view.getUint16(pos + 2, true),
      address:
        family === AF_INET6
          ? longAddress(bytes, pos + 4, 'tcpm_addr')
          : family === AF_INET
            ? { value: new Bytes(bytes, pos + 4, pos + 20, 16), as: roomyAddress }
            : hexLiteral(bytes.subarray(pos + 4, pos + 20)),
      key: decodeInside(keyBytes, frame, frame.entry, pos + 20, pos + 100),
    };
  },
  show: ({ family, prefix, length, address, key }) => ({
    members: [
      ['tcpm_family', { value: family, as: familyByte }],
      ['tcpm_prefixlen', String(prefix)],
      ['tcpm_keylen', String(length)],
      [family === 'AF_INET6' ? '' : 'tcpm_addr', address],
      ['tcpm_key', { value: key, as: keyBytes }],
    ],
  }),
});

const optionNames =
  'recverr is_icsk freebind hdrincl mc_loop transparent mc_all nodefrag bind_address_no_port recverr_rfc4884 ' +
  'defer_connect';

/** `struct inet_diag_sockopt` of linux/inet_diag.h. */
interface Options {
  readonly word: number;
  readonly rest: Bytes;
}
const socketOptions = custom<Options>({
  name: 'inet_diag_sockopt',
  decode: ({ bytes, view }, pos, end) => ({
    word: view.getUint16(pos, true),
    rest: new Bytes(bytes, pos + 2, end, end - pos - 2),
  }),
  show: ({ word, rest }) => {
    const unused = word >> 11;
    const members = optionNames
      .split(' ')
      .map((name, bit): [string, Notation] => [name, String((word >> bit) & 1)]);
    members.push(['unused', `${unused === 0 ? '0' : `0x${unused.toString(16)}`} /* bits 3..8 */`]);
    const set = members.filter((_, bit) => (bit < 11 ? (word >> bit) & 1 : unused) !== 0);
    const shown: Notation = { verbose: { members }, otherwise: { members: set } };
    return rest.bytes.some((byte) => byte !== 0)
      ? { parts: [shown, `, /* bytes 2..${rest.length + 1} */ `, { dump: rest }] }
      : shown;
  },
});

const options: Reader = (context, pos, length) => {
  if (length < 2) return undefined;
  if (!isRead(context, pos, length)) return notRead(context, pos);
  const { frame, memory: from } = context;
  return { value: decodeInside(socketOptions, frame, from, pos, pos + length), as: socketOptions };
};

/** `struct inet_diag_msg` of linux/inet_diag.h and its attributes. */
export const inetReply: FamilyMessage = {
  header: struct('inet_diag_msg', {
    idiag_family: familyByte,
    idiag_state: oneOf(tcpStates, 'u8'),
    idiag_timer: int('u8'),
    idiag_retrans: int('u8'),
    id: socketId(4),
    idiag_expires: uint(),
    idiag_rqueue: uint(),
    idiag_wqueue: uint(),
    idiag_uid: uint(),
    idiag_inode: uint(),
  }),
  attributes: attributeSet(table.inetAttributes, {
    INET_DIAG_MEMINFO: fixed(memory),
    INET_DIAG_VEGASINFO: fixed(vegas),
    INET_DIAG_CONG: text,
    INET_DIAG_TOS: u8,
    INET_DIAG_TCLASS: u8,
    INET_DIAG_SKMEMINFO: memoryInfo,
    INET_DIAG_SHUTDOWN: atMost(8, fixed(shutdown)),
    INET_DIAG_DCTCPINFO: fixed(dataCentre),
    INET_DIAG_PROTOCOL: ipProtocol,
    INET_DIAG_SKV6ONLY: u8,
    INET_DIAG_LOCALS: sequence(sockaddr(128)),
    INET_DIAG_PEERS: sequence(sockaddr(128)),
    INET_DIAG_MARK: u32,
    INET_DIAG_BBRINFO: fixed(bottleneck),
    INET_DIAG_CLASS_ID: u32,
    INET_DIAG_MD5SIG: sequence(signature),
    INET_DIAG_ULP_INFO: nested(upperLayer),
    INET_DIAG_SK_BPF_STORAGES: nested(storages),
    INET_DIAG_CGROUP_ID: u64Reader,
    INET_DIAG_SOCKOPT: options,
  }),
};

/** `struct inet_diag_bc_op` of linux/inet_diag.h: an instruction of a program that chooses sockets. */
const instruction = struct('inet_diag_bc_op', {
  code: oneOf(table.inetBytecodes, 'u8'),
  yes: int('u8'),
  no: int('u16'),
});
/** Instructions have their operands behind them: in another instruction, or as it is laid out here. */
const operandOf: Readonly<Record<string, Reader>> = {
  INET_DIAG_BC_S_GE: oneInstruction,
  INET_DIAG_BC_S_LE: oneInstruction,
  INET_DIAG_BC_D_GE: oneInstruction,
  INET_DIAG_BC_D_LE: oneInstruction,
  INET_DIAG_BC_S_COND: hostCondition,
  INET_DIAG_BC_D_COND: hostCondition,
  INET_DIAG_BC_DEV_COND: index,
};

/** `struct inet_diag_hostcond` of linux/inet_diag.h with the address behind it. */
interface HostCondition {
  readonly family: string | number;
  readonly prefix: number;
  readonly port: number;
  readonly address: Notation | undefined;
  readonly named: boolean;
}
const hostConditionKind = custom<HostCondition>({
  name: 'inet_diag_hostcond',
  decode: () => undefined as never,
  show: ({ family, prefix, port, address, named }) => {
    const members: [string, Notation][] = [
      ['family', { value: family, as: familyByte }],
      ['prefix_len', String(prefix)],
      ['port', String(port)],
    ];
    if (address !== undefined) members.push([named ? '' : 'addr', address]);
    return { members };
  },
});
function hostCondition(context: NetlinkContext, pos: number, length: number): Shown | undefined {
  if (length < 8) return undefined;
  if (!isRead(context, pos, length)) return notRead(context, pos);
  const { bytes, view, abi } = context.frame;
  const family = bytes[pos] as number;
  const named = family === AF_INET6 && length >= 24;
  const value: HostCondition = {
    family: addressFamilies.nameOf(family, abi.arch) ?? family,
    prefix: bytes[pos + 1] as number,
    port: view.getUint32(pos + 4, true),
    address:
      length === 8
        ? undefined
        : named
          ? longAddress(bytes, pos + 8, 'addr')
          : addressOf(family, bytes, pos + 8, pos + length),
    named,
  };
  return { value, as: hostConditionKind };
}

function oneInstruction(context: NetlinkContext, pos: number, length: number): Shown | undefined {
  return length < 4 ? undefined : decodeFixed(context, instruction, pos);
}

const withOperand = custom<readonly Shown[]>({
  name: 'bytecode',
  decode: () => [],
  show: ([first, second]) => ({ parts: [first as Shown, ', ', second as Shown] }),
});

const bytecode: Reader = (context, pos, length) => {
  const first = oneInstruction(context, pos, length);
  if (first === undefined || length === 4 || first.as !== instruction) return first;
  const { code } = first.value as { readonly code: string | number };
  const second = operandOf[code]?.(context, pos + 4, length - 4, 0) ?? asBytes(context, pos + 4, length - 4);
  return { value: [first, second], as: withOperand };
};

const requestAttributes = attributeSet(table.inetRequestAttributes, {
  INET_DIAG_REQ_BYTECODE: bytecode,
  INET_DIAG_REQ_PROTOCOL: ipProtocol,
});

/** `struct inet_diag_req_v2` of linux/inet_diag.h and its attributes. */
export const inetRequest: FamilyMessage = {
  header: struct('inet_diag_req_v2', {
    sdiag_family: familyByte,
    sdiag_protocol: oneOf(ipProtocols, 'u8'),
    idiag_ext: flags(table.inetExtensions, 'u8'),
    pad: padding(1),
    idiag_states: flags(tcpStateFlags),
    id: socketId(8),
  }),
  attributes: requestAttributes,
};

/** `struct inet_diag_req` of linux/inet_diag.h and its attributes. */
export const inetCompatRequest: FamilyMessage = {
  header: struct('inet_diag_req', {
    idiag_family: familyByte,
    idiag_src_len: int('u8'),
    idiag_dst_len: int('u8'),
    idiag_ext: flags(table.inetExtensions, 'u8'),
    id: socketId(4),
    idiag_states: flags(tcpStateFlags),
    idiag_dbs: uint(),
  }),
  attributes: requestAttributes,
};
