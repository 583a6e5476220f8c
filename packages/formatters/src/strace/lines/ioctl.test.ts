import { i386, ioctl } from '@hstrace/syscalls';
import { bytes, type FakeCall, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import type { StraceOptions } from '../options.js';
import { LineFormatter } from './formatter.js';

const line = (fake: FakeCall, options: StraceOptions = {}): string =>
  new LineFormatter(options).format(fakeCall(ioctl, fake));

const TERMIOS = bytes([4, 0x500, 5, 0xbf, 0x8a3b], [1, 0, 3, 0x1c, 0x7f], new Uint8Array(16));
const TERMIOS_TEXT =
  '{c_iflag=ICRNL|IXON, c_oflag=NL0|CR0|TAB0|BS0|VT0|FF0|OPOST|ONLCR, c_cflag=B38400|CS8|CREAD, ' +
  'c_lflag=ISIG|ICANON|ECHO|ECHOE|ECHOK|IEXTEN|ECHOCTL|ECHOKE, ...}';

describe('requests', () => {
  it.each<[FakeCall, string]>([
    [{ args: [-1, 0xdeadbeef, 0], result: -9 }, '_IOC(_IOC_READ|_IOC_WRITE, 0xbe, 0xef, 0x1ead), 0)'],
    [{ args: [-1, 0x5499, 1], result: -9 }, '_IOC(_IOC_NONE, 0x54, 0x99, 0), 0x1)'],
    [{ args: [-1, 0xdeadbeefn << 32n, 1], result: -9 }, '_IOC(_IOC_NONE, 0, 0, 0), 0x1)'],
    [{ args: [-1, 0x6701, 1], result: -9 }, 'FUNCTIONFS_FIFO_STATUS or GADGETFS_FIFO_STATUS, 0x1)'],
    [{ args: [-1, 0x4010_54d5, 1], result: -9 }, 'TUNATTACHFILTER, 0x1)'],
    [{ args: [-1, 0x4008_54d5, 1], result: -9, abi: i386 }, 'TUNATTACHFILTER, 0x1)'],
    [{ args: [-1, 0x4008_54d5, 1], result: -9 }, '_IOC(_IOC_WRITE, 0x54, 0xd5, 0x8), 0x1)'],
  ])('%#', (fake, text) => {
    expect(line(fake).replace(/ += -1 EBADF .*\n/, '')).toBe(`ioctl(-1, ${text}`);
  });

  it('are numbers with -X raw, and have their name in a comment with -X verbose', () => {
    const fake = { args: [-1, 0x540b, 1], result: -9 };
    const error = '-1 EBADF (Bad file descriptor)\n';
    expect(line(fake, { constants: 'raw' })).toBe(`ioctl(-1, 0x540b, 0x1)                  = ${error}`);
    expect(line(fake, { constants: 'verbose' })).toBe(
      `ioctl(-1, 0x540b /* TCFLSH */, 0x1 /* TCOFLUSH */) = ${error}`,
    );
  });
});

describe('requests of terminals', () => {
  it.each<[FakeCall, string]>([
    [
      { args: [0, 0x5401, 0x1000], exit: { 4096: TERMIOS }, result: 0 },
      `ioctl(0, TCGETS, ${TERMIOS_TEXT}) = 0\n`,
    ],
    [
      { args: [0, 0x5401, 0x1000], result: -25 },
      'ioctl(0, TCGETS, 0x1000)                = -1 ENOTTY (Inappropriate ioctl for device)\n',
    ],
    [
      { args: [0, 0x5406, 0], result: -14 },
      'ioctl(0, TCSETA, NULL)                  = -1 EFAULT (Bad address)\n',
    ],
    [
      { args: [0, 0x5413, 0x1000], exit: { 4096: bytes([2, 24, 80, 0, 0]) }, result: 0 },
      'ioctl(0, TIOCGWINSZ, {ws_row=24, ws_col=80, ws_xpixel=0, ws_ypixel=0}) = 0\n',
    ],
    [
      { args: [3, 0x541b, 0x1000], exit: { 4096: bytes([4, 12]) }, result: 0 },
      'ioctl(3, FIONREAD, [12])                = 0\n',
    ],
    [{ args: [3, 0x5451, 0], result: 0 }, 'ioctl(3, FIOCLEX)                       = 0\n'],
    [
      { args: [3, 0x5412, 0x1000], entry: { 4096: bytes([1, 0xff]) }, result: 0 },
      'ioctl(3, TIOCSTI, "\\377")               = 0\n',
    ],
    [
      { args: [3, 0x5418, 0x1000], entry: { 4096: bytes([4, 0x1006]) }, result: 0 },
      'ioctl(3, TIOCMSET, [TIOCM_DTR|TIOCM_RTS|0x1000]) = 0\n',
    ],
  ])('%#', (fake, text) => {
    expect(line(fake)).toBe(text);
  });
});
