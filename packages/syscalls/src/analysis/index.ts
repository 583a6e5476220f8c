/**
 * What happened to files, processes and endpoints.
 *
 * @module @hstrace/syscalls/analysis
 */

export { descriptorsIn, descriptorsOf } from './descriptors.js';
export { type DnsAnswer, type DnsMessage, dnsAnswer, dnsMessage, ipv6Text } from './dns.js';
export { type Effect, effects } from './effects.js';
export { type Endpoint, endpointOf, endpointText, isPublic } from './endpoint.js';
export { globPattern } from './glob.js';
export { descriptorText, normalise, pathText, resolvePath } from './subject.js';
export {
  type CategoryRecord,
  type EndpointRecord,
  type FileRecord,
  type ProcessRecord,
  type WaitRecord,
  World,
} from './world.js';
