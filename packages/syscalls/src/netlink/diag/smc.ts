import * as table from '../../constants/netlink-diag.gen.js';
import { array } from '../../model/arrays.js';
import { inStyle } from '../../model/decorate.js';
import { flags, hex, int, oneOf, u64, uint } from '../../model/integers.js';
import { chars } from '../../model/strings.js';
import { padding, struct } from '../../model/struct.js';
import { attributeSet } from '../attributes.js';
import type { Reader } from '../context.js';
import { type FamilyMessage, familyByte } from '../header.js';
import { atMost, fixed } from '../readers.js';
import { socketId } from './structs.js';

/** `struct smc_diag_req` of linux/smc_diag.h. */
export const smcRequest: FamilyMessage = {
  header: struct('smc_diag_req', {
    diag_family: familyByte,
    pad: padding(2),
    diag_ext: flags(table.smcExtensions, 'u8'),
    id: socketId(4),
  }),
};

const cursor = struct('smc_diag_cursor', { reserved: int('u16'), wrap: int('u16'), count: uint() });
const connection = struct('smc_diag_conninfo', {
  token: uint(),
  sndbuf_size: uint(),
  rmbe_size: uint(),
  peer_rmbe_size: uint(),
  rx_prod: cursor,
  rx_cons: cursor,
  tx_prod: cursor,
  tx_cons: cursor,
  rx_prod_flags: hex('u8'),
  rx_conn_state_flags: hex('u8'),
  tx_prod_flags: hex('u8'),
  tx_conn_state_flags: hex('u8'),
  tx_prep: cursor,
  tx_sent: cursor,
  tx_fin: cursor,
});

const link = struct('smc_diag_linkinfo', {
  link_id: int('u8'),
  ibname: chars(64),
  ibport: int('u8'),
  gid: chars(40),
  peer_gid: chars(40),
});
const linkGroup = struct('smc_diag_lgrinfo', { lnk: array(link, 1), role: oneOf(table.smcRoles, 'u8') });
/** A reason's name stands as a comment behind its number. */
const decline = inStyle('verbose', oneOf(table.smcDeclines));
const fallback = struct('smc_diag_fallback', {
  reason: decline,
  peer_diagnosis: decline,
});

const buffer = {
  linkid: uint(),
  peer_gid: hex('u64'),
  my_gid: hex('u64'),
  token: hex('u64'),
  peer_token: hex('u64'),
};
const layout = { linkid: 0, peer_gid: 8, my_gid: 16, token: 24, peer_token: 32 };
/** `struct smcd_diag_dmbinfo` as it was before Linux 6.8, and as it is. */
const directBuffer = fixed(struct('smcd_diag_dmbinfo', buffer, { at: layout, bytes: 40 }));
const directBufferNow = fixed(
  struct(
    'smcd_diag_dmbinfo',
    { ...buffer, peer_gid_ext: hex('u64'), my_gid_ext: hex('u64') },
    { at: { ...layout, peer_gid_ext: 40, my_gid_ext: 48 }, bytes: 56 },
  ),
);
const anyDirectBuffer: Reader = (context, pos, length, type) =>
  (length < 56 ? directBuffer : directBufferNow)(context, pos, length, type);

/** `struct smc_diag_msg` of linux/smc_diag.h and its attributes. */
export const smcReply: FamilyMessage = {
  header: struct(
    'smc_diag_msg',
    {
      diag_family: familyByte,
      diag_state: oneOf(table.smcStates, 'u8'),
      diag_fallback: oneOf(table.smcModes, 'u8'),
      diag_shutdown: int('u8'),
      id: socketId(4),
      diag_uid: uint(),
      diag_inode: u64(),
    },
    { at: { diag_inode: 56 }, bytes: 64 },
  ),
  attributes: attributeSet(table.smcAttributes, {
    SMC_DIAG_CONNINFO: fixed(connection),
    SMC_DIAG_LGRINFO: fixed(linkGroup),
    SMC_DIAG_SHUTDOWN: atMost(8, fixed(flags(table.socketShutdown, 'u8'))),
    SMC_DIAG_DMBINFO: anyDirectBuffer,
    SMC_DIAG_FALLBACK: fixed(fallback),
  }),
};
