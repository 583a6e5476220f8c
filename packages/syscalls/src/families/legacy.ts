import { int } from '../model/integers.js';
import { kind } from '../model/kind.js';
import { syscall } from '../model/syscall.js';

/** Which call goes on is known to the kernel only, and to whoever saw the thread's call before. */
const restarted = kind<null, { kind: 'restarted' }>({
  kind: 'restarted',
  registers: 0,
  size: () => 0,
  align: () => 1,
  compile: () => () => null,
});

/** restart_syscall(2): the kernel lets a call go on that a signal interrupted. */
export const restartSyscall = syscall('restart_syscall', {
  category: 'process',
  args: { call: restarted },
  returns: int('long'),
  strace: { argNames: { call: '' } },
  human: 'go on with the call that was interrupted',
});
