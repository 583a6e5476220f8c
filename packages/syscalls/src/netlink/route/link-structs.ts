import * as table from '../../constants/netlink-link.gen.js';
import { array } from '../../model/arrays.js';
import { type CustomKind, custom, decodeInside } from '../../model/custom.js';
import { hex, int, oneOf, u64, uint } from '../../model/integers.js';
import type { AnyKind } from '../../model/kind.js';
import { type Fields, type StructKind, struct } from '../../model/struct.js';
import { etherProtocol as packetProtocol } from '../../sockets/address-hardware.js';
import { hardwareAddress, hexLiteral } from '../../sockets/internet.js';
import { Bytes } from '../../values/bytes.js';
import { asBytes, isRead, notRead, type Reader, type Shown } from '../context.js';

const counters = (
  'rx_packets tx_packets rx_bytes tx_bytes rx_errors tx_errors rx_dropped tx_dropped multicast collisions ' +
  'rx_length_errors rx_over_errors rx_crc_errors rx_frame_errors rx_fifo_errors rx_missed_errors ' +
  'tx_aborted_errors tx_carrier_errors tx_fifo_errors tx_heartbeat_errors tx_window_errors rx_compressed ' +
  'tx_compressed rx_nohandler rx_otherhost_dropped'
).split(' ');

const statistics = (count: number, kind: AnyKind): StructKind<Fields> =>
  struct('rtnl_link_stats', Object.fromEntries(counters.slice(0, count).map((name) => [name, kind])), {
    packed: true,
  });

/** Statistics of as many counters as the kernel that filled them knew, and not of any other number. */
function sized(kinds: readonly StructKind<Fields>[]): Reader {
  return (context, pos, length) => {
    const largest = kinds.at(-1) as StructKind<Fields>;
    const size = (kind: AnyKind): number => kind.size(context.frame.abi);
    const kind = length >= size(largest) ? largest : kinds.find((one) => size(one) === length);
    if (kind === undefined) return undefined;
    if (!isRead(context, pos, size(kind))) return notRead(context, pos);
    const { frame, memory } = context;
    return { value: decodeInside(kind, frame, memory, pos, pos + size(kind)), as: kind };
  };
}

/** `struct rtnl_link_stats` of linux/if_link.h. */
export const linkStatistics = sized([statistics(23, uint()), statistics(24, uint())]);
/** `struct rtnl_link_stats64` of linux/if_link.h. */
export const linkStatistics64 = sized([statistics(23, u64()), statistics(24, u64()), statistics(25, u64())]);

/** `struct rtnl_link_ifmap` of linux/if_link.h, without the padding at its end. */
export const linkMap = struct(
  'rtnl_link_ifmap',
  {
    mem_start: hex('u64'),
    mem_end: hex('u64'),
    base_addr: hex('u64'),
    irq: int('u16'),
    dma: int('u8'),
    port: int('u8'),
  },
  { bytes: 28 },
);
/** `struct ifla_bridge_id` of linux/if_link.h. */
export const bridgeId = struct('ifla_bridge_id', { prio: array(int('u8'), 2), addr: hardwareAddress(6) });
/** `struct ifla_cacheinfo` of linux/if_link.h. */
export const linkCache = struct('ifla_cacheinfo', {
  max_reasm_len: uint(),
  tstamp: uint(),
  reachable_time: uint(),
  retrans_time: uint(),
});
/** `struct can_device_stats` of linux/can/netlink.h. */
export const canStatistics = struct('can_device_stats', {
  bus_error: uint(),
  error_warning: uint(),
  error_passive: uint(),
  bus_off: uint(),
  arbitration_lost: uint(),
  restarts: uint(),
});

/** Bytes in hexadecimal, shown only if not all are zero. */
export const padBytes = (bytes: number): CustomKind<Bytes> =>
  custom<Bytes>({
    name: 'pad',
    bytes,
    decode: (frame, pos, end) =>
      frame.bytes.subarray(pos, end).some((byte) => byte !== 0)
        ? new Bytes(frame.bytes, pos, end, end - pos)
        : (undefined as unknown as Bytes),
    show: (value) => hexLiteral(value.bytes),
  });

const typeId = custom<Bytes>({
  name: 'vsi_type_id',
  bytes: 3,
  decode: ({ bytes }, pos, end) => new Bytes(bytes, pos, end, end - pos),
  show: (value) => hexLiteral(value.bytes),
});

/** `struct ifla_port_vsi` of linux/if_link.h. */
export const portVsi = struct('ifla_port_vsi', {
  vsi_mgr_id: int('u8'),
  vsi_type_id: typeId,
  vsi_type_version: int('u8'),
  pad: padBytes(3),
});

const vf = { vf: uint() };
/** Structures of virtual functions (linux/if_link.h). */
export const vfMac = struct('ifla_vf_mac', { ...vf, mac: hardwareAddress(32) });
export const vfBroadcast = struct('ifla_vf_broadcast', { broadcast: hardwareAddress(32) });
export const vfVlan = struct('ifla_vf_vlan', { ...vf, vlan: uint(), qos: uint() });
export const vfVlanInfo = struct(
  'ifla_vf_vlan_info',
  { ...vf, vlan: uint(), qos: uint(), vlan_proto: packetProtocol },
  { bytes: 16 },
);
export const vfTxRate = struct('ifla_vf_tx_rate', { ...vf, rate: uint() });
export const vfRate = struct('ifla_vf_rate', { ...vf, min_tx_rate: uint(), max_tx_rate: uint() });
export const vfSetting = struct('ifla_vf_spoofchk', { ...vf, setting: uint() });
export const vfLinkState = struct('ifla_vf_link_state', { ...vf, link_state: oneOf(table.vfLinkStates) });
/** `struct ifla_vf_guid` of linux/if_link.h. */
export const vfGuid = struct('ifla_vf_guid', { ...vf, guid: hex('u64') }, { at: { guid: 8 }, bytes: 16 });

/** A structure only if the attribute has just its size. */
export const exact =
  (kind: AnyKind): Reader =>
  (context, pos, length) => {
    const { frame, memory } = context;
    if (length !== kind.size(frame.abi)) return undefined;
    if (!isRead(context, pos, length)) return notRead(context, pos);
    return { value: decodeInside(kind, frame, memory, pos, pos + length), as: kind };
  };

/** A structure and what stands behind it. */
interface Longer {
  readonly value: unknown;
  readonly rest: Shown;
}

/** A structure; bytes behind it are shown as such. */
export function withRest(kind: AnyKind): Reader {
  const longer = custom<Longer>({
    name: 'longer',
    decode: () => undefined as never,
    show: ({ value, rest }) => ({ parts: [{ value, as: kind }, ', ', rest] }),
  });
  return (context, pos, length) => {
    const { frame, memory } = context;
    const size = kind.size(frame.abi);
    if (length < size) return undefined;
    if (!isRead(context, pos, size)) return notRead(context, pos);
    const value = decodeInside(kind, frame, memory, pos, pos + size);
    if (length === size) return { value, as: kind };
    return { value: { value, rest: asBytes(context, pos + size, length - size) }, as: longer };
  };
}
