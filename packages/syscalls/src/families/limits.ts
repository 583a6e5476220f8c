import { rlimitResources, rusageWho } from '../constants/process.gen.js';
import { int, long, oneOf, pid } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { syscall } from '../model/syscall.js';
import { rlimit, rlimit64, rusage, tms } from '../structs/resource.js';

/** prlimit64(2). */
export const prlimit64 = syscall('prlimit64', {
  category: 'process',
  args: {
    pid: pid(),
    resource: oneOf(rlimitResources),
    new_limit: pointer(rlimit64),
    old_limit: pointer(rlimit64, { direction: 'out' }),
  },
  returns: int(),
  human: {
    on: 'new_limit',
    cases: { null: 'ask for the limit of {resource}[: {old_limit}]' },
    otherwise: 'set the limit of {resource} to {new_limit}',
  },
});

const getLimit = {
  category: 'process',
  args: { resource: oneOf(rlimitResources), rlim: pointer(rlimit, { direction: 'out' }) },
  returns: int(),
  human: 'ask for the limit of {resource}[: {rlim}]',
} as const;

/** getrlimit(2). */
export const getrlimit = syscall('getrlimit', getLimit);
/** getrlimit(2) of 32-bit x86, where the older call knows only limits of 31 bits. */
export const ugetrlimit = syscall('ugetrlimit', getLimit);

/** setrlimit(2). */
export const setrlimit = syscall('setrlimit', {
  category: 'process',
  args: { resource: oneOf(rlimitResources), rlim: pointer(rlimit) },
  returns: int(),
  human: 'set the limit of {resource} to {rlim}',
});

/** getrusage(2). */
export const getrusage = syscall('getrusage', {
  category: 'process',
  args: { who: oneOf(rusageWho), usage: pointer(rusage, { direction: 'out' }) },
  returns: int(),
  human: 'ask how much {who} used of processor and memory[: {usage}]',
});

/** times(2). */
export const times = syscall('times', {
  category: 'process',
  args: { buf: pointer(tms, { direction: 'out' }) },
  returns: long(),
  human: 'ask how much processor time it has used',
});
