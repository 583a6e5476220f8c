import { waitidTypes, waitOptions } from '../constants/process.gen.js';
import { union } from '../model/branch.js';
import { address, fd, flags, int, oneOf, pid } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg, equals, result } from '../model/ref.js';
import { syscall } from '../model/syscall.js';
import { rusage } from '../structs/resource.js';
import { siginfo } from '../structs/siginfo.js';
import { waitStatus } from '../structs/wait-status.js';
import { waitWords } from '../wording/waiting.js';

/** _exit(2): ends the calling thread. */
export const exit = syscall('exit', {
  category: 'process',
  classes: ['process'],
  args: { status: int() },
  returns: int(),
  neverReturns: true,
  human: 'end this thread with the status {status}',
});

/** exit_group(2). */
export const exitGroup = syscall('exit_group', {
  category: 'process',
  classes: ['process'],
  args: { status: int() },
  returns: int(),
  neverReturns: true,
  human: 'end with the status {status}',
});

/** A status is there only if a child is: with WNOHANG the result may be 0. */
const status = union(
  [{ if: [equals(result, 0)], kind: address() }],
  pointer(waitStatus, { direction: 'out' }),
);

/** wait4(2). */
export const wait4 = syscall('wait4', {
  category: 'process',
  classes: ['process'],
  args: {
    pid: pid(),
    wstatus: status,
    options: flags(waitOptions),
    rusage: union(
      [{ if: [{ of: result, compare: 'ge', value: 1 }], kind: pointer(rusage, { direction: 'out' }) }],
      address(),
    ),
  },
  returns: pid('bare'),
  strace: { argNames: { wstatus: 'status', rusage: 'usage' } },
  human: waitWords,
});

/** waitpid(2). */
export const waitpid = syscall('waitpid', {
  category: 'process',
  classes: ['process'],
  args: { pid: pid(), wstatus: status, options: flags(waitOptions) },
  returns: pid('bare'),
  strace: { argNames: { wstatus: 'status' } },
  human: waitWords,
});

/** waitid(2). */
export const waitid = syscall('waitid', {
  category: 'process',
  classes: ['process'],
  args: {
    idtype: oneOf(waitidTypes),
    id: union(
      [
        { if: [equals(arg('idtype'), 1)], kind: pid() },
        { if: [equals(arg('idtype'), 2)], kind: pid('group') },
        { if: [equals(arg('idtype'), 3)], kind: fd() },
      ],
      int(),
    ),
    infop: pointer(siginfo, { direction: 'out' }),
    options: flags(waitOptions),
    rusage: pointer(rusage, { direction: 'out' }),
  },
  returns: int(),
  strace: { argNames: { infop: 'siginfo', rusage: 'usage' } },
  human: 'wait for a child process[: {infop}]',
});
