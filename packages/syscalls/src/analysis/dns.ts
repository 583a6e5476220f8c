/** What is asked of a name server, or what it answers. */
export interface DnsMessage {
  /** The name that it is about. */
  readonly name: string;
  /** Whether an address is asked for (A or AAAA). */
  readonly isAddress: boolean;
  /** `undefined` for questions; of answers 0, or the code of an error (3: there is no such name). */
  readonly code: number | undefined;
  readonly addresses: readonly string[];
}

/** What an answer of a name server says: addresses by the name that was asked for. */
export interface DnsAnswer {
  readonly name: string;
  readonly addresses: readonly string[];
}

const HEADER = 12;
const TYPE_A = 1;
const TYPE_AAAA = 28;
/** More records than a real answer has. */
const MOST_RECORDS = 64;

/** Reads an answer (RFC 1035); undefined for bytes that are none. Total for any bytes. */
export function dnsAnswer(bytes: Uint8Array): DnsAnswer | undefined {
  const message = dnsMessage(bytes);
  return message?.code === 0 ? { name: message.name, addresses: message.addresses } : undefined;
}

/** Reads a question or an answer (RFC 1035) about one name; undefined for bytes that are none. Total for any bytes. */
export function dnsMessage(bytes: Uint8Array): DnsMessage | undefined {
  if (bytes.length < HEADER) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(2);
  if (view.getUint16(4) !== 1) return undefined;
  const question = readName(bytes, HEADER);
  if (question === undefined) return undefined;
  const code = (flags & 0x8000) === 0 ? undefined : flags & 0x000f;
  const asked = question.end + 2 <= bytes.length ? view.getUint16(question.end) : 0;
  let pos = question.end + 4;
  const addresses: string[] = [];
  const count = Math.min(view.getUint16(6), MOST_RECORDS);
  for (let i = 0; i < count; i++) {
    const owner = readName(bytes, pos);
    if (owner === undefined || owner.end + 10 > bytes.length) break;
    const type = view.getUint16(owner.end);
    const length = view.getUint16(owner.end + 8);
    const start = owner.end + 10;
    if (start + length > bytes.length) break;
    if (type === TYPE_A && length === 4)
      addresses.push(Array.from(bytes.subarray(start, start + 4)).join('.'));
    else if (type === TYPE_AAAA && length === 16) addresses.push(ipv6Text(bytes.subarray(start, start + 16)));
    pos = start + length;
  }
  return { name: question.name, isAddress: asked === TYPE_A || asked === TYPE_AAAA, code, addresses };
}

function readName(bytes: Uint8Array, start: number): { name: string; end: number } | undefined {
  const labels: string[] = [];
  let pos = start;
  let end = -1;
  // Each jump goes to somewhere else, and a name has at most 127 labels: a loop of pointers ends here.
  for (let steps = 0; steps < 128; steps++) {
    const length = bytes[pos];
    if (length === undefined) return undefined;
    if (length === 0) return { name: labels.join('.'), end: end < 0 ? pos + 1 : end };
    if ((length & 0xc0) === 0xc0) {
      const low = bytes[pos + 1];
      if (low === undefined) return undefined;
      if (end < 0) end = pos + 2;
      pos = ((length & 0x3f) << 8) | low;
      continue;
    }
    if (length > 63 || pos + 1 + length > bytes.length) return undefined;
    labels.push(String.fromCharCode(...bytes.subarray(pos + 1, pos + 1 + length)));
    pos += 1 + length;
  }
  return undefined;
}

/** An IPv6 address in the form of RFC 5952. */
export function ipv6Text(bytes: Uint8Array): string {
  const groups = Array.from({ length: 8 }, (_, i) =>
    (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16),
  );
  let best = { start: -1, length: 1 };
  for (let i = 0; i < 8; ) {
    let length = 0;
    while (i + length < 8 && groups[i + length] === '0') length++;
    if (length > best.length) best = { start: i, length };
    i += Math.max(1, length);
  }
  if (best.start < 0) return groups.join(':');
  return `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`;
}
