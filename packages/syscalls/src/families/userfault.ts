import { userfaultfdFlags } from '../constants/memory.gen.js';
import { fd, flags } from '../model/integers.js';
import { syscall } from '../model/syscall.js';

/** userfaultfd(2). */
export const userfaultfd = syscall('userfaultfd', {
  category: 'memory',
  classes: ['desc'],
  args: { flags: flags(userfaultfdFlags) },
  returns: fd(),
  human: 'ask to handle page faults itself',
});
