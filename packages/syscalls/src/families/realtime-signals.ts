import { int, pid, signal } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { syscall } from '../model/syscall.js';
import { siginfo } from '../structs/siginfo.js';

/** rt_sigqueueinfo(2). */
export const rtSigqueueinfo = syscall('rt_sigqueueinfo', {
  category: 'signal',
  classes: ['signal', 'process'],
  args: { tgid: pid(), sig: signal(), info: pointer(siginfo) },
  returns: int(),
  strace: { argNames: { sig: 'signum' } },
  human: 'send {sig} with a value to {tgid}',
});

/** rt_tgsigqueueinfo(2). */
export const rtTgsigqueueinfo = syscall('rt_tgsigqueueinfo', {
  category: 'signal',
  classes: ['signal', 'process'],
  args: { tgid: pid(), tid: pid('thread'), sig: signal(), info: pointer(siginfo) },
  returns: int(),
  strace: { argNames: { sig: 'signum' } },
  human: 'send {sig} with a value to thread {tid:number} of {tgid}',
});
