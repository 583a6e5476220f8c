import * as table from '../constants/netlink.gen.js';
import type { Arch } from '../model/abi.js';
import { type FlagTable, flagTable } from '../model/table.js';
import { Flags } from '../values/flags.js';
import { netfilterFlags } from './netfilter.js';

type Purpose = 'base' | 'get' | 'new' | 'delete' | 'ack';

const further: Readonly<Record<Exclude<Purpose, 'base'>, FlagTable>> = {
  get: table.getFlags,
  new: table.newFlags,
  delete: table.deleteFlags,
  ack: table.ackFlags,
};

const joined = new Map<Purpose, FlagTable>();

/** The flags of every message, and those of messages for this purpose. */
function flagsFor(purpose: Purpose): FlagTable {
  let found = joined.get(purpose);
  if (found === undefined) {
    const more = purpose === 'base' ? [] : further[purpose].entries('x86_64');
    const data = [...table.baseFlags.entries('x86_64'), ...more]
      .map(([name, value]) => `${name}=${value}`)
      .join(' ');
    found = flagTable(table.baseFlags.unknown, data);
    joined.set(purpose, found);
  }
  return found;
}

const NETLINK_ROUTE = 0;
const NETLINK_SOCK_DIAG = 4;
const NETLINK_XFRM = 6;
const NETLINK_NETFILTER = 12;
const NETLINK_GENERIC = 16;
const NETLINK_CRYPTO = 21;
const LEAST_TYPE = 16;
const NLMSG_ERROR = 2;
/** It is a deletion by its number, but has flags as if it asked for something. */
const RTM_DELACTION = 49;

const byName = (found: string | undefined, names: Readonly<Record<string, Purpose>>): Purpose =>
  (found === undefined ? undefined : names[found]) ?? 'base';

const xfrm: Readonly<Record<string, Purpose>> = {
  XFRM_MSG_NEWSA: 'new',
  XFRM_MSG_NEWPOLICY: 'new',
  XFRM_MSG_NEWAE: 'new',
  XFRM_MSG_NEWSADINFO: 'new',
  XFRM_MSG_NEWSPDINFO: 'new',
  XFRM_MSG_DELSA: 'delete',
  XFRM_MSG_DELPOLICY: 'delete',
  XFRM_MSG_GETSA: 'get',
  XFRM_MSG_GETPOLICY: 'get',
  XFRM_MSG_GETAE: 'get',
  XFRM_MSG_GETSADINFO: 'get',
  XFRM_MSG_GETSPDINFO: 'get',
};

const crypto: Readonly<Record<string, Purpose>> = {
  CRYPTO_MSG_NEWALG: 'new',
  CRYPTO_MSG_DELALG: 'delete',
  CRYPTO_MSG_DELRNG: 'delete',
  CRYPTO_MSG_GETALG: 'get',
};

function purposeOf(protocol: number, type: number, arch: Arch): Purpose {
  if (type < LEAST_TYPE) return type === NLMSG_ERROR ? 'ack' : 'base';
  switch (protocol) {
    case NETLINK_ROUTE:
      return type === RTM_DELACTION
        ? 'get'
        : ((['new', 'delete', 'get', 'base'] as const)[type & 3] ?? 'base');
    case NETLINK_SOCK_DIAG:
      return 'get';
    case NETLINK_XFRM:
      return byName(table.xfrmTypes.nameOf(type, arch), xfrm);
    case NETLINK_CRYPTO:
      return byName(table.cryptoTypes.nameOf(type, arch), crypto);
    case NETLINK_GENERIC:
      return 'get';
    case NETLINK_NETFILTER:
      return netfilterFlags(type);
    default:
      return 'base';
  }
}

/** The flags of a message: what the upper ones mean is up to its protocol and its type. */
export function flagsOf(protocol: number, type: number, word: number, arch: Arch): Flags {
  return new Flags(word, flagsFor(purposeOf(protocol, type, arch)), arch);
}
