import { sendmsg, sendto } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import type { StraceOptions } from '../options.js';
import { LineFormatter } from './formatter.js';

const families = new Map([
  [16, 'nlctrl'],
  [33, 'e\u001b[31m'],
]);

/** What is sent to a family, as far as its number. */
function line(type: number, options: StraceOptions = {}): string {
  const message = bytes([4, 20], [2, type, 1], [4, 0, 0], [1, 3, 2], [2, 0]);
  const text = new LineFormatter({ genericFamily: (id) => families.get(id), ...options }).format(
    fakeCall(sendto, {
      args: [3, 0x1000, 20, 0, 0, 0],
      entry: { 4096: message },
      descriptors: { 3: 'socket:[7]\0NETLINK:[GENERIC:7]' },
      result: 20,
    }),
  );
  return /nlmsg_type=(.*), nlmsg_flags/.exec(text)?.[1] ?? text;
}

describe('a message of generic netlink', () => {
  it('names its family as the kernel does', () => {
    expect(line(16)).toBe('nlctrl');
    expect(line(16, { constants: 'verbose' })).toBe('0x10 /* nlctrl */');
    expect(line(16, { constants: 'raw' })).toBe('0x10');
    expect(line(33)).not.toContain('\u001b');
  });

  it('names the families with numbers of their own wherever it was made', () => {
    expect(line(17, { genericFamily: () => undefined })).toBe('VFS_DQUOT');
  });

  it('has a number where nobody knows the family', () => {
    expect(line(34)).toBe('0x22 /* GENERIC_FAMILY_??? */');
    expect(line(15)).toBe('0xf /* NLMSG_??? */');
  });
});

describe('a message without an address', () => {
  /** As sendmsg(2) sends it over this socket; `name` is where its address would be. */
  function sent(socket: string, name: number): string {
    const header = bytes([8, name], [4, 12, 0], [8, 0x2000, 1, 0, 0, 0]);
    return new LineFormatter().format(
      fakeCall(sendmsg, {
        args: [3, 0x1000, 0],
        entry: {
          4096: header,
          8192: bytes([8, 0x3000, 20]),
          12288: bytes([4, 20], [2, 18, 1], [4, 0, 0], [4, 0]),
        },
        descriptors: { 3: `socket:[7]\0${socket}` },
        result: 20,
      }),
    );
  }

  it('goes by the socket', () => {
    for (const name of [0, 8]) {
      expect(sent('NETLINK:[ROUTE:7]', name)).toContain('iov_base=[{nlmsg_len=20, nlmsg_type=RTM_GETLINK, ');
      expect(sent('UDP:[7]', name)).toContain('iov_base="\\24\\0\\0\\0');
    }
  });
});
