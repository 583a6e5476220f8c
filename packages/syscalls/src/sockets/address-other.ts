import {
  addressFamilies,
  algFlags,
  mctpAddresses,
  mctpNetworks,
  qrtrNodes,
  qrtrPorts,
  rxrpcServices,
  socketTypes,
  vsockCids,
  vsockFlags,
  vsockPorts,
  xdpFlags,
} from '../constants/socket.gen.js';
import { tipcAddressTypes, tipcScopes } from '../constants/sockets.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { type CustomKind, custom, decodeInside } from '../model/custom.js';
import { bare, inStyle, when } from '../model/decorate.js';
import { fd, flags, hex, htons, interfaceIndex, oneOf, pid, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { equals, field, hasBits } from '../model/ref.js';
import { chars, type Text } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { Bytes } from '../values/bytes.js';
import { sin6Members, sinMembers } from './address-internet.js';
import { endOfString, textOf } from './address-local.js';
import { hexLiteral, paddedHex } from './internet.js';

const family = oneOf(addressFamilies, 'u16');

/** A reserved member: shown only if it is not zero. */
const unlessZero = (name: string, kind: AnyKind): AnyKind =>
  when([{ of: field(name), compare: 'ne', value: 0 }], kind);

/** `struct sockaddr_nl` of linux/netlink.h, netlink(7). */
export const sockaddrNl = struct('sockaddr_nl', {
  sa_family: family,
  nl_pad: unlessZero('nl_pad', hex('u16')),
  nl_pid: pid(),
  nl_groups: paddedHex('u32'),
});

/** `htonl(0x…)` with its number as it is whatever `-X` says. */
const networkHex = custom<number>({
  name: 'htonl',
  c: 'u32be',
  decode: ({ view }, pos, end) =>
    end - pos < 4 ? (undefined as unknown as number) : view.getUint32(pos, false),
  show: (value) => ({ call: 'htonl', args: [value === 0 ? '0' : `0x${value.toString(16)}`] }),
});

/** `struct sockaddr_ipx` of linux/ipx.h of older kernels. */
export const sockaddrIpx = struct('sockaddr_ipx', {
  sa_family: family,
  sipx_port: htons(),
  sipx_network: networkHex,
  sipx_node: array(paddedHex('u8'), 6),
  sipx_type: paddedHex('u8'),
  sipx_zero: unlessZero('sipx_zero', hex('u8')),
});

/** `struct sockaddr_x25` of linux/x25.h. */
export const sockaddrX25 = struct('sockaddr_x25', {
  sa_family: family,
  sx25_addr: struct('x25_address', { x25_addr: chars(16) }),
});

/** `struct sockaddr_vm` of linux/vm_sockets.h, vsock(7). */
export const sockaddrVm = struct(
  'sockaddr_vm',
  {
    sa_family: family,
    svm_reserved1: unlessZero('svm_reserved1', hex('u16')),
    svm_port: oneOf(vsockPorts),
    svm_cid: oneOf(vsockCids),
    svm_flags: flags(vsockFlags, 'u8'),
    svm_zero: custom<Bytes>({
      name: 'svm_zero',
      bytes: 3,
      decode: ({ bytes }, pos, end) =>
        bytes.subarray(pos, end).some((byte) => byte !== 0)
          ? new Bytes(bytes, pos, end, end - pos)
          : (undefined as unknown as Bytes),
      show: (value) => hexLiteral(value.bytes),
    }),
  },
  { order: ['sa_family', 'svm_reserved1', 'svm_cid', 'svm_port', 'svm_flags', 'svm_zero'] },
);

/** `struct sockaddr_qrtr` of linux/qrtr.h. */
export const sockaddrQrtr = struct('sockaddr_qrtr', {
  sa_family: family,
  sq_node: oneOf(qrtrNodes),
  sq_port: oneOf(qrtrPorts),
});

const XDP_SHARED_UMEM = 1;

/** `struct sockaddr_xdp` of linux/if_xdp.h. */
export const sockaddrXdp = struct('sockaddr_xdp', {
  sa_family: family,
  sxdp_flags: flags(xdpFlags, 'u16'),
  sxdp_ifindex: interfaceIndex(),
  sxdp_queue_id: uint(),
  sxdp_shared_umem_fd: union(
    [{ if: [hasBits(field('sxdp_flags'), XDP_SHARED_UMEM)], kind: fd() }],
    unlessZero('sxdp_shared_umem_fd', hex('u32')),
  ),
});

/** `struct sockaddr_mctp` of linux/mctp.h. */
export const sockaddrMctp = struct(
  'sockaddr_mctp',
  {
    sa_family: family,
    __smctp_pad0: unlessZero('__smctp_pad0', hex('u16')),
    smctp_network: oneOf(mctpNetworks),
    smctp_addr: struct('mctp_addr', { s_addr: oneOf(mctpAddresses, 'u8') }),
    smctp_type: hex('u8'),
    smctp_tag: hex('u8'),
    __smctp_pad1: unlessZero('__smctp_pad1', hex('u8')),
  },
  { bytes: 12 },
);

/** `char name[]` to the end of the address: its last byte counts as the NUL that is missing. */
const restOfName: CustomKind<Text> = custom<Text>({
  name: 'salg_name',
  decode: ({ bytes }, pos, end) => {
    const stop = endOfString(bytes, pos, end);
    return stop < end ? textOf(bytes, pos, stop) : new Bytes(bytes, pos, end, end - pos);
  },
  show: (value) =>
    value instanceof Bytes && !value.terminated
      ? { parts: [{ quoted: textOf(value.bytes, 0, value.length - 1) }, '...'] }
      : { quoted: value },
});

/** `struct sockaddr_alg_new` of linux/if_alg.h. */
export const sockaddrAlg = struct('sockaddr_alg', {
  sa_family: family,
  salg_type: chars(14),
  salg_feat: inStyle('verbose', flags(algFlags)),
  salg_mask: inStyle('verbose', flags(algFlags)),
  salg_name: restOfName,
});

/** A TIPC scope, which can be negative. */
const tipcScope = custom<number>({
  name: 'scope',
  bytes: 1,
  decode: ({ view }, pos, end) => (end - pos < 1 ? (undefined as unknown as number) : view.getInt8(pos)),
  show: (value) => {
    const size = value < 0 ? (value === -128 ? value : -value) : value;
    const named: Notation = { value: tipcScopes.nameOf(size, 'x86_64') ?? size, as: scopeName };
    return value < 0 ? { parts: ['-', named] } : named;
  },
});
const scopeName = oneOf(tipcScopes, 's8');

const rawAddress = custom<Bytes>({
  name: 'addr',
  bytes: 12,
  decode: ({ bytes }, pos, end) => new Bytes(bytes, pos, end, end - pos),
  show: (value) => ({ quoted: value }),
});

/** `struct sockaddr_tipc` of linux/tipc.h. */
export const sockaddrTipc = struct('sockaddr_tipc', {
  sa_family: family,
  addrtype: oneOf(tipcAddressTypes, 'u8'),
  scope: tipcScope,
  addr: union(
    [
      {
        if: [equals(field('addrtype'), 1)],
        kind: struct('', {
          nameseq: struct('tipc_service_range', { type: uint(), lower: uint(), upper: uint() }),
        }),
      },
      {
        if: [equals(field('addrtype'), 2)],
        kind: struct('', {
          name: struct('', {
            name: struct('tipc_service_addr', { type: uint(), instance: uint() }),
            domain: hex('u32'),
          }),
        }),
      },
      {
        if: [equals(field('addrtype'), 3)],
        kind: struct('', { id: struct('tipc_socket_addr', { ref: uint(), node: hex('u32') }) }),
      },
    ],
    rawAddress,
  ),
});

/** An address of the RxRPC transport: the one that carries it, inside. */
export interface RxrpcAddress {
  readonly sa_family: 'AF_RXRPC';
  readonly srx_service: string | number;
  readonly transport_type: string | number;
  readonly transport_len: number;
  readonly transport: object;
}

const service = inStyle('verbose', oneOf(rxrpcServices, 'u16'));
const type = oneOf(socketTypes, 'u16');
const shown = new WeakMap<object, Notation>();

/** A transport's address of which only the family is known: its other bytes. */
const cut = (name: string) => struct('sockaddr', { [name]: family, data: bare(restBytes) });
const restBytes = custom<Bytes>({
  name: 'data',
  decode: ({ bytes }, pos, end) =>
    pos < end ? new Bytes(bytes, pos, end, end - pos) : (undefined as unknown as Bytes),
  show: (value) => ({ quoted: value }),
});
const cutSin = cut('sin_family');
const cutSin6 = cut('sin6_family');
const cutOther = cut('family');

/** `struct sockaddr_rxrpc` of linux/rxrpc.h. */
export const sockaddrRxrpc = custom<RxrpcAddress>({
  name: 'sockaddr_rxrpc',
  decode: (frame, pos, end, memory) => {
    const { view } = frame;
    const length = view.getUint16(pos + 6, true);
    const start = pos + 8;
    const stop = Math.min(end, start + length);
    const transportFamily = view.getUint16(start, true);
    const read = (kind: AnyKind, until: number): object =>
      decodeInside(kind, frame, memory, start, until) as object;
    let transport: object;
    let notation: Notation;
    if (transportFamily === 2) {
      const kind = length >= 16 ? sinMembers : cutSin;
      transport = read(kind, kind === sinMembers ? end : stop);
      notation = { members: [['sin', { value: transport, as: kind }]] };
    } else if (transportFamily === 10) {
      const kind = length >= 24 ? sin6Members : cutSin6;
      transport = read(kind, stop);
      notation = { members: [['sin6', { value: transport, as: kind }]] };
    } else {
      transport = read(cutOther, Math.max(stop, start + 2));
      notation = { value: transport, as: cutOther };
    }
    const serviceNumber = view.getUint16(pos + 2, true);
    const typeNumber = view.getUint16(pos + 4, true);
    shown.set(transport, notation);
    return {
      sa_family: 'AF_RXRPC',
      srx_service: rxrpcServices.nameOf(serviceNumber, 'x86_64') ?? serviceNumber,
      transport_type: socketTypes.nameOf(typeNumber, 'x86_64') ?? typeNumber,
      transport_len: length,
      transport,
    };
  },
  show: ({ srx_service, transport_type, transport_len, transport }) => ({
    members: [
      ['sa_family', { value: 'AF_RXRPC', as: family }],
      ['srx_service', { value: srx_service, as: service }],
      ['transport_type', { value: transport_type, as: type }],
      ['transport_len', String(transport_len)],
      ['transport', shown.get(transport) ?? '{}'],
    ],
  }),
});
