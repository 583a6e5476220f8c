import { type AnySyscall, poll, select } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { descriptorSet } from '../options/sets.js';
import { touchesOf } from './touches.js';

const descriptors = { 3: '/dev/zero', 5: '/dev/null' };
const sets: [AnySyscall, Parameters<typeof fakeCall>[1]] = [
  select,
  { args: [6, 0x1000, 0, 0, 0], entry: { 4096: bytes([8, 0x28]) }, descriptors },
];
const list: [AnySyscall, Parameters<typeof fakeCall>[1]] = [
  poll,
  { args: [0x1000, 2, 0], entry: { 4096: bytes([4, 3, 1, 5, 1]) }, descriptors },
];

describe.each([
  ['a set of descriptors', sets],
  ['a list of descriptors', list],
])('%s', (_name, [definition, call]) => {
  const touches = (paths: string[], fds?: string): boolean | undefined =>
    touchesOf(paths, [], fds === undefined ? undefined : descriptorSet(fds))?.(fakeCall(definition, call));

  it('touches the paths of its members', () => {
    expect(touches(['/dev/null'])).toBe(true);
    expect(touches(['/dev/full'])).toBe(false);
  });

  it('touches its members', () => {
    expect(touches([], '5')).toBe(true);
    expect(touches([], '4')).toBe(false);
  });
});
