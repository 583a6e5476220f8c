import * as table from '../../constants/netlink-route.gen.js';
import { flags, int, interfaceIndex, uint } from '../../model/integers.js';
import { padding, struct } from '../../model/struct.js';
import { attributeSet } from '../attributes.js';
import { byFamily, type FamilyMessage, familyByte } from '../header.js';
import { fixed, inet, inet6, s32, text, u32 } from '../readers.js';
import { routeScope } from './names.js';

/** An address of the message's family. */
export const internetAddress = byFamily({ 2: inet, 10: inet6 });

/** `struct ifa_cacheinfo` of linux/if_addr.h. */
const cacheInfo = struct('ifa_cacheinfo', {
  ifa_prefered: uint(),
  ifa_valid: uint(),
  cstamp: uint(),
  tstamp: uint(),
});

/** `struct ifaddrmsg` of linux/if_addr.h and its attributes. */
export const addressMessage: FamilyMessage = {
  header: struct('ifaddrmsg', {
    ifa_family: familyByte,
    ifa_prefixlen: int('u8'),
    ifa_flags: flags(table.addressFlags, 'u8'),
    ifa_scope: routeScope,
    ifa_index: interfaceIndex(),
  }),
  attributes: attributeSet(table.addressAttributes, {
    IFA_ADDRESS: internetAddress,
    IFA_LOCAL: internetAddress,
    IFA_LABEL: text,
    IFA_BROADCAST: internetAddress,
    IFA_ANYCAST: internetAddress,
    IFA_CACHEINFO: fixed(cacheInfo),
    IFA_MULTICAST: internetAddress,
    IFA_FLAGS: fixed(flags(table.addressFlags)),
    IFA_RT_PRIORITY: u32,
    IFA_TARGET_NETNSID: s32,
  }),
};

/** `struct ifaddrlblmsg` of linux/if_addrlabel.h and its attributes. */
export const addressLabelMessage: FamilyMessage = {
  header: struct('ifaddrlblmsg', {
    ifal_family: familyByte,
    __ifal_reserved: padding(1),
    ifal_prefixlen: int('u8'),
    ifal_flags: int('u8'),
    ifal_index: interfaceIndex(),
    ifal_seq: uint(),
  }),
  attributes: attributeSet(table.addressLabelAttributes, { IFAL_ADDRESS: internetAddress, IFAL_LABEL: u32 }),
};
