import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasStrace, hstrace, inFolder, normalise, type Ran, runHstrace, runStrace } from './command.js';

const CALLS = '-e trace=chdir,exit_group';
/** Says nothing itself: what the program writes is not in step with what is written of it. */
const SHELL = ['sh', '-c', 'cd / && cd /nonexistent 2>/dev/null; exit 3'];

/** Options whose lines are the same as those of Debian's strace, for the same program. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  [CALLS, SHELL],
  [`${CALLS} -a 60`, SHELL],
  [`${CALLS} -a0`, SHELL],
  [`${CALLS} -n`, SHELL],
  [`${CALLS} -t`, SHELL],
  [`${CALLS} -tt`, SHELL],
  [`${CALLS} -ttt`, SHELL],
  [`${CALLS} --timestamps=unix,ms`, SHELL],
  [`${CALLS} -r`, SHELL],
  [`${CALLS} -rt`, SHELL],
  [`${CALLS} --relative-timestamps=ns`, SHELL],
  [`${CALLS} -T`, SHELL],
  [`${CALLS} --syscall-times=ns`, SHELL],
  [`${CALLS} -z`, SHELL],
  [`${CALLS} -Z`, SHELL],
  [`${CALLS} -e status=unfinished`, SHELL],
  [`${CALLS} -q`, SHELL],
  [`${CALLS} -qq`, SHELL],
  [`${CALLS} -e quiet=exit`, SHELL],
  [`${CALLS} -xx`, SHELL],
  [`${CALLS} -X raw`, SHELL],
  [`${CALLS} -X verbose`, SHELL],
  [`${CALLS} -e raw=chdir`, SHELL],
  ['-e trace=none', SHELL],
  ['-e trace=!all', SHELL],
  ['-e trace=/^chd', SHELL],
  ['-e trace=chdir@64,?nothing', SHELL],
  ['-e trace=chdir@32', SHELL],
  ['-e trace=write -e write=1 -s 3', ['echo', 'hello, this is a line of text']],
  ['-e trace=read -e read=0 -P /dev/null', ['cat']],
  ['-P /etc/ld.so.cache', ['true']],
  ['-P /etc/ld.so.cache -y', ['true']],
  ...['path', 'dev', 'all', 'socket', 'none', 'path,dev'].map((set): [string, readonly string[]] => [
    `-e trace=fadvise64,dup2 --decode-fds=${set}`,
    ['sh', '-c', 'cat </dev/null'],
  ]),
  [`${CALLS} -e signal=none`, ['sh', '-c', 'kill -USR1 $$']],
  [CALLS, ['sh', '-c', 'kill -USR1 $$']],
  ['-e trace=none -i', ['sh', '-c', 'kill -USR1 $$']],
  [`${CALLS} -e signal=!USR1`, ['sh', '-c', 'kill -USR1 $$']],
  [`${CALLS} -f`, ['sh', '-c', '(cd /nonexistent) 2>/dev/null; exit 2']],
  ['-c -e trace=chdir -U name,calls,errors -S name', SHELL],
  ['-C -e trace=chdir -U calls,errors,name', SHELL],
  [`${CALLS} -e inject=chdir:error=EPERM:when=2`, SHELL],
  [`${CALLS} -e inject=chdir:retval=0`, SHELL],
  [`${CALLS} -e fault=chdir:when=1+2`, ['sh', '-c', 'exec 2>/dev/null; cd /; cd /usr; cd /']],
  [`${CALLS} -e inject=chdir:signal=CHLD:when=1`, SHELL],
  [`${CALLS} -e inject=chdir:delay_enter=2ms:delay_exit=1ms:when=1..1`, SHELL],
  [`${CALLS} -e inject=chdir:error=EBADF:syscall=getpid`, ['sh', '-c', 'cd / 2>/dev/null']],
  [`${CALLS} -e inject=chdir:poke_enter=@arg1=2f746d7000:when=1`, ['sh', '-c', 'cd /usr/']],
  ['-e trace=exit_group -e inject=chdir:error=EPERM', ['sh', '-c', 'cd /; echo $?']],
  ['-f -b execve -e trace=exit_group,chdir', ['sh', '-c', '/bin/true; cd /']],
  ['-P /etc/ld.so.cache -e inject=openat,close:error=EPERM', ['true']],
  ['-e trace=umask -e inject=umask:retval=5', ['sh', '-c', 'umask']],
  ['-e trace=close -e inject=close:retval=-1:when=1', ['true']],
  [`${CALLS} -E A=1 -E B`, ['sh', '-c', 'cd /$A 2>/dev/null']],
];

const byLine = (text: string): string[] => normalise(text).split('\n');

describe.runIf(hasStrace)('the lines of a trace', () => {
  it.each(cases)('%s %j', (options, program) => {
    const words = options.split(' ');
    const follow = words.includes('-f') ? [] : ['--no-follow'];
    const theirs = runStrace([...words, ...program]);
    const ours = runHstrace([...follow, ...words, ...program]);
    expect(byLine(ours.stderr)).toEqual(byLine(theirs.stderr));
    expect(endOf(ours)).toEqual(endOf(theirs));
  });

  it('go to files as they go there by strace', () => {
    for (const options of [
      ['-o', 'log'],
      ['-f', '-o', 'log'],
      ['-ff', '-o', 'log'],
      ['-A', '-o', 'log'],
    ]) {
      const text = (run: typeof runHstrace, more: string[]): string =>
        inFolder((folder) => {
          run([...more, ...options, ...CALLS.split(' '), ...SHELL], folder);
          return readdirSync(folder)
            .sort()
            .map((name) => readFileSync(join(folder, name), 'utf8'))
            .join('--\n');
        });
      const follow = options.some((one) => one.startsWith('-f')) ? [] : ['--no-follow'];
      expect(byLine(text(runHstrace, follow)), options.join(' ')).toEqual(byLine(text(runStrace, [])));
    }
  });

  it('go to a command', () => {
    inFolder((folder) => {
      const { code, stdout } = runHstrace(
        ['-o', '|readlink /proc/self/fd/0; cat >piped', ...CALLS.split(' '), ...SHELL],
        folder,
      );
      expect(code).toBe(3);
      expect(stdout).toMatch(/^pipe:/);
      expect(readFileSync(join(folder, 'piped'), 'utf8')).toContain('chdir("/nonexistent")');
    });
  });
});

const endOf = ({ code, signal, stdout }: Ran): unknown => ({ code, signal, stdout });

describe('the end', () => {
  it.each([
    [['sh', '-c', 'exit 7'], 7, null],
    [['sh', '-c', 'kill -TERM $$'], null, 'SIGTERM'],
    [['sh', '-c', 'kill -KILL $$'], null, 'SIGKILL'],
    [['sh', '-c', 'kill -USR1 $$'], null, 'SIGUSR1'],
    [['sh', '-c', 'kill -PIPE $$'], null, 'SIGPIPE'],
    [['sh', '-c', 'kill -SEGV $$'], null, 'SIGSEGV'],
    [['/nonexistent'], 1, null],
    [['/etc/passwd'], 1, null],
  ] as const)('%j', (program, code, signal) => {
    expect(runHstrace(['-qq', '-e', 'trace=none', ...program])).toMatchObject({ code, signal });
  });

  it.each([
    ['nosuchprogram', "hstrace: Cannot find executable 'nosuchprogram'\n"],
    ['./nosuchprogram', "hstrace: Cannot stat './nosuchprogram': No such file or directory\n"],
  ])('says why there is no %s', (program, text) => {
    expect(runHstrace([program]).stderr).toBe(text);
  });

  it.runIf(hasStrace)('says who traces the program already', () => {
    const { code, stderr } = runStrace(['-f', '-o', '/dev/null', '-e', 'trace=none', ...hstrace, 'true']);
    expect(stderr).toMatch(
      /^hstrace: ptrace failed: Operation not permitted \(EPERM\)\. It is traced already, by process \d+ \(strace\); /,
    );
    expect(code).toBe(1);
  });

  it('says what could not be written over', () => {
    expect(
      runHstrace('-e trace=brk -e inject=brk:poke_enter=@arg1=00:when=1 true'.split(' ')).stderr,
    ).toMatch(/^hstrace: poke_tcb: Failed to tamper with process \d+: couldn't poke\nbrk\(NULL\) += 0x/);
  });

  it('counts calls of a descriptor for injection only', () => {
    const { stderr } = runHstrace('-e fds=3 -e inject=close:error=EIO:when=1 true'.split(' '));
    expect(stderr).toMatch(/^close\(3\) += -1 EIO \(Input\/output error\) \(INJECTED\)$/m);
  });

  it('shows the execve that fails', () => {
    expect(runHstrace(['/etc/passwd']).stderr).toMatch(
      /^execve\("\/etc\/passwd", \["\/etc\/passwd"\], 0x\w+ \/\* 4 vars \*\/\) = -1 EACCES \(Permission denied\)\nhstrace: exec: Permission denied\n\+\+\+ exited with 1 \+\+\+\n$/,
    );
  });

  it('comes before anything is started where the output cannot be opened', () => {
    inFolder((folder) => {
      const { code, stderr } = runHstrace(['-o', '/nonexistent/x', 'touch', 'made'], folder);
      expect(code).toBe(1);
      expect(stderr).toBe("hstrace: Can't fopen '/nonexistent/x': No such file or directory\n");
      expect(existsSync(join(folder, 'made'))).toBe(false);
    });
  });

  it('answers to a process that is not there', () => {
    const { code, stderr } = runHstrace(['-p', '4194304']);
    expect(code).toBe(1);
    expect(stderr).toBe('hstrace: attach: ptrace(PTRACE_SEIZE, 4194304): No such process\n');
  });
});

describe("hstrace's own options", () => {
  it.each([
    [['--errno', 'ENOENT'], /ENOENT/, /EACCES|= 0$/m],
    [['--path', '/etc/ld.so.*', '-e', 'trace=openat'], /ld\.so\.cache/, /libc\.so/],
    [['--slower', '100s'], /exited with/, /chdir/],
    [['--skip-startup'], /chdir\("\/"\)/, /ld\.so\.cache/],
    [['--color=always', '-e', 'trace=chdir'], /\[33mchdir/, /^chdir/m],
  ])('%j', (options, present, absent) => {
    const { stderr } = runHstrace([...options, ...SHELL]);
    expect(stderr).toMatch(present);
    expect(stderr).not.toMatch(absent);
  });

  it('keep a trace and show it again', () => {
    inFolder((folder) => {
      const live = runHstrace(['--record', 'kept', ...CALLS.split(' '), ...SHELL], folder);
      const again = runHstrace(['--replay', 'kept'], folder);
      expect(again.stderr).toBe(live.stderr);
    });
  });
});
