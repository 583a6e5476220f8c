import { ptraceOptions, ptraceRequests } from '../constants/ptrace.gen.js';
import { hidden } from '../model/decorate.js';
import { address, flags, long, oneOf, pid, signal, ulong } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { arg, result } from '../model/ref.js';
import { sigset } from '../model/sets.js';
import { cases, syscall } from '../model/syscall.js';
import { seccompFilter } from '../structs/bpf-classic.js';
import {
  peekSiginfo,
  registerSet,
  registersIn,
  registersOut,
  SYSCALL_INFO_BYTES,
  seccompMetadata,
  syscallInfo,
  userOffset,
} from '../structs/ptrace.js';
import { floatRegisters, registers } from '../structs/ptrace-registers.js';
import { siginfo } from '../structs/siginfo.js';
import { ptraceWords } from '../wording/ptrace.js';

const out = { direction: 'out' } as const;
const peeked = pointer(address(), out);
const ignored = hidden(address());

const requests = {
  PTRACE_TRACEME: {},
  ...cases(['PTRACE_ATTACH', 'PTRACE_INTERRUPT', 'PTRACE_KILL', 'PTRACE_LISTEN'], { pid: pid() }),
  ...cases(['PTRACE_PEEKTEXT', 'PTRACE_PEEKDATA'], { pid: pid(), addr: address(), data: peeked }),
  PTRACE_PEEKUSER: { pid: pid(), addr: userOffset, data: peeked },
  PTRACE_POKEUSER: { pid: pid(), addr: userOffset, data: address() },
  ...cases(
    [
      'PTRACE_CONT',
      'PTRACE_DETACH',
      'PTRACE_SYSCALL',
      'PTRACE_SINGLESTEP',
      'PTRACE_SINGLEBLOCK',
      'PTRACE_SYSEMU',
      'PTRACE_SYSEMU_SINGLESTEP',
    ],
    { pid: pid(), addr: address(), data: signal() },
  ),
  ...cases(['PTRACE_SEIZE', 'PTRACE_SETOPTIONS', 'PTRACE_OLDSETOPTIONS'], {
    pid: pid(),
    addr: address(),
    data: flags(ptraceOptions, 'ulong'),
  }),
  PTRACE_GETEVENTMSG: { pid: pid(), addr: address(), data: pointer(ulong(), out) },
  PTRACE_GETSIGINFO: { pid: pid(), addr: address(), data: pointer(siginfo, out) },
  PTRACE_SETSIGINFO: { pid: pid(), addr: address(), data: pointer(siginfo) },
  PTRACE_PEEKSIGINFO: { pid: pid(), addr: pointer(peekSiginfo), data: list(siginfo, result, out) },
  PTRACE_GETSIGMASK: { pid: pid(), addr: ulong(), data: sigset(arg('addr'), 'out') },
  PTRACE_SETSIGMASK: { pid: pid(), addr: ulong(), data: sigset(arg('addr')) },
  PTRACE_GETREGS: { pid: pid(), addr: ignored, data: pointer(registers, out) },
  PTRACE_SETREGS: { pid: pid(), addr: ignored, data: pointer(registers) },
  PTRACE_GETFPREGS: { pid: pid(), addr: ignored, data: pointer(floatRegisters, out) },
  PTRACE_SETFPREGS: { pid: pid(), addr: ignored, data: pointer(floatRegisters) },
  PTRACE_GETREGSET: {
    pid: pid(),
    addr: registerSet,
    data: pointer(registersOut, {
      direction: 'inout',
      exchange: { late: ['iov_base', 'iov_len'], changed: ['iov_len'] },
    }),
  },
  PTRACE_SETREGSET: {
    pid: pid(),
    addr: registerSet,
    data: pointer(registersIn, { direction: 'inout', exchange: { changed: ['iov_len'] } }),
  },
  PTRACE_SECCOMP_GET_FILTER: { pid: pid(), addr: ulong(), data: seccompFilter(result) },
  PTRACE_SECCOMP_GET_METADATA: {
    pid: pid(),
    addr: ulong(),
    data: pointer(seccompMetadata, {
      direction: 'inout',
      size: { of: arg('addr'), most: { from: 'const', value: 16 } },
      least: 8,
      exchange: { out: ['flags'] },
    }),
  },
  PTRACE_SET_SYSCALL_INFO: {
    pid: pid(),
    addr: ulong(),
    data: pointer(syscallInfo, {
      size: { of: arg('addr'), most: { from: 'const', value: SYSCALL_INFO_BYTES } },
      least: 1,
    }),
  },
  PTRACE_GET_SYSCALL_INFO: {
    pid: pid(),
    addr: ulong(),
    data: pointer(syscallInfo, { ...out, size: { of: arg('addr'), most: result }, least: 1 }),
  },
};

/** The argument that is left out lends its name to the next one. */
const registersAt = { data: 'addr' };

/** ptrace(2). */
export const ptrace = syscall('ptrace', {
  category: 'process',
  args: { request: oneOf(ptraceRequests, 'ulong') },
  variants: {
    on: 'request',
    cases: requests,
    otherwise: { pid: pid(), addr: address(), data: address() },
  },
  returns: long(),
  strace: {
    argNames: { request: 'op' },
    argNamesIn: {
      PTRACE_GETREGS: registersAt,
      PTRACE_SETREGS: registersAt,
      PTRACE_GETFPREGS: registersAt,
      PTRACE_SETFPREGS: registersAt,
    },
  },
  human: ptraceWords,
});
