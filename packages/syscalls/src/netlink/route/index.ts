import { routeTypes } from '../../constants/netlink.gen.js';
import { type EnumKind, oneOf } from '../../model/integers.js';
import { isRead, notRead } from '../context.js';
import { type FamilyMessage, readFamily, readMessage } from '../header.js';
import type { NetlinkProtocol } from '../protocol.js';
import { addressLabelMessage, addressMessage } from './address.js';
import { linkMessage } from './link.js';
import { neighbourMessage, neighbourTableMessage } from './neighbour.js';
import {
  configurationMessage,
  dataCentreMessage,
  multicastDatabaseMessage,
  namespaceMessage,
  nextHopMessage,
  reportMessage,
} from './other.js';
import { routeMessage, ruleMessage } from './route.js';
import { statisticsMessage } from './statistics.js';
import { trafficActionMessage, trafficMessage } from './traffic.js';

const groups: readonly (readonly [message: FamilyMessage, types: string])[] = [
  [linkMessage, 'NEWLINK DELLINK GETLINK SETLINK'],
  [addressMessage, 'NEWADDR DELADDR GETADDR NEWMULTICAST DELMULTICAST GETMULTICAST'],
  [addressMessage, 'NEWANYCAST DELANYCAST GETANYCAST'],
  [routeMessage, 'NEWROUTE DELROUTE GETROUTE'],
  [neighbourMessage, 'NEWNEIGH DELNEIGH GETNEIGH'],
  [ruleMessage, 'NEWRULE DELRULE GETRULE'],
  [
    trafficMessage,
    'NEWQDISC DELQDISC GETQDISC NEWTCLASS DELTCLASS GETTCLASS NEWTFILTER DELTFILTER GETTFILTER',
  ],
  [trafficMessage, 'NEWCHAIN DELCHAIN GETCHAIN'],
  [trafficActionMessage, 'NEWACTION DELACTION GETACTION'],
  [neighbourTableMessage, 'NEWNEIGHTBL GETNEIGHTBL SETNEIGHTBL'],
  [addressLabelMessage, 'NEWADDRLABEL DELADDRLABEL GETADDRLABEL'],
  [dataCentreMessage, 'GETDCB SETDCB'],
  [configurationMessage, 'NEWNETCONF DELNETCONF GETNETCONF'],
  [multicastDatabaseMessage, 'NEWMDB DELMDB GETMDB'],
  [namespaceMessage, 'NEWNSID DELNSID GETNSID'],
  [statisticsMessage, 'NEWSTATS GETSTATS'],
  [reportMessage, 'NEWCACHEREPORT'],
  [nextHopMessage, 'NEWNEXTHOP DELNEXTHOP GETNEXTHOP'],
];

const byName = new Map(
  groups.flatMap(([message, types]) => types.split(' ').map((type) => [`RTM_${type}`, message] as const)),
);

const NLMSG_DONE = 3;
const AF_BRIDGE = 7;

/** The message that a type stands for. Questions about the neighbours of a bridge begin as those about links do. */
function messageOf(name: string | undefined, family: number): FamilyMessage | undefined {
  if (name === 'RTM_GETNEIGH' && family === AF_BRIDGE) return linkMessage;
  return name === undefined ? undefined : byName.get(name as `RTM_${string}`);
}

/** NETLINK_ROUTE, rtnetlink(7). */
export const routeProtocol: NetlinkProtocol = {
  type: oneOf(routeTypes, 'u16') as EnumKind<string>,
  payload(context, pos, length, type) {
    if (type === NLMSG_DONE) return undefined;
    if (!isRead(context, pos, 1)) return [notRead(context, pos)];
    const name = routeTypes.nameOf(type, context.frame.abi.arch);
    const message = messageOf(name, context.frame.bytes[pos] as number);
    return message === undefined
      ? [readFamily(context, pos, length)]
      : readMessage(message, context, pos, length);
  },
};
