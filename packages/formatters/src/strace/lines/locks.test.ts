import { flock } from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

describe('locks', () => {
  it.each([
    [flock, { args: [3, 6], result: 0 }, 'flock(3, LOCK_EX|LOCK_NB)               = 0\n'],
    [
      flock,
      { args: [3, 0], result: -22 },
      'flock(3, 0)                             = -1 EINVAL (Invalid argument)\n',
    ],
    [
      flock,
      { args: [3, 0xff00], result: -22 },
      'flock(3, 0xff00 /* LOCK_??? */)         = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
