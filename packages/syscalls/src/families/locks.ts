import { flockOperations } from '../constants/open.gen.js';
import { fd, flags, int } from '../model/integers.js';
import { syscall } from '../model/syscall.js';
import { flockWords } from '../wording/locks.js';

/** flock(2). */
export const flock = syscall('flock', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), op: flags(flockOperations) },
  returns: int(),
  human: flockWords,
});
