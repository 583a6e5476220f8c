import { Flags } from '../values/flags.js';
import type { RiskRule } from './rule.js';
import { isUnder } from './writes.js';

const TEMPORARY = ['/tmp', '/var/tmp', '/dev/shm'];
const EXECUTES = ['execve', 'execveat'];

function has(value: unknown, ...names: string[]): boolean {
  return value instanceof Flags && names.some((name) => (value.names as readonly string[]).includes(name));
}

/** Rules about processes, privileges and the kernel. */
export const processRules: readonly RiskRule[] = [
  {
    id: 'temporary-execute',
    level: 'warning',
    calls: EXECUTES,
    reason(call, context) {
      const path = context.path(call, 'pathname', 'dirfd');
      return path !== undefined && TEMPORARY.some((folder) => isUnder(path, folder))
        ? `runs ${path}, from a folder for temporary files`
        : undefined;
    },
  },
  {
    id: 'memory-execute',
    level: 'danger',
    calls: EXECUTES,
    reason(call, context) {
      const path = context.path(call, 'pathname', 'dirfd');
      return path !== undefined && /^\/(proc\/(self|\d+)\/fd\/|memfd:)/.test(path)
        ? `runs ${path}, a program that is no file`
        : undefined;
    },
  },
  {
    id: 'module',
    level: 'danger',
    calls: ['init_module', 'finit_module', 'delete_module', 'kexec_load', 'kexec_file_load'],
    attempts: true,
    reason: (call) =>
      call.name === 'delete_module' ? 'removes a module from the kernel' : 'loads code into the kernel',
  },
  {
    id: 'bpf',
    level: 'warning',
    calls: ['bpf'],
    attempts: true,
    reason: (call) => (call.args.cmd === 'BPF_PROG_LOAD' ? 'loads a BPF program into the kernel' : undefined),
  },
  {
    id: 'ptrace',
    level: 'danger',
    calls: ['ptrace'],
    attempts: true,
    reason(call) {
      const request = String(call.args.request);
      if (request === 'PTRACE_TRACEME') return undefined;
      return ['PTRACE_ATTACH', 'PTRACE_SEIZE', 'PTRACE_POKETEXT', 'PTRACE_POKEDATA'].includes(request)
        ? 'reads or changes another process (ptrace)'
        : undefined;
    },
  },
  {
    id: 'process-memory',
    level: 'warning',
    calls: ['process_vm_readv', 'process_vm_writev'],
    reason: (call) =>
      call.args.pid === call.pid ? undefined : 'reads or changes the memory of another process',
  },
  {
    id: 'change-user',
    level: 'warning',
    calls: [
      'setuid',
      'setgid',
      'setreuid',
      'setregid',
      'setresuid',
      'setresgid',
      'setgroups',
      'setfsuid',
      'setfsgid',
      'capset',
    ],
    reason: () => 'changes the user, the groups or the privileges it runs with',
  },
  {
    id: 'namespace',
    level: 'warning',
    calls: [
      'unshare',
      'setns',
      'chroot',
      'pivot_root',
      'mount',
      'umount2',
      'move_mount',
      'fsmount',
      'open_tree',
    ],
    reason: (call) =>
      ['unshare', 'setns'].includes(call.name)
        ? 'changes the namespaces it lives in'
        : 'changes which file systems are seen where',
  },
  {
    id: 'namespace-clone',
    level: 'warning',
    calls: ['clone', 'clone3'],
    reason(call) {
      const flags = call.name === 'clone' ? call.args.flags : undefined;
      return has(
        flags,
        'CLONE_NEWUSER',
        'CLONE_NEWNS',
        'CLONE_NEWPID',
        'CLONE_NEWNET',
        'CLONE_NEWIPC',
        'CLONE_NEWUTS',
        'CLONE_NEWCGROUP',
      )
        ? 'starts a child in namespaces of its own'
        : undefined;
    },
  },
  {
    id: 'write-execute',
    level: 'warning',
    calls: ['mmap', 'mmap2', 'mprotect', 'pkey_mprotect'],
    reason: (call) =>
      has(call.args.prot, 'PROT_WRITE') && has(call.args.prot, 'PROT_EXEC')
        ? 'makes memory that is writable and executable at once'
        : undefined,
  },
  {
    id: 'io-uring',
    level: 'warning',
    calls: ['io_uring_setup'],
    attempts: true,
    reason: () => 'sets up io_uring: what it does through it is not seen in a trace of system calls',
  },
  {
    id: 'reboot',
    level: 'danger',
    calls: ['reboot', 'swapon', 'swapoff', 'sethostname', 'settimeofday', 'clock_settime'],
    attempts: true,
    reason: () => 'changes the state of the whole machine',
  },
];
