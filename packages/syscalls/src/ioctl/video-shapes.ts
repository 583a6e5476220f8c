/** Shapes of the structures of video devices (linux/videodev2.h). */

import {
  videoBlankingFlags,
  videoBufferTypes,
  videoColorspaces,
  videoFields,
  videoMetaFormats,
  videoPixelFormats,
  videoRadioFormats,
  videoSlicedServices,
} from '../constants/ioctl-video.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { custom } from '../model/custom.js';
import { labelled, unlessZero } from '../model/decorate.js';
import { address, flags, hex, int, oneOf, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { list } from '../model/pointer.js';
import { equals, field } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';
import type { EnumTable } from '../model/table.js';
import { letter } from './shapes.js';

const plain = hex('u32');

/** Quoted as a character, or by its number. */
function character(byte: number): string {
  return byte >= 0x20 && byte < 0x7f ? letter(byte) : `'\\x${byte.toString(16).padStart(2, '0')}'`;
}

/** Four characters that stand for a format, with its name. */
export function fourCharacters(table: EnumTable) {
  return custom<number>({
    name: 'v4l2_fourcc',
    c: 'u32',
    decode: ({ view }, pos) => view.getUint32(pos, true),
    show(value) {
      const characters = [0, 8, 16, 24].map((shift) => character((value >>> shift) & 0xff));
      const call: Notation = { call: 'v4l2_fourcc', args: characters };
      const name = table.nameOf(value, 'x86_64');
      const shown: Notation = name === undefined ? call : { parts: [call, ` /* ${name} */`] };
      return { styles: { abbrev: shown, raw: { value, as: plain }, verbose: shown } };
    },
  });
}

export const pixelFormat = fourCharacters(videoPixelFormats);

/** `struct v4l2_fract`: a fraction. */
export const fraction = custom<{ readonly numerator: number; readonly denominator: number }>({
  name: 'v4l2_fract',
  bytes: 8,
  align: 4,
  decode: ({ view }, pos, end) =>
    pos + 8 > end
      ? { numerator: 0, denominator: 0 }
      : { numerator: view.getUint32(pos, true), denominator: view.getUint32(pos + 4, true) },
  show: ({ numerator, denominator }) => `${numerator}/${denominator}`,
});

/** `struct v4l2_rect`. */
export const rectangle = struct('v4l2_rect', { left: int(), top: int(), width: uint(), height: uint() });

const picture = struct(
  'v4l2_pix_format',
  {
    width: uint(),
    height: uint(),
    pixelformat: pixelFormat,
    field: oneOf(videoFields),
    bytesperline: uint(),
    sizeimage: uint(),
    colorspace: oneOf(videoColorspaces),
  },
  { bytes: 48 },
);

const plane = struct('v4l2_plane_pix_format', { sizeimage: uint(), bytesperline: uint() }, { bytes: 20 });
const PLANES = 8;

const planes = struct(
  'v4l2_pix_format_mplane',
  {
    width: uint(),
    height: uint(),
    pixelformat: pixelFormat,
    field: oneOf(videoFields),
    colorspace: oneOf(videoColorspaces),
    plane_fmt: array(plane, PLANES, field('num_planes')),
    num_planes: int('u8'),
  },
  { bytes: 192 },
);

const clip = struct(
  'v4l2_clip',
  { c: rectangle, next: padding(0) },
  { bytes: ({ wordSize }) => 16 + wordSize },
);

const overlay = struct('v4l2_window', {
  w: rectangle,
  field: oneOf(videoFields),
  chromakey: hex('u32'),
  clips: list(clip, field('clipcount')),
  clipcount: uint(),
  bitmap: address(),
  global_alpha: hex('u8'),
});

const blanking = struct(
  'v4l2_vbi_format',
  {
    sampling_rate: uint(),
    offset: uint(),
    samples_per_line: uint(),
    sample_format: pixelFormat,
    start: array(int(), 2),
    count: array(uint(), 2),
    flags: flags(videoBlankingFlags),
  },
  { bytes: 44 },
);

const sliced = struct(
  'v4l2_sliced_vbi_format',
  {
    service_set: flags(videoSlicedServices, 'u16'),
    service_lines: array(array(hex('u16'), 24), 2),
    io_size: uint(),
  },
  { bytes: 112 },
);

const radio = struct(
  'v4l2_sdr_format',
  { pixelformat: fourCharacters(videoRadioFormats), buffersize: unlessZero(uint()) },
  { bytes: 32 },
);

const meta = struct(
  'v4l2_meta_format',
  { dataformat: fourCharacters(videoMetaFormats), buffersize: uint() },
  {
    bytes: 20,
  },
);

/** Members of the union `fmt` of `struct v4l2_format`, and the types of buffers that have them. */
const formats: readonly (readonly [member: string, kind: AnyKind, types: readonly number[]])[] = [
  ['pix', picture, [1, 2]],
  ['pix_mp', planes, [9, 10]],
  ['win', overlay, [3, 8]],
  ['vbi', blanking, [4, 5]],
  ['sliced', sliced, [6, 7]],
  ['sdr', radio, [11, 12]],
  ['meta', meta, [13, 14]],
];

/** Bytes of the unions of video devices. */
const ROOM = 200;
const nothing = struct('', { none: padding(0) });

export const bufferType = oneOf(videoBufferTypes);

/** `fmt` of `struct v4l2_format`. */
export const format = union(
  formats.flatMap(([member, kind, types]) =>
    types.map((type) => ({
      if: [equals(field('type'), type)],
      kind: struct('', { [member]: labelled(`fmt.${member}`, kind) }),
    })),
  ),
  nothing,
  { flat: true, bytes: ROOM },
);
