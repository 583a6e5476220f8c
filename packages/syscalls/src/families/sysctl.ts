import { address, int, size } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';

/** `struct __sysctl_args` of linux/sysctl.h. */
const sysctlArguments = struct('__sysctl_args', {
  name: address(),
  nlen: int(),
  oldval: address(),
  oldlenp: address(),
  newval: address(),
  newlen: size(),
});

/** sysctl(2), removed in Linux 5.5: files of /proc/sys by numbers. */
export const sysctl = syscall('_sysctl', {
  category: 'system',
  args: { args: pointer(sysctlArguments) },
  returns: int(),
  human: 'read or ~set a parameter of the kernel',
});
