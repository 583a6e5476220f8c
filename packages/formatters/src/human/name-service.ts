import { Bytes, type SyscallCall } from '@hstrace/syscalls';
import {
  type DnsMessage,
  dnsMessage,
  endpointOf,
  endpointText,
  type World,
} from '@hstrace/syscalls/analysis';
import { safe } from './words/safe.js';

/** The port of name servers. */
const PORT = 53;
const TALKS = /^(send(to|msg|mmsg)|recv(from|msg|mmsg))$/;
const ERRORS: Readonly<Record<number, string>> = {
  1: 'it does not understand the question',
  2: 'it has a failure of its own',
  4: 'it does not answer such questions',
  5: 'it refuses',
};
/** How deep data may lie in the arguments: in messages, their headers, and lists of pieces. */
const DEEPEST = 6;

/**
 * The sentence for a call that asks a name server or hears from it: what a person wants to know is not how many bytes
 * went there.
 */
export function nameServiceSentence(call: SyscallCall, world: World): string | undefined {
  if (!TALKS.test(call.name) || call.result?.ok !== true) return undefined;
  const { sockfd, dest_addr: to, src_addr: from } = call.args;
  const link = typeof sockfd === 'number' ? call.descriptor(sockfd)?.link : undefined;
  const known = link === undefined ? undefined : world.endpointOfSocket(String(link))?.endpoint;
  const server = endpointOf(to ?? from) ?? known;
  if (server?.port !== PORT) return undefined;
  const messages = messagesIn(call.args, DEEPEST);
  const [first] = messages;
  if (first === undefined) return undefined;
  const names = [...new Set(messages.map(({ name }) => safe(name)))].join(' and ');
  const who = safe(endpointText(server));
  if (call.name.startsWith('send'))
    return `asks ${who} ${first.isAddress ? 'for the address of' : 'about'} ${names}`;
  if (first.code === undefined) return undefined;
  const addresses = messages.flatMap((one) => one.addresses);
  if (addresses.length > 0) return `learns from ${who} that ${names} is ${shortList(addresses)}`;
  if (first.code === 0) return `learns from ${who} that ${names} has no such address`;
  if (first.code === 3) return `learns from ${who} that there is no ${names}`;
  return `learns nothing about ${names} from ${who}: ${ERRORS[first.code] ?? `error ${first.code}`}`;
}

function shortList(addresses: readonly string[]): string {
  const more = addresses.length > 3 ? ` and ${addresses.length - 3} more` : '';
  return `${addresses.slice(0, 3).join(', ')}${more}`;
}

/** The messages in the data of a call, wherever they lie. */
function messagesIn(value: unknown, depth: number): DnsMessage[] {
  if (value instanceof Bytes) {
    const message = dnsMessage(value.bytes);
    return message === undefined || message.name === '' ? [] : [message];
  }
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value)
    .slice(0, 16)
    .flatMap((one) => messagesIn(one, depth - 1));
}
