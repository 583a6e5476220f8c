import { ioctl } from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

describe('a request that terminals and sound devices have in common', () => {
  it.each([
    ['/dev/pts/0', 'ioctl(3, TCSETS, NULL) = 0\n'],
    ['/dev/tty1', 'ioctl(3, TCSETS, NULL) = 0\n'],
    ['/dev/snd/seq', 'ioctl(3, SNDCTL_TMR_START, NULL) = 0\n'],
    ['/dev/null', 'ioctl(3, SNDCTL_TMR_START or TCSETS, NULL) = 0\n'],
  ])('is named by what the descriptor refers to: %s', (link, line) => {
    const call = fakeCall(ioctl, { args: [3, 0x5402, 0], result: 0, descriptors: { 3: link } });
    expect(new LineFormatter({ column: 0 }).format(call)).toBe(line);
  });

  it('has both names where that is not known', () => {
    const call = fakeCall(ioctl, { args: [3, 0x5402, 0], result: 0 });
    expect(new LineFormatter({ column: 0 }).format(call)).toContain('SNDCTL_TMR_START or TCSETS');
  });
});
