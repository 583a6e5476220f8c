/** The numbers from which on x32 programs have calls of their own (asm/unistd_x32.h), without `__X32_SYSCALL_BIT`. */
export const FIRST_OF_X32 = 512;

/** The bit that makes a number one of x32 (`__X32_SYSCALL_BIT` of asm/unistd.h). */
export const X32_BIT = 0x4000_0000;

/** The calls of their own, by their numbers in order: they take what has pointers or words in it. */
export const x32Names: readonly string[] = [
  'rt_sigaction',
  'rt_sigreturn',
  'ioctl',
  'readv',
  'writev',
  'recvfrom',
  'sendmsg',
  'recvmsg',
  'execve',
  'ptrace',
  'rt_sigpending',
  'rt_sigtimedwait',
  'rt_sigqueueinfo',
  'sigaltstack',
  'timer_create',
  'mq_notify',
  'kexec_load',
  'waitid',
  'set_robust_list',
  'get_robust_list',
  'vmsplice',
  'move_pages',
  'preadv',
  'pwritev',
  'rt_tgsigqueueinfo',
  'recvmmsg',
  'sendmmsg',
  'process_vm_readv',
  'process_vm_writev',
  'setsockopt',
  'getsockopt',
  'io_setup',
  'io_submit',
  'execveat',
  'preadv2',
  'pwritev2',
];
