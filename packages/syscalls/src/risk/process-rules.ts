import type { SyscallCall } from '../events/syscall-call.js';
import { Flags } from '../values/flags.js';
import type { RiskContext, RiskRule } from './rule.js';
import { isUnder } from './writes.js';

const TEMPORARY = ['/tmp', '/var/tmp', '/dev/shm'];
const EXECUTES = ['execve', 'execveat'];

function has(value: unknown, ...names: string[]): boolean {
  return value instanceof Flags && names.some((name) => (value.names as readonly string[]).includes(name));
}

const NAMESPACES = ['USER', 'NS', 'PID', 'NET', 'IPC', 'UTS', 'CGROUP', 'TIME'].map(
  (name) => `CLONE_NEW${name}`,
);
/** Programs that compile what they run while they run it: they need memory that can be written and executed. */
const COMPILERS =
  /^(node|nodejs|deno|bun|java|javac|dotnet|mono|luajit|pypy[\d.]*|php[\d.]*|ruby[\d.]*|julia|chrome|chromium|firefox|electron|qemu-[\w-]+|wine[\w-]*)$/;

/** The members of a structure that the kernel may have changed. */
function membersOf(value: unknown): { readonly flags?: unknown } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return ('before' in value ? value.before : value) as { readonly flags?: unknown };
}

/**
 * Whether a call leaves all ids as they are, for which -1 stands, or does what C libraries do when they start a program:
 * it acts as who started it, whom it has just asked for.
 */
function changesNothing(call: SyscallCall, context: RiskContext): boolean {
  const ids = Object.values(call.args);
  const remains = (id: unknown): boolean => id === -1 || id === 0xffff_ffff;
  if (ids.every(remains)) return true;
  const [real, effective, saved] = ids;
  return /^setres[ug]id/.test(call.name) && remains(real) && remains(saved) && context.hasId(call, effective);
}

/** Rules about processes, privileges and the kernel. */
export const processRules: readonly RiskRule[] = [
  {
    id: 'temporary-execute',
    level: 'warning',
    calls: EXECUTES,
    reason(call, context) {
      const path = context.path(call, 'pathname', 'dirfd');
      const own = context.workingDirectory;
      if (path === undefined || (own !== undefined && isUnder(path, own))) return undefined;
      return TEMPORARY.some((folder) => isUnder(path, folder))
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
      return /^PTRACE_(ATTACH|SEIZE|POKE(TEXT|DATA|USER)|SET(FP|FPX)?REGS|SETREGSET)$/.test(request)
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
    reason: (call, context) =>
      changesNothing(call, context)
        ? undefined
        : 'changes the user, the groups or the privileges it runs with',
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
      // Descriptors and the like can be parted with as well.
      call.name === 'unshare' && !has(call.args.flags, ...NAMESPACES)
        ? undefined
        : ['unshare', 'setns'].includes(call.name)
          ? 'changes the namespaces it lives in'
          : 'changes which file systems are seen where',
  },
  {
    id: 'namespace-clone',
    level: 'warning',
    calls: ['clone', 'clone3'],
    reason(call) {
      const flags = membersOf(call.name === 'clone' ? call.args.flags : call.args.cl_args)?.flags;
      return has(flags, ...NAMESPACES) ? 'starts a child in namespaces of its own' : undefined;
    },
  },
  {
    id: 'write-execute',
    level: 'warning',
    calls: ['mmap', 'mmap2', 'mprotect', 'pkey_mprotect'],
    reason: (call, context) =>
      has(call.args.prot, 'PROT_WRITE') &&
      has(call.args.prot, 'PROT_EXEC') &&
      !COMPILERS.test(context.program(call)?.name ?? '')
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
