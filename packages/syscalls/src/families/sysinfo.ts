import { getrandomFlags } from '../constants/open.gen.js';
import { union } from '../model/branch.js';
import { address, flags, int, size, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg, result } from '../model/ref.js';
import { buffer } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import { sysinfoStruct, utsname } from '../structs/system.js';

/** uname(2). */
export const uname = syscall('uname', {
  category: 'system',
  args: { buf: pointer(utsname, { direction: 'out' }) },
  returns: int(),
  human: 'ask for the name of the system[: {buf}]',
});

/** sysinfo(2). */
export const sysinfo = syscall('sysinfo', {
  category: 'system',
  args: { info: pointer(sysinfoStruct, { direction: 'out' }) },
  returns: int(),
  human: 'ask how busy the machine is',
});

/** getcpu(2). */
export const getcpu = syscall('getcpu', {
  category: 'process',
  args: {
    cpu: pointer(uint(), { direction: 'out' }),
    node: pointer(uint(), { direction: 'out' }),
    tcache: address(),
  },
  returns: int(),
  human: 'ask on which processor it runs[: {cpu}]',
});

/** getrandom(2). */
export const getrandom = syscall('getrandom', {
  category: 'system',
  args: {
    buf: buffer(result, { direction: 'out', as: 'hex' }),
    buflen: size(),
    flags: flags(getrandomFlags),
  },
  returns: size(),
  human: 'ask for {buflen} of randomness',
});

/** The kernel does not take longer names (__NEW_UTS_LEN), nor look at them. */
const LONGEST_NAME = 64;
const newName = union(
  [{ if: [{ of: arg('len'), compare: 'ge', value: LONGEST_NAME + 1 }], kind: address() }],
  buffer(arg('len')),
);

/** sethostname(2). */
export const sethostname = syscall('sethostname', {
  category: 'system',
  args: { name: newName, len: uint() },
  returns: int(),
  human: 'name this machine {name}',
});

/** setdomainname(2). */
export const setdomainname = syscall('setdomainname', {
  category: 'system',
  args: { name: newName, len: uint() },
  returns: int(),
  human: 'set the network domain of this machine to {name}',
});
