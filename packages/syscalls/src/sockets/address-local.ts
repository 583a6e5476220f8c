import { addressFamilies } from '../constants/socket.gen.js';
import { custom } from '../model/custom.js';
import { oneOf } from '../model/integers.js';
import { decodeText, type Text } from '../model/strings.js';
import { Bytes } from '../values/bytes.js';

const family = oneOf(addressFamilies, 'u16');
/** `sizeof(struct sockaddr_un)`. */
const SIZE = 110;

/** An address of a Unix socket, unix(7). */
export interface UnixAddress {
  readonly sa_family: 'AF_UNIX';
  /** The socket file, or the name in the abstract namespace (without the NUL before it). */
  readonly sun_path: Text;
  /** The name is no file's. */
  readonly abstract: boolean;
}

/** Bytes as text if they are UTF-8. */
export function textOf(bytes: Uint8Array, start: number, end: number): Text {
  return decodeText(bytes, start, end) ?? new Bytes(bytes, start, end, end - start, true);
}

/** Where the C string at a position ends, at most at `end`. */
export function endOfString(bytes: Uint8Array, start: number, end: number): number {
  let stop = start;
  while (stop < end && bytes[stop] !== 0) stop++;
  return stop;
}

/** `struct sockaddr_un`: its length tells how long the name is. */
export const sockaddrUn = custom<UnixAddress>({
  name: 'sockaddr_un',
  decode: ({ bytes }, pos, end) => {
    const stop = Math.min(end, pos + SIZE);
    const start = pos + 2;
    const abstract = bytes[start] === 0;
    return {
      sa_family: 'AF_UNIX',
      sun_path: abstract
        ? textOf(bytes, start + 1, Math.max(start + 1, stop))
        : textOf(bytes, start, endOfString(bytes, start, stop)),
      abstract,
    };
  },
  show: ({ sun_path, abstract }) => ({
    members: [
      ['sa_family', { value: 'AF_UNIX', as: family }],
      ['sun_path', abstract ? { parts: ['@', { quoted: sun_path }] } : { quoted: sun_path }],
    ],
  }),
});
