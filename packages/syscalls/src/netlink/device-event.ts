import { custom } from '../model/custom.js';
import type { Notation } from '../model/notation.js';
import { Bytes } from '../values/bytes.js';

/** The header that udev puts before the properties of a device (`struct udev_monitor_netlink_header` of libudev). */
export interface DeviceEventHeader {
  readonly prefix: 'libudev';
  readonly magic: number;
  readonly header_size: number;
  readonly properties_off: number;
  readonly properties_len: number;
  readonly filter_subsystem_hash: number;
  readonly filter_devtype_hash: number;
  readonly filter_tag_bloom_hi: number;
  readonly filter_tag_bloom_lo: number;
}

/** What udev says of a device over NETLINK_KOBJECT_UEVENT. */
export interface DeviceEvent {
  readonly header: DeviceEventHeader;
  readonly properties: Bytes;
}

const PREFIX = 'libudev\0';
const HEADER = 40;

/**
 * Reads udev's message of `size` bytes, of which those from `pos` to `end` were copied; undefined if it is none: the
 * kernel's own messages are text.
 */
export function decodeDeviceEvent(
  bytes: Uint8Array,
  view: DataView,
  pos: number,
  end: number,
  size: number,
): DeviceEvent | undefined {
  if (size < HEADER || end - pos < HEADER) return undefined;
  for (let i = 0; i < PREFIX.length; i++) if (bytes[pos + i] !== PREFIX.charCodeAt(i)) return undefined;
  const own = (index: number): number => view.getUint32(pos + 8 + 4 * index, true);
  const network = (index: number): number => view.getUint32(pos + 8 + 4 * index, false);
  return {
    header: {
      prefix: 'libudev',
      magic: network(0),
      header_size: own(1),
      properties_off: own(2),
      properties_len: own(3),
      filter_subsystem_hash: network(4),
      filter_devtype_hash: network(5),
      filter_tag_bloom_hi: network(6),
      filter_tag_bloom_lo: network(7),
    },
    properties: new Bytes(bytes, pos + HEADER, end, size - HEADER),
  };
}

const networkNames: readonly string[] = [
  'magic',
  'filter_subsystem_hash',
  'filter_devtype_hash',
  'filter_tag_bloom_hi',
  'filter_tag_bloom_lo',
];

function showHeader(header: DeviceEventHeader): Notation {
  return {
    members: Object.entries(header).map(([name, value]): [string, Notation] => {
      if (typeof value === 'string') return [name, { quoted: value }];
      if (!networkNames.includes(name)) return [name, String(value)];
      return [name, `htonl(${value === 0 ? '0' : `0x${value.toString(16)}`})`];
    }),
  };
}

/** How udev's messages are shown. */
export const deviceEventKind = custom<DeviceEvent>({
  name: 'udev_monitor_netlink_header',
  decode: () => undefined as unknown as DeviceEvent,
  show: ({ header, properties }) =>
    properties.length === 0 ? showHeader(header) : { items: [showHeader(header), { text: properties }] },
});
