import { sendto } from '@hstrace/syscalls';
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
