import { endpointOf, endpointText, isPublic } from '../analysis/endpoint.js';
import type { RiskRule } from './rule.js';

/** The address in a message. */
function nameOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'msg_name' in message
    ? message.msg_name
    : undefined;
}

/** Rules about the network. */
export const networkRules: readonly RiskRule[] = [
  {
    id: 'public-connection',
    level: 'warning',
    calls: ['connect', 'sendto', 'sendmsg'],
    attempts: true,
    reason(call) {
      const endpoint = endpointOf(call.args.addr ?? call.args.dest_addr ?? nameOf(call.args.msg));
      return endpoint !== undefined && isPublic(endpoint)
        ? `talks to ${endpointText(endpoint)}, an address of the public internet`
        : undefined;
    },
  },
  {
    id: 'raw-socket',
    level: 'warning',
    calls: ['socket'],
    attempts: true,
    reason(call) {
      const packet = call.args.domain === 'AF_PACKET';
      const raw = String(call.args.type).includes('SOCK_RAW') && call.args.domain !== 'AF_NETLINK';
      return packet || raw ? 'opens a raw socket, by which it can read or forge packets' : undefined;
    },
  },
  {
    id: 'listen-everywhere',
    level: 'warning',
    calls: ['bind'],
    reason(call) {
      const endpoint = endpointOf(call.args.addr);
      if (endpoint === undefined || (endpoint.host !== '0.0.0.0' && endpoint.host !== '::')) return undefined;
      return endpoint.port === 0 ? undefined : `takes connections from everywhere on port ${endpoint.port}`;
    },
  },
];
