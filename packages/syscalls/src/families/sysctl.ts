import { array } from '../model/arrays.js';
import { hidden } from '../model/decorate.js';
import { address, int, size, ulong } from '../model/integers.js';
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
  // It has to be there for what is shown to count.
  __unused: hidden(array(ulong(), 4)),
});

/** sysctl(2), removed in Linux 5.5: files of /proc/sys by numbers. */
export const sysctl = syscall('_sysctl', {
  category: 'system',
  args: { args: pointer(sysctlArguments) },
  returns: int(),
  human: 'read or ~set a parameter of the kernel',
});
