import { cases, type HumanText } from '../model/syscall.js';

/** ptrace(2), by request. */
export const ptraceWords: HumanText = {
  on: 'request',
  cases: {
    PTRACE_TRACEME: 'let its parent watch and control it',
    PTRACE_ATTACH: 'begin to watch and control {pid}',
    PTRACE_SEIZE: 'begin to watch and control {pid}',
    PTRACE_DETACH: 'let {pid} go',
    PTRACE_INTERRUPT: 'stop {pid}',
    PTRACE_LISTEN: 'keep {pid} stopped and ~wait for what happens to it',
    PTRACE_KILL: 'kill {pid}, which it watches',
    PTRACE_CONT: 'let {pid} go on',
    PTRACE_SYSCALL: 'let {pid} go on until its next system call',
    ...cases(
      ['PTRACE_SYSEMU', 'PTRACE_SYSEMU_SINGLESTEP'],
      'let {pid} go on, but ~do its system calls itself',
    ),
    PTRACE_SINGLESTEP: 'let {pid} do one instruction',
    PTRACE_SINGLEBLOCK: 'let {pid} go on until its next branch',
    ...cases(['PTRACE_PEEKTEXT', 'PTRACE_PEEKDATA'], 'read a word of the memory of {pid}'),
    ...cases(['PTRACE_POKETEXT', 'PTRACE_POKEDATA'], 'change a word of the memory of {pid}'),
    ...cases(
      ['PTRACE_PEEKUSER', 'PTRACE_GETREGS', 'PTRACE_GETREGSET', 'PTRACE_GETFPREGS', 'PTRACE_GETFPXREGS'],
      'read registers of {pid}',
    ),
    ...cases(
      ['PTRACE_POKEUSER', 'PTRACE_SETREGS', 'PTRACE_SETREGSET', 'PTRACE_SETFPREGS', 'PTRACE_SETFPXREGS'],
      'change registers of {pid}',
    ),
    ...cases(['PTRACE_SETOPTIONS', 'PTRACE_OLDSETOPTIONS'], 'choose what it is told of {pid}'),
    PTRACE_GETEVENTMSG: 'ask for more about what happened to {pid}',
    ...cases(['PTRACE_GETSIGINFO', 'PTRACE_PEEKSIGINFO'], 'ask which signal {pid} got'),
    PTRACE_SETSIGINFO: 'change the signal that {pid} gets',
    PTRACE_GETSIGMASK: 'ask which signals {pid} holds back',
    PTRACE_SETSIGMASK: 'choose which signals {pid} holds back',
    PTRACE_GET_SYSCALL_INFO: 'ask which system call {pid} makes',
    PTRACE_SET_SYSCALL_INFO: 'change the system call that {pid} makes',
    ...cases(['PTRACE_SECCOMP_GET_FILTER', 'PTRACE_SECCOMP_GET_METADATA'], 'ask which calls {pid} may make'),
    PTRACE_GET_THREAD_AREA: 'ask for a segment of {pid}',
    PTRACE_SET_THREAD_AREA: 'set a segment of {pid}',
    PTRACE_GET_RSEQ_CONFIGURATION: 'ask for the restartable sequences of {pid}',
  },
  otherwise: 'watch or ~control {pid} ({request:name})',
};
