import { i386, ioctl } from '@hstrace/syscalls';
import { bytes, type FakeCall, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import type { StraceOptions } from '../options.js';
import { LineFormatter } from './formatter.js';

const line = (fake: FakeCall, options: StraceOptions = {}): string =>
  new LineFormatter(options).format(fakeCall(ioctl, fake)).replace(/ += (?=[-0-9])/, ' = ');

const EBADF = '-1 EBADF (Bad file descriptor)\n';
const padded = (text: string, size: number): Uint8Array => {
  const all = new Uint8Array(size);
  all.set(new TextEncoder().encode(text));
  return all;
};

/** `struct dm_ioctl`, and a target behind it. */
const table = bytes(
  [4, 4, 1, 2, 400, 312, 1, 0, 1, 0, 0, 0x103, 0],
  padded('disk', 128),
  new Uint8Array(136),
  [4, 16, 0, 32, 0, 0, 0],
  padded('linear', 16),
  padded('parameters', 48),
);
const TABLE =
  '{version=[4, 1, 2], data_size=400, data_start=312, dev=makedev(0x1, 0x3), name="disk", target_count=1, ' +
  'flags=DM_READONLY_FLAG}';

describe('requests of the device mapper', () => {
  const load: FakeCall = { args: [-1, 0xc138fd09, 0x1000], entry: { 4096: table }, result: -9 };

  it('show what follows the fixed part with -v', () => {
    expect(line(load)).toBe(`ioctl(-1, DM_TABLE_LOAD, [${TABLE}, ...]) = ${EBADF}`);
    expect(line(load, { abbreviated: 'none' })).toBe(
      `ioctl(-1, DM_TABLE_LOAD, [${TABLE}, {sector_start=16, length=32, target_type="linear", string="parameters"}]) = ${EBADF}`,
    );
  });

  it('are the address where too little could be read', () => {
    expect(line({ ...load, entry: { 4096: table.slice(0, 300) } })).toBe(
      `ioctl(-1, DM_TABLE_LOAD, 0x1000) = ${EBADF}`,
    );
    expect(line({ ...load, args: [-1, 0xc138fd09, 0], entry: {} })).toBe(
      `ioctl(-1, DM_TABLE_LOAD, 0) = ${EBADF}`,
    );
  });

  it('are known whatever stands in the upper half of the register', () => {
    expect(line({ ...load, args: [-1, 0xffff_ffff_c138_fd09n, 0x1000] })).toBe(line(load));
  });
});

describe('requests of video devices', () => {
  it.each<[FakeCall, string]>([
    [
      {
        args: [3, 0xc02c564a, 0x1000],
        entry: { 4096: bytes([4, 5, 0x56595559]) },
        exit: { 4096: bytes([4, 5, 0x56595559, 1, 640, 480], new Uint8Array(20)) },
        result: 0,
      },
      "ioctl(3, VIDIOC_ENUM_FRAMESIZES, {index=5, pixel_format=v4l2_fourcc('Y', 'U', 'Y', 'V') /* V4L2_PIX_FMT_YUYV */, " +
        'type=V4L2_FRMSIZE_TYPE_DISCRETE, discrete={width=640, height=480}}) = 0\n',
    ],
    [
      { args: [3, 0x40045612, 0x1000], entry: { 4096: bytes([4, 99]) }, result: 0 },
      'ioctl(3, VIDIOC_STREAMON, [0x63 /* V4L2_BUF_TYPE_??? */]) = 0\n',
    ],
    [
      {
        args: [3, 0xc0405610, 0x1000],
        entry: { 4096: bytes([4, 1, 2, 3, 0x80000]) },
        exit: { 4096: bytes([4, 1, 2, 3, 0x80000, 7]) },
        result: 0,
      },
      'ioctl(3, VIDIOC_EXPBUF, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, index=2, plane=3, flags=O_RDONLY|O_CLOEXEC} ' +
        '=> {fd=7}) = 0\n',
    ],
    [
      {
        args: [3, 0xc02c5625, 0x1000],
        entry: { 4096: bytes([4, 0x980900, 1]) },
        exit: { 4096: bytes([4, 0x980900, 1, 0x4d, 0]) },
        result: 0,
      },
      'ioctl(3, VIDIOC_QUERYMENU, {id=V4L2_CID_BRIGHTNESS, index=1} => {name="M", value=77}) = 0\n',
    ],
    [
      {
        args: [3, 0xc050561a, 0x1000],
        entry: { 4096: bytes([4, 1]) },
        exit: { 4096: bytes([4, 1, 0x78], new Uint8Array(28), [4, 2, 3, 4, 0x1000, 0, 2, 0x14]) },
        result: 0,
      },
      'ioctl(3, VIDIOC_ENUMINPUT, {index=1, name="x", type=V4L2_INPUT_TYPE_CAMERA, audioset=0x3, tuner=4, ' +
        'std=V4L2_STD_NTSC_M, status=V4L2_IN_ST_NO_SIGNAL, ' +
        'capabilities=V4L2_IN_CAP_STD|0x10}) = 0\n',
    ],
    [
      {
        args: [3, 0xc0445609, 0x1000],
        entry: { 4096: bytes([4, 2, 1]) },
        exit: { 4096: bytes([4, 2, 1, 5, 0, 0, 1, 2, 0, 0, 0, 0, 0, 1, 0x10, 9]) },
        result: 0,
        abi: i386,
      },
      'ioctl(3, VIDIOC_QUERYBUF_TIME32, {type=V4L2_BUF_TYPE_VIDEO_CAPTURE, index=2, memory=V4L2_MEMORY_MMAP, ' +
        'm.offset=0x10, length=9, bytesused=5, flags=V4L2_BUF_FLAG_TIMESTAMP_UNKNOWN|V4L2_BUF_FLAG_TSTAMP_SRC_EOF, ...}) = 0\n',
    ],
    [
      { args: [3, 0xc008561b, 0x1000], result: -14, abi: i386 },
      'ioctl(3, VIDIOC_G_CTRL, 0x1000) = -1 EFAULT (Bad address)\n',
    ],
  ])('%#', (fake, text) => {
    const whole = { ...fake, entry: pad(fake.entry), exit: pad(fake.exit) };
    expect(line(whole as FakeCall)).toBe(text);
  });
});

/** Memory with room for any structure behind it. */
function pad(memory: FakeCall['entry'] = {}): FakeCall['entry'] {
  return Object.fromEntries(
    Object.entries(memory).map(([address, data]) => {
      const all = new Uint8Array(256);
      if (typeof data !== 'string') all.set(data);
      return [address, all];
    }),
  );
}

describe('results of requests', () => {
  it('are explained', () => {
    expect(line({ args: [3, 0xb703, 0], result: 0x20000 })).toBe(
      'ioctl(3, NS_GET_NSTYPE) = 131072 (CLONE_NEWNS)\n',
    );
    expect(line({ args: [3, 0xb703, 0], result: 5 })).toBe('ioctl(3, NS_GET_NSTYPE) = 5\n');
  });
});
