import * as table from '../../constants/netlink-route.gen.js';
import { fdbNotifyFlags } from '../../constants/netlink-route-more.gen.js';
import { flags, hex, int, interfaceIndex, oneOf, u64, uint } from '../../model/integers.js';
import { padding, struct } from '../../model/struct.js';
import { attributeSet, nested } from '../attributes.js';
import { byFamily, type FamilyMessage, familyByte } from '../header.js';
import {
  be16,
  fixed,
  flagged,
  hardware,
  index,
  inet,
  inet6,
  ipProtocol,
  text,
  u16,
  u32,
  u64Reader,
} from '../readers.js';

/** `struct nda_cacheinfo` of linux/neighbour.h. */
const cacheInfo = struct('nda_cacheinfo', {
  ndm_confirmed: uint(),
  ndm_used: uint(),
  ndm_updated: uint(),
  ndm_refcnt: uint(),
});

const extended = attributeSet(table.neighbourFdbAttributes, {
  NFEA_ACTIVITY_NOTIFY: flagged(fdbNotifyFlags, { size: 1 }),
});

/** `struct ndmsg` of linux/neighbour.h and its attributes. */
export const neighbourMessage: FamilyMessage = {
  header: struct('ndmsg', {
    ndm_family: familyByte,
    ndm_pad1: padding(1),
    ndm_pad2: padding(2),
    ndm_ifindex: interfaceIndex(),
    ndm_state: flags(table.neighbourStates, 'u16'),
    ndm_flags: flags(table.neighbourFlags, 'u8'),
    ndm_type: oneOf(table.routeKinds, 'u8'),
  }),
  attributes: attributeSet(table.neighbourAttributes, {
    NDA_DST: byFamily({ 2: inet, 10: inet6 }),
    NDA_LLADDR: hardware(),
    NDA_CACHEINFO: fixed(cacheInfo),
    NDA_PROBES: u32,
    NDA_VLAN: u16,
    NDA_PORT: be16,
    NDA_VNI: u32,
    NDA_IFINDEX: index,
    NDA_MASTER: index,
    NDA_LINK_NETNSID: u32,
    NDA_SRC_VNI: u32,
    NDA_PROTOCOL: ipProtocol,
    NDA_NH_ID: u32,
    NDA_FDB_EXT_ATTRS: nested(extended),
    NDA_FLAGS_EXT: flagged(table.neighbourFlags2, { size: 4 }),
    NDA_NDM_STATE_MASK: flagged(table.neighbourStates, { size: 2 }),
    NDA_NDM_FLAGS_MASK: flagged(table.neighbourFlags, { size: 1 }),
  }),
};

/** `struct ndt_config` of linux/neighbour.h. */
const tableConfiguration = struct('ndt_config', {
  ndtc_key_len: int('u16'),
  ndtc_entry_size: int('u16'),
  ndtc_entries: uint(),
  ndtc_last_flush: uint(),
  ndtc_last_rand: uint(),
  ndtc_hash_rnd: uint(),
  ndtc_hash_mask: hex('u32'),
  ndtc_hash_chain_gc: uint(),
  ndtc_proxy_qlen: uint(),
});
/** `struct ndt_stats` of linux/neighbour.h. */
const tableStatistics = struct(
  'ndt_stats',
  {
    ndts_allocs: u64(),
    ndts_destroys: u64(),
    ndts_hash_grows: u64(),
    ndts_res_failed: u64(),
    ndts_lookups: u64(),
    ndts_hits: u64(),
    ndts_rcv_probes_mcast: u64(),
    ndts_rcv_probes_ucast: u64(),
    ndts_periodic_gc_runs: u64(),
    ndts_forced_gc_runs: u64(),
    ndts_table_fulls: u64(),
  },
  { packed: true },
);

const parameters = attributeSet(table.neighbourTableParameterAttributes, {
  NDTPA_IFINDEX: index,
  NDTPA_REFCNT: u32,
  NDTPA_REACHABLE_TIME: u64Reader,
  NDTPA_BASE_REACHABLE_TIME: u64Reader,
  NDTPA_RETRANS_TIME: u64Reader,
  NDTPA_GC_STALETIME: u64Reader,
  NDTPA_DELAY_PROBE_TIME: u64Reader,
  NDTPA_QUEUE_LEN: u32,
  NDTPA_APP_PROBES: u32,
  NDTPA_UCAST_PROBES: u32,
  NDTPA_MCAST_PROBES: u32,
  NDTPA_ANYCAST_DELAY: u64Reader,
  NDTPA_PROXY_DELAY: u64Reader,
  NDTPA_PROXY_QLEN: u32,
  NDTPA_LOCKTIME: u64Reader,
  NDTPA_QUEUE_LENBYTES: u32,
  NDTPA_MCAST_REPROBES: u32,
  NDTPA_INTERVAL_PROBE_TIME_MS: u64Reader,
});

/** `struct ndtmsg` of linux/neighbour.h and its attributes. */
export const neighbourTableMessage: FamilyMessage = {
  header: struct('ndtmsg', { ndtm_family: familyByte, ndtm_pad1: padding(1), ndtm_pad2: padding(2) }),
  attributes: attributeSet(table.neighbourTableAttributes, {
    NDTA_NAME: text,
    NDTA_THRESH1: u32,
    NDTA_THRESH2: u32,
    NDTA_THRESH3: u32,
    NDTA_CONFIG: fixed(tableConfiguration),
    NDTA_PARMS: nested(parameters),
    NDTA_STATS: fixed(tableStatistics),
    NDTA_GC_INTERVAL: u64Reader,
  }),
};
