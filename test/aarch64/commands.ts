import type { Explanation } from '../differential/compare.js';

/** A real program that both tracers trace. */
export interface Compared {
  readonly options: readonly string[];
  readonly program: readonly string[];
}

/** What hstrace is used for, as a shell script, and what that must print. */
export interface Use {
  readonly script: string;
  readonly prints: readonly RegExp[];
}

/** Where traces may differ: what Debian's strace does not decode yet, and what is another one at each run. */
export const newer: readonly Explanation[] = [
  { pattern: /^(.*\brseq\()0x7f#.*\n\1\{/, why: 'strace 6.1 shows the address' },
  { pattern: /^(.*)\bgetrandom\(.*\n\1getrandom\(/, why: 'bytes at random' },
];

/** Traces that are to be those of strace. */
export const compared: readonly Compared[] = [
  { options: [], program: ['/bin/true'] },
  { options: ['-v', '-s', '100'], program: ['/bin/ls', '-la', '/etc'] },
  { options: ['-y', '-e', 'trace=!close'], program: ['/bin/cat', '/etc/passwd', '/etc/group'] },
  { options: ['-yy', '-e', 'trace=!close'], program: ['/bin/cat', '/etc/passwd'] },
  { options: ['-X', 'raw'], program: ['/bin/ls', '/'] },
  { options: ['-X', 'verbose'], program: ['/bin/ls', '/'] },
  { options: ['-n'], program: ['/bin/ls', '/'] },
  { options: ['-e', 'trace=openat,close', '-P', '/etc/passwd'], program: ['/bin/cat', '/etc/passwd'] },
  { options: ['-e', 'trace=!execve,set_tid_address', '-e', 'raw=all'], program: ['/bin/true'] },
  { options: ['-i', '-e', 'trace=!execve'], program: ['/bin/true'] },
  { options: ['-e', 'read=3'], program: ['/bin/cat', '/etc/passwd'] },
  { options: [], program: ['/bin/sh', '-c', 'trap "echo caught" USR1; kill -USR1 $$; kill -KILL $$'] },
  { options: ['-e', 'inject=openat:error=EACCES:when=2'], program: ['/bin/cat', '/etc/passwd'] },
  { options: ['-e', 'inject=getuid:retval=7'], program: ['/usr/bin/id', '-u'] },
  { options: ['-e', 'inject=write:retval=9:syscall=getuid'], program: ['/bin/echo', 'not seen'] },
  { options: ['-e', 'inject=%stat:signal=USR1:when=1'], program: ['/bin/ls', '/'] },
  { options: ['-e', 'inject=uname:poke_exit=@arg1=6869:when=1'], program: ['/bin/uname'] },
];

/** Everything else that has to do with the processor. */
export const uses: readonly Use[] = [
  { script: 'hstrace -c ls / >/dev/null', prints: [/^100\.00 .* total$/m, /openat/, /status 0/] },
  { script: 'hstrace -m human cat /etc/passwd >/dev/null', prints: [/\/etc\/passwd/, /status 0/] },
  {
    script: 'hstrace -m json -e trace=openat cat /etc/passwd >/dev/null',
    prints: [/"openat"/, /"\/etc\/passwd"/, /status 0/],
  },
  { script: 'hstrace --group-by=file,process cat /etc/passwd >/dev/null', prints: [/passwd/, /status 0/] },
  {
    script:
      'hstrace --record run.hst ls / >/dev/null && hstrace --replay run.hst && hstrace --replay run.hst -m human',
    prints: [/^execve\("/m, /\+\+\+ exited with 0 \+\+\+/, /status 0/],
  },
  { script: 'hstrace sh -c "exit 7"', prints: [/exit_group\(7\)/, /status 7/] },
  {
    script: 'hstrace sh -c "kill -SEGV \\$\\$"',
    prints: [/--- SIGSEGV \{si_signo=SIGSEGV, si_code=SI_USER/, /\+\+\+ killed by SIGSEGV/, /status 139/],
  },
  // Stacks, by frames and by call frame information.
  {
    script: 'hstrace -k -e trace=newfstatat,openat ls / 2>&1',
    prints: [/ > .*libc\.so\.6\(.*\+0x/, / > .*\/ls\(/, /__libc_start_main/, /status 0/],
  },
  // A filter of the kernel: with it, calls nobody asks for do not stop.
  {
    script: 'hstrace --seccomp-bpf -f -e trace=execve sh -c "ls / | wc -l; :"',
    prints: [/execve\("\/.*\/ls"/, /execve\("\/.*\/wc"/, /status 0/],
  },
  {
    script: 'setpriv --reuid 65534 --clear-groups hstrace -e trace=chdir sh -c "cd /etc"',
    prints: [/chdir\("\/etc"\) += 0/, /status 0/],
  },
  // Attaching, and letting go.
  {
    script:
      'sh -c "while :; do cat /etc/passwd >/dev/null; done" & timeout -s INT 20 hstrace -p $!; kill -0 $! && echo alive; kill $!',
    prints: [/attached/, /openat\(AT_FDCWD, "\/etc\/passwd"/, /detached/, /^alive$/m],
  },
  {
    script: 'hstrace -f -e trace=wait4,exit_group sh -c "cat /etc/passwd >/dev/null; (exit 3)"',
    prints: [/wait4\(.*WEXITSTATUS\(s\) == 3/, /exit_group\(3\)/, /status 3/],
  },
  {
    script: 'node -e "setInterval(() => {}, 50)" & sleep 2; timeout -s INT 6 hstrace -p $!; kill $!',
    prints: [/attached/, /epoll_pwait\(/, /detached/],
  },
  // A program with threads, and one that makes code at run-time.
  {
    script: "hstrace -o trace node -e \"require('fs').readFileSync('/etc/passwd')\"; grep passwd trace",
    prints: [/openat\(AT_FDCWD, "\/etc\/passwd", O_RDONLY\|O_CLOEXEC\) = \d+/, /status 0/],
  },
  {
    script: 'hstrace -D -o trace sh -c "echo one"; sleep 2; cat trace',
    prints: [/^one$/m, /write\(1, "one\\n", 4\) += 4/],
  },
];
