import {
  videoBufferFlags,
  videoCapabilities,
  videoCaptureModes,
  videoFormatFlags,
  videoFrameIntervals,
  videoFrameSizes,
  videoInputCapabilities,
  videoInputStatus,
  videoInputTypes,
  videoMemory,
  videoStandards,
  videoStreamCapabilities,
  videoTimestampSources,
  videoTimestamps,
  videoTunerCapabilities,
  videoTunerChannels,
  videoTunerModes,
  videoTunerTypes,
} from '../constants/ioctl-video.gen.js';
import { openFlags } from '../constants/open.gen.js';
import type { Abi } from '../model/abi.js';
import { union } from '../model/branch.js';
import { custom } from '../model/custom.js';
import { bare, hidden, labelled, unlessZero } from '../model/decorate.js';
import { address, fd, flags, hex, int, oneOf, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { equals, field } from '../model/ref.js';
import { chars } from '../model/strings.js';
import { padding, reserved, struct } from '../model/struct.js';
import { timeval, timeval32 } from '../structs/time.js';
import { Flags } from '../values/flags.js';
import { defineRequests } from './family.js';
import { exchange, ifWhole, out } from './shapes.js';
import {
  control,
  getExtendedControls,
  queryControl,
  queryExtendedControl,
  queryMenu,
  setExtendedControls,
} from './video-controls.js';
import { bufferType, format, fraction, pixelFormat, rectangle } from './video-shapes.js';

const TIMESTAMP = 0xe000;
const TIMESTAMP_SOURCE = 0x7_0000;

const someFlags = flags(videoBufferFlags);
const timestamp = oneOf(videoTimestamps);
const timestampSource = oneOf(videoTimestampSources);

/** Flags of a buffer, and two enumerations in the same number. */
const bufferFlags = custom<number>({
  name: 'v4l2_buf_flags',
  c: 'u32',
  decode: ({ view }, pos) => view.getUint32(pos, true),
  show(value): Notation {
    const rest = (value & ~(TIMESTAMP | TIMESTAMP_SOURCE)) >>> 0;
    const enumerated: Notation[] = [
      { value: videoTimestamps.nameOf(value & TIMESTAMP, 'x86_64') ?? value & TIMESTAMP, as: timestamp },
      '|',
      {
        value: videoTimestampSources.nameOf(value & TIMESTAMP_SOURCE, 'x86_64') ?? value & TIMESTAMP_SOURCE,
        as: timestampSource,
      },
    ];
    const first: Notation[] =
      rest === 0 ? [] : [{ value: new Flags(rest, videoBufferFlags, 'x86_64'), as: someFlags }, '|'];
    const parts: Notation = { parts: [...first, ...enumerated] };
    return { styles: { abbrev: parts, raw: { value, as: hex('u32') }, verbose: parts } };
  },
});

/** Stands for what is not shown. */
const more = bare(custom<true>({ name: 'more', decode: () => true, show: () => '...' }));

/** The version of a kernel. */
const version = custom<number>({
  name: 'kernel-version',
  c: 'u32',
  decode: ({ view }, pos) => view.getUint32(pos, true),
  show: (value) => {
    const plain: Notation = { value, as: hex('u32') };
    const call: Notation = {
      call: 'KERNEL_VERSION',
      args: [String(value >>> 16), String((value >>> 8) & 0xff), String(value & 0xff)],
    };
    return { styles: { abbrev: call, raw: plain, verbose: { parts: [plain, ' /* ', call, ' */'] } } };
  },
});

const memory = oneOf(videoMemory);
const nothing = struct('', { none: padding(0) });

/** Requests of video devices (linux/videodev2.h). */
export const videoRequests = defineRequests(() => {
  const formatOf = struct('v4l2_format', { type: bufferType, fmt: format });
  const formatLeft = struct('v4l2_format', { type: hidden(bufferType), fmt: format });
  const setFormat = pointer(formatOf, {
    direction: 'inout',
    after: ifWhole(formatLeft, ({ fmt }) => {
      const { win } = fmt as { win?: { clips: unknown } };
      return win === undefined ? [] : win.clips;
    }),
  });

  const left = ['memory', 'm', 'length', 'bytesused', 'flags', 'more'] as const;
  const buffersWith = (name: string, time: typeof timeval | typeof timeval32) => {
    const shown = ['type', 'index', ...left] as const;
    const fields = {
      index: uint(),
      type: bufferType,
      bytesused: uint(),
      flags: bufferFlags,
      field: padding(4, 4),
      timestamp: time,
      timecode: padding(16, 4),
      sequence: padding(4, 4),
      memory,
      m: union(
        [
          {
            if: [equals(field('memory'), 1)],
            kind: struct('', { offset: labelled('m.offset', hex('u32')) }),
          },
          {
            if: [equals(field('memory'), 2)],
            kind: struct('', { userptr: labelled('m.userptr', address()) }),
          },
        ],
        nothing,
        { flat: true },
      ),
      length: uint(),
      reserved2: padding(4, 4),
      request_fd: padding(4, 4),
      more,
    };
    return {
      buffer: struct(name, fields, { order: shown }),
      taken: struct(name, fields, { order: [...shown.slice(0, -1), 'timestamp', 'more'] }),
    };
  };
  const { buffer, taken } = buffersWith('v4l2_buffer', timeval);
  const old = buffersWith('v4l2_buffer_time32', timeval32);

  const parameters = {
    capability: flags(videoStreamCapabilities),
    mode: flags(videoCaptureModes),
    timeperframe: fraction,
    extendedmode: hex('u32'),
    buffers: uint(),
  };
  const { capability, mode, timeperframe, extendedmode, buffers } = parameters;
  const streamParameters = union(
    [
      {
        if: [equals(field('type'), 1)],
        kind: struct('', {
          capture: labelled(
            'parm.capture',
            struct(
              'v4l2_captureparm',
              { capability, capturemode: mode, timeperframe, extendedmode, readbuffers: buffers },
              { bytes: 40 },
            ),
          ),
        }),
      },
      {
        if: [equals(field('type'), 2)],
        kind: struct('', {
          output: labelled(
            'parm.output',
            struct(
              'v4l2_outputparm',
              { capability, outputmode: mode, timeperframe, extendedmode, writebuffers: buffers },
              { bytes: 40 },
            ),
          ),
        }),
      },
    ],
    nothing,
    { flat: true, bytes: 200, align: 4 },
  );
  const stream = struct('v4l2_streamparm', { type: bufferType, parm: streamParameters });

  const tuner = {
    name: chars(32),
    type: oneOf(videoTunerTypes),
    capability: flags(videoTunerCapabilities),
    rangelow: uint(),
    rangehigh: uint(),
    rxsubchans: flags(videoTunerChannels),
    audmode: oneOf(videoTunerModes),
    signal: int(),
    afc: int(),
    reserved: padding(16, 4),
  };
  const tunerOf = struct('v4l2_tuner', { index: uint(), ...tuner });
  const tunerLeft = struct('v4l2_tuner', { index: hidden(uint()), ...tuner });

  const frameBuffer = struct(
    'v4l2_framebuffer',
    { capability: hex('u32'), flags: hex('u32'), base: address() },
    { bytes: ({ wordSize }) => (wordSize === 8 ? 48 : 44) },
  );
  const crop = struct('v4l2_crop', { type: bufferType, c: rectangle });
  const step = struct('v4l2_frmsize_stepwise', {
    min_width: uint(),
    max_width: uint(),
    step_width: uint(),
    min_height: uint(),
    max_height: uint(),
    step_height: uint(),
  });
  const intervals = struct('v4l2_frmival_stepwise', { min: fraction, max: fraction, step: fraction });
  const standard = hex('u64');
  const created = { index: uint(), count: uint(), memory, format: formatOf };
  const createdBytes = ({ wordSize }: Abi): number => (wordSize === 8 ? 256 : 248);
  return {
    VIDIOC_QUERYCAP: out(
      struct(
        'v4l2_capability',
        {
          driver: chars(16),
          card: chars(32),
          bus_info: chars(32),
          version,
          capabilities: flags(videoCapabilities),
          device_caps: unlessZero(flags(videoCapabilities)),
        },
        { bytes: 104 },
      ),
    ),
    VIDIOC_ENUM_FMT: exchange(
      struct(
        'v4l2_fmtdesc',
        {
          index: uint(),
          type: bufferType,
          flags: flags(videoFormatFlags),
          description: chars(32),
          pixelformat: pixelFormat,
        },
        { bytes: 64 },
      ),
      { out: ['flags', 'description', 'pixelformat'] },
    ),
    VIDIOC_G_FMT: exchange(formatOf, { out: ['fmt'] }),
    VIDIOC_S_FMT: setFormat,
    VIDIOC_TRY_FMT: setFormat,
    VIDIOC_REQBUFS: exchange(
      struct(
        'v4l2_requestbuffers',
        { count: uint(), type: bufferType, memory },
        { bytes: 20, order: ['type', 'memory', 'count'] },
      ),
      { changed: ['count'] },
    ),
    VIDIOC_QUERYBUF: exchange(buffer, { out: left }),
    VIDIOC_QBUF: exchange(buffer, { out: left }),
    VIDIOC_DQBUF: exchange(taken, { out: ['index', ...left, 'timestamp'] }),
    // As 32-bit programs with 32-bit times have them.
    VIDIOC_QUERYBUF_TIME32: exchange(old.buffer, { out: left }),
    VIDIOC_QBUF_TIME32: exchange(old.buffer, { out: left }),
    VIDIOC_DQBUF_TIME32: exchange(old.taken, { out: ['index', ...left, 'timestamp'] }),
    VIDIOC_EXPBUF: pointer(
      struct(
        'v4l2_exportbuffer',
        { type: bufferType, index: uint(), plane: uint(), flags: flags(openFlags) },
        { bytes: 64 },
      ),
      {
        direction: 'inout',
        after: struct('v4l2_exportbuffer', { fd: fd() }, { at: { fd: 16 }, bytes: 64 }),
      },
    ),
    VIDIOC_G_FBUF: out(frameBuffer),
    VIDIOC_S_FBUF: pointer(frameBuffer),
    VIDIOC_STREAMON: pointer(bufferType),
    VIDIOC_STREAMOFF: pointer(bufferType),
    VIDIOC_G_PARM: exchange(stream, { out: ['parm'] }),
    VIDIOC_S_PARM: pointer(stream, {
      direction: 'inout',
      after: struct('v4l2_streamparm', { type: hidden(bufferType), parm: streamParameters }),
    }),
    VIDIOC_G_STD: out(standard),
    VIDIOC_S_STD: pointer(standard),
    VIDIOC_ENUMSTD: exchange(
      struct(
        'v4l2_standard',
        { index: uint(), id: reserved('u64'), name: chars(24), frameperiod: fraction, framelines: uint() },
        { bytes: ({ align64 }) => (align64 === 8 ? 72 : 64) },
      ),
      { out: ['name', 'frameperiod', 'framelines'] },
    ),
    VIDIOC_ENUMINPUT: exchange(
      struct(
        'v4l2_input',
        {
          index: uint(),
          name: chars(32),
          type: oneOf(videoInputTypes),
          audioset: hex('u32'),
          tuner: uint(),
          std: flags(videoStandards, 'u64'),
          status: flags(videoInputStatus),
          capabilities: flags(videoInputCapabilities),
        },
        { bytes: ({ align64 }) => (align64 === 8 ? 80 : 76) },
      ),
      { out: ['name', 'type', 'audioset', 'tuner', 'std', 'status', 'capabilities'] },
    ),
    VIDIOC_G_CTRL: exchange(control, { out: ['value'] }),
    VIDIOC_S_CTRL: exchange(control, { changed: ['value'] }),
    VIDIOC_G_TUNER: exchange(tunerOf, {
      out: ['name', 'type', 'capability', 'rangelow', 'rangehigh', 'rxsubchans', 'audmode', 'signal', 'afc'],
    }),
    VIDIOC_S_TUNER: pointer(tunerOf, { direction: 'inout', after: tunerLeft }),
    VIDIOC_QUERYCTRL: queryControl,
    VIDIOC_QUERYMENU: queryMenu,
    VIDIOC_QUERY_EXT_CTRL: queryExtendedControl,
    VIDIOC_G_INPUT: out(uint()),
    VIDIOC_S_INPUT: pointer(uint(), { direction: 'inout', collapse: true }),
    VIDIOC_CROPCAP: exchange(
      struct('v4l2_cropcap', {
        type: bufferType,
        bounds: rectangle,
        defrect: rectangle,
        pixelaspect: fraction,
      }),
      { out: ['bounds', 'defrect', 'pixelaspect'] },
    ),
    VIDIOC_G_CROP: exchange(crop, { out: ['c'] }),
    VIDIOC_S_CROP: pointer(crop),
    VIDIOC_G_EXT_CTRLS: getExtendedControls,
    VIDIOC_S_EXT_CTRLS: setExtendedControls,
    VIDIOC_TRY_EXT_CTRLS: setExtendedControls,
    VIDIOC_ENUM_FRAMESIZES: exchange(
      struct(
        'v4l2_frmsizeenum',
        {
          index: uint(),
          pixel_format: pixelFormat,
          type: oneOf(videoFrameSizes),
          size: union(
            [
              {
                if: [equals(field('type'), 1)],
                kind: struct('', {
                  discrete: struct('v4l2_frmsize_discrete', { width: uint(), height: uint() }),
                }),
              },
              { if: [equals(field('type'), 3)], kind: struct('', { stepwise: step }) },
            ],
            nothing,
            { flat: true },
          ),
          reserved: padding(8, 4),
        },
        {},
      ),
      { out: ['type', 'size'] },
    ),
    VIDIOC_ENUM_FRAMEINTERVALS: exchange(
      struct('v4l2_frmivalenum', {
        index: uint(),
        pixel_format: pixelFormat,
        width: uint(),
        height: uint(),
        type: oneOf(videoFrameIntervals),
        interval: union(
          [
            { if: [equals(field('type'), 1)], kind: struct('', { discrete: fraction }) },
            { if: [equals(field('type'), 2)], kind: struct('', { stepwise: intervals }) },
            { if: [equals(field('type'), 3)], kind: struct('', { stepwise: intervals }) },
          ],
          nothing,
          { flat: true },
        ),
        reserved: padding(8, 4),
      }),
      { out: ['type', 'interval'] },
    ),
    VIDIOC_CREATE_BUFS: pointer(
      struct('v4l2_create_buffers', created, {
        bytes: createdBytes,
        order: ['count', 'memory', 'format'],
      }),
      // What the kernel left is told behind the result.
      {
        direction: 'inout',
        after: struct('v4l2_create_buffers', created, { bytes: createdBytes, order: [] }),
      },
    ),
  };
});
