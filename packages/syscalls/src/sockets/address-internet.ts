import { addressFamilies } from '../constants/socket.gen.js';
import { type CustomKind, custom } from '../model/custom.js';
import { bare } from '../model/decorate.js';
import { htonl, htons, interfaceIndex, oneOf } from '../model/integers.js';
import { struct } from '../model/struct.js';
import { ipv4, ipv6 } from './internet.js';

const family = oneOf(addressFamilies, 'u16');

/** `struct sockaddr_in` of linux/in.h. */
export const sockaddrIn = struct(
  'sockaddr_in',
  { sa_family: family, sin_port: htons(), sin_addr: ipv4() },
  { bytes: 16 },
);

const zoneIndex = interfaceIndex();

/** `sin6_scope_id`, which older programs leave out; one that is cut counts as filled up with zeros. */
const scopeId = (index: boolean): CustomKind<number> =>
  custom<number>({
    name: 'scopeId',
    bytes: 4,
    align: 4,
    decode: ({ bytes }, pos, end) => {
      if (pos >= end) return undefined as unknown as number;
      let value = 0;
      for (let i = 0; i < 4 && pos + i < end; i++) value += (bytes[pos + i] as number) * 2 ** (8 * i);
      return value;
    },
    show: (value) => (index ? { value, as: zoneIndex } : String(value)),
  });

const in6Members = {
  sa_family: family,
  sin6_port: htons(),
  sin6_flowinfo: htonl(),
  sin6_addr: bare(ipv6('sin6_addr')),
} as const;

/** `struct sockaddr_in6` of linux/in6.h. */
export const sockaddrIn6 = struct('sockaddr_in6', { ...in6Members, sin6_scope_id: scopeId(false) });
/** The same for an address of the local link, whose zone is an interface. */
export const sockaddrIn6Local = struct('sockaddr_in6', { ...in6Members, sin6_scope_id: scopeId(true) });

/** Whether the IPv6 address at a position belongs to the local link. */
export function isLinkLocal(bytes: Uint8Array, pos: number): boolean {
  const first = bytes[pos] as number;
  const second = bytes[pos + 1] as number;
  return (first === 0xfe && (second & 0xc0) === 0x80) || (first === 0xff && (second & 0x0f) === 2);
}

/** The members of internet addresses inside other structures (RxRPC), by the names they have there. */
export const sinMembers = struct(
  'sockaddr_in',
  { sin_family: family, sin_port: htons(), sin_addr: ipv4() },
  { bytes: 16 },
);
export const sin6Members = struct('sockaddr_in6', {
  sin6_family: family,
  sin6_port: htons(),
  sin6_flowinfo: htonl(),
  sin6_addr: bare(ipv6('sin6_addr')),
  sin6_scope_id: scopeId(false),
});
