import * as table from '../constants/netlink.gen.js';
import { type EnumKind, oneOf } from '../model/integers.js';
import { cryptoProtocol } from './crypto.js';
import { diagProtocol } from './diag/index.js';
import { genericProtocol } from './generic.js';
import { netfilterProtocol } from './netfilter.js';
import type { NetlinkProtocol } from './protocol.js';
import { routeProtocol } from './route/index.js';
import { selinuxProtocol } from './selinux.js';

const typed = (one: Parameters<typeof oneOf>[0]): EnumKind<string> => oneOf(one, 'u16') as EnumKind<string>;

let all: ReadonlyMap<number, NetlinkProtocol> | undefined;

/** The protocols of linux/netlink.h that are known, by number. */
export function protocols(): ReadonlyMap<number, NetlinkProtocol> {
  all ??= new Map<number, NetlinkProtocol>([
    [0, routeProtocol],
    [4, diagProtocol],
    [6, { type: typed(table.xfrmTypes) }],
    [7, selinuxProtocol],
    [12, netfilterProtocol],
    [16, genericProtocol],
    [9, { type: typed(table.auditTypes) }],
    [21, cryptoProtocol],
  ]);
  return all;
}
