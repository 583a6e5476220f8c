import { selinuxTypes } from '../constants/netlink.gen.js';
import { type EnumKind, int, oneOf, uint } from '../model/integers.js';
import { struct } from '../model/struct.js';
import { decodeFixed } from './context.js';
import type { NetlinkProtocol } from './protocol.js';

/** Structures of linux/selinux_netlink.h. */
const enforcement = struct('selnl_msg_setenforce', { val: int() });
const policy = struct('selnl_msg_policyload', { seqno: uint() });

/** NETLINK_SELINUX: what changes of SELinux's state. */
export const selinuxProtocol: NetlinkProtocol = {
  type: oneOf(selinuxTypes, 'u16') as EnumKind<string>,
  payload(context, pos, length, type) {
    if (length < 4) return undefined;
    const name = selinuxTypes.nameOf(type, context.frame.abi.arch);
    if (name === 'SELNL_MSG_SETENFORCE') return [decodeFixed(context, enforcement, pos)];
    return name === 'SELNL_MSG_POLICYLOAD' ? [decodeFixed(context, policy, pos)] : undefined;
  },
};
