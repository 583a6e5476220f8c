import * as table from '../../constants/netlink-diag.gen.js';
import { array } from '../../model/arrays.js';
import { type CustomKind, custom, decodeInside } from '../../model/custom.js';
import { bare, inStyle } from '../../model/decorate.js';
import { flags, htons, interfaceIndex, uint } from '../../model/integers.js';
import type { AnyKind } from '../../model/kind.js';
import { meaning } from '../../model/notation.js';
import { struct } from '../../model/struct.js';
import { hexLiteral, ipv4Text, ipv6 } from '../../sockets/internet.js';
import { Bytes } from '../../values/bytes.js';
import { indexed } from '../readers.js';

/** Two words that the kernel tells sockets apart by. */
export const cookie = array(uint(), 2);

/** Memory of a socket (linux/sock_diag.h). */
export const memoryInfo = indexed(uint(), table.memoryInfo);

const AF_INET6 = 10;

/** An IPv4 address where there is room for one of IPv6; all of it is shown as the plain value. */
export const roomyAddress = custom<Bytes>({
  name: 'addr',
  bytes: 16,
  align: 4,
  decode: ({ bytes }, pos) => new Bytes(bytes, pos, pos + 16, 16),
  show: ({ bytes }) =>
    meaning(hexLiteral(bytes), { call: 'inet_addr', args: [{ quoted: ipv4Text(bytes, 0) }] }),
});

const inet = struct('inet_diag_sockid', {
  idiag_sport: htons(),
  idiag_dport: htons(),
  idiag_src: roomyAddress,
  idiag_dst: roomyAddress,
  idiag_if: interfaceIndex(),
  idiag_cookie: cookie,
});
const inet6 = struct('inet_diag_sockid', {
  idiag_sport: htons(),
  idiag_dport: htons(),
  idiag_src: bare(ipv6('idiag_src')),
  idiag_dst: bare(ipv6('idiag_dst')),
  idiag_if: interfaceIndex(),
  idiag_cookie: cookie,
});

/** A socket of the internet by its addresses. */
export interface SocketId {
  readonly value: unknown;
  readonly family: number;
}

/** `struct inet_diag_sockid`; `back` is how far before it the address family is that decides how addresses look. */
export function socketId(back: number): CustomKind<SocketId> {
  const bytes = 48;
  const kindAt = (family: number): AnyKind => (family === AF_INET6 ? inet6 : inet);
  return custom<SocketId>({
    name: 'inet_diag_sockid',
    bytes,
    align: 4,
    decode: (frame, pos, end) => {
      const family = frame.bytes[pos - back] as number;
      return { value: decodeInside(kindAt(family), frame, frame.entry, pos, end), family };
    },
    show: ({ value, family }) => ({ value, as: kindAt(family) }),
  });
}

/** What of a connection is shut down; names stand as a comment behind the number. */
export const shutdown = inStyle('verbose', flags(table.socketShutdown, 'u8'));

/** Bytes of which a field before them says how many count: its offset from them, negative. */
export const countedBytes = (bytes: number, countAt: number): CustomKind<Bytes> =>
  custom<Bytes>({
    name: 'bytes',
    bytes,
    decode: ({ bytes: all, view }, pos) => {
      const count = Math.min(view.getUint16(pos + countAt, true), bytes);
      return new Bytes(all, pos, pos + count, count);
    },
    show: (value) => hexLiteral(value.bytes),
  });
