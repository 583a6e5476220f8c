import { ioctlRequests } from '../../../../packages/syscalls/src/constants/ioctl.gen.js';
import type { Sweep } from '../sweep.js';
import { places } from './places.js';

/** Every ioctl request that has a name, with arguments that lead to all sorts of memory. */
export function ioctls(sweep: Sweep): void {
  const at = places(sweep);
  const codes = ioctlRequests
    .trim()
    .split('\n')
    .map((line) => Number.parseInt(line.split(' ')[0] as string, 16));
  for (const code of codes) {
    const size = (code >>> 16) & 0x3fff;
    const args: number[] = [
      ...[at.zeros, at.ones, sweep.random.pick(at.mixed), sweep.random.pick(at.mixed), 0, 1],
      // Just so much as the structure takes, and one byte less.
      ...(size > 0 && size < 1024 ? at.ends.slice(0, 2).flatMap((end) => [end - size, end - size + 1]) : []),
    ];
    for (const arg of args) sweep.both('ioctl', [sweep.random.pick([0, 3, 5, 14]), code, arg]);
  }
  // Numbers that no request has.
  for (let i = 0; i < 500; i++)
    sweep.both('ioctl', [
      3,
      sweep.random.word() & 0xffff_ffffn,
      sweep.random.pick([...at.mixed, 0, 7, at.text]),
    ]);
}
