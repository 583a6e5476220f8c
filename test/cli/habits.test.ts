import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHstrace, whileInFolder } from './command.js';

/** What strace 7.2 prints, where Debian's strace has not got the option or prints it in another way. */
describe('as strace 7.2 does', () => {
  it.each([
    ['setgid', 106, [7], /^setgid\(uid=7\)/m],
    ['set_robust_list', 273, [0, 3], /^set_robust_list\(addr=NULL, length=3\)/m],
    ['fcntl', 72, [0, 1], /^fcntl\(fd=0, op=F_GETFD\)/m],
    ['fcntl', 72, [0, 2, 1], /^fcntl\(fd=0, op=F_SETFD, arg=FD_CLOEXEC\)/m],
    ['prctl', 157, [8, 1], /^prctl\(op=PR_SET_KEEPCAPS, state=1\)/m],
    ['prctl', 157, [14, 1], /^prctl\(op=PR_SET_TIMING, mode=1\)/m],
    ['wait4', 61, [-1, 0, 1, 0], /^wait4\(pid=-1, status=NULL, options=WNOHANG, usage=NULL\)/m],
    ['restart_syscall', 219, [], /^restart_syscall\(<\.\.\. resuming interrupted [\w ]+ \.\.\.>\)/m],
    ['create_module', 174, [1, 2], /^create_module\(arg1=0x1, arg2=0x2\)/m],
    ['syscall_0x1e0', 480, [1], /^syscall_0x1e0\(arg1=0x1, arg2=/m],
  ])('names arguments of %s', (name, nr, args, expected) => {
    const trace = name.startsWith('syscall') ? 'none' : name;
    const program = ['perl', '-e', `syscall(${[nr, ...args].join(', ')})`];
    expect(runHstrace(['-N', '-e', `trace=${trace}`, ...program]).stderr).toMatch(expected);
  });

  it.each([
    ['/dev/full', /^hstrace: \/dev\/full: No space left on device\n$/],
    ['|exec <&-', /^hstrace: \|exec <&-: Broken pipe\n$/],
  ])('says that nothing more can be written to %s, and lets the program go on', (target, expected) => {
    const program = ['sh', '-c', 'sleep 0.3; echo done; exit 3'];
    const { stderr, stdout, code } = runHstrace(['-e', 'trace=exit_group', '-o', target, ...program]);
    expect(stderr).toMatch(expected);
    expect([stdout, code]).toEqual(['done\n', 3]);
  });

  it('shows with -Y the name that a process has', () => {
    const { stderr } = runHstrace(['-f', '-Y', '-o', '|cat >&2', 'sh', '-c', '/bin/true; exit 2']);
    expect(stderr).toMatch(/^\d+<hstrace> execve\("/);
    expect(stderr).toMatch(/^\d+<sh> execve\("\/bin\/true"/m);
    expect(stderr).toMatch(/^(\d+)<sh> set_tid_address\(0x\w+\) += \1<sh>$/m);
  });

  it('colours numbers, instruction pointers and limits as values', () => {
    const options = ['-n', '-i', '--color=always', '-e', 'trace=prlimit64'];
    const { stderr } = runHstrace([...options, 'bash', '-c', 'ulimit -s']);
    const value = (text: string): string => `\x1b[35m${text}\x1b[0m`;
    expect(stderr).toContain(`[${value(' 302')}] [\x1b[35m0000`);
    expect(stderr).toContain(value('RLIM64_INFINITY'));
  });

  it('shows instruction pointers of 32-bit programs with eight digits', async () => {
    await whileInFolder(async (folder) => {
      writeFileSync(join(folder, 'small.c'), 'int main(void) { return 5; }');
      const made = spawnSync('cc', ['-m32', '-o', 'small', 'small.c'], { cwd: folder, encoding: 'utf8' });
      expect(made.stderr).toBe('');
      const { stderr } = runHstrace(['-i', '-n', '-e', 'trace=execve,exit_group', './small'], folder);
      expect(stderr).toMatch(/^\[ {2}59\] \[[\da-f]{8}\] \[ Process PID=\d+ runs in 32 bit mode. \]$/m);
      expect(stderr).toMatch(/^\[ 252\] \[[\da-f]{8}\] exit_group\(5\)/m);
      expect(stderr).toMatch(/^\[ 252\] \[\?{8}\] \+\+\+ exited with 5 \+\+\+$/m);
    });
  });
});
