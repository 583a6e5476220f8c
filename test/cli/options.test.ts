import { describe, expect, it } from 'vitest';
import { hasStrace, inFolder, normalise, runHstrace, runStrace } from './command.js';

/** Reads a file by name and by descriptor, and fails once; starts nobody. */
const LOOKS = ['sh', '-c', 'exec 2>&-; cd /; cd /nonexistent; read line </etc/hostname; exit 1'];

/** Options that shape lines and select them, several in a run; each is as Debian's strace has it. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['-v -s 3 -x -e trace=newfstatat,read', LOOKS],
  ['--no-abbrev --string-limit=5 --strings-in-hex=non-ascii-chars -e trace=read', LOOKS],
  ['-e abbrev=none -e verbose=!newfstatat --strings-in-hex -e trace=newfstatat,read,rt_sigaction', LOOKS],
  ['-e abbrev=newfstatat --strings-in-hex=non-ascii --trace=newfstatat,read', LOOKS],
  ['-yy --columns=50 -e trace=read,dup2', LOOKS],
  ['--decode-fds=all --const-print-style=verbose -e trace=read,openat,dup2', LOOKS],
  ['--quiet=attach,exit --failed-only -e t=%file', LOOKS],
  ['--silent=exit --successful-only --trace-path=/etc/hostname', LOOKS],
  ['-z -Z -e trace=chdir', LOOKS],
  ['-e status=failed,unfinished --instruction-pointer --syscall-number -e trace=chdir,exit_group', LOOKS],
  ['-c -w -O 1ms -e trace=chdir -U calls,errors,name', LOOKS],
  ['--summary --summary-sort-by=calls --summary-columns=name,calls -e trace=chdir', LOOKS],
  ['--summary-only --summary-wall-clock --summary-syscall-overhead=2us -e trace=chdir -U name,calls', LOOKS],
  ['-f --seccomp-bpf -e trace=chdir', LOOKS],
  ['-I 2 --follow-forks -e trace=chdir', LOOKS],
  ['--interruptible=never --signal=none -e trace=chdir', LOOKS],
  ['-F -e trace=chdir', LOOKS],
  ['-u nobody --env=HOME=/nowhere -e trace=geteuid,chdir', LOOKS],
  ['--detach-on=execve -f -e trace=chdir', ['sh', '-c', 'cd /; exec true']],
  ['--raw=chdir --read=0 -e trace=chdir,read', LOOKS],
  ['--write=1 -e trace=write', ['sh', '-c', 'echo sixteen letters and more >/dev/null']],
  ['--fault=chdir:error=EACCES:when=1 --trace=chdir', ['sh', '-c', 'cd / 2>/dev/null']],
  ['--inject=chdir:retval=0:when=2 --trace=chdir', LOOKS],
  ['-e trace=chdir --absolute-timestamps=format:unix,precision:ms', LOOKS],
  ['-e trace=chdir --timestamps --syscall-times=ms', LOOKS],
];

const lines = (text: string): string[] => normalise(text).split('\n');

describe.runIf(hasStrace)('options are what they are in strace', () => {
  it.each(cases)('%s', (options, program) => {
    const words = options.split(' ');
    const follows = words.some((one) => one === '-f' || one === '-F' || one === '--follow-forks');
    const theirs = runStrace([...words, ...program]);
    const ours = runHstrace([...(follows ? [] : ['--no-follow']), ...words, ...program]);
    expect(lines(ours.stderr)).toEqual(lines(theirs.stderr));
    expect([ours.code, ours.signal, ours.stdout]).toEqual([theirs.code, theirs.signal, theirs.stdout]);
  });
});

describe('options that Debian has not got yet', () => {
  it.each([
    ['--arg-names -e trace=chdir', /^chdir\(path="\/"\) += 0$/m],
    ['--argv0=another -e trace=execve', /^execve\("\S+", \["another", /m],
    ['--always-show-pid -e trace=chdir', /^\d+ +chdir\("\/"\)/m],
    [
      '--syscall-limit=1 -e trace=chdir',
      /^chdir\("\/"\) += 0\nhstrace: System call limit has been reached, detaching tracees\nhstrace: Process \d+ detached\n$/m,
    ],
    ['--trace-fds=0 -e trace=read,chdir', /^read\(0, /m],
    ['--color=always --theme=light -e trace=chdir', /\[33mchdir/],
    ['--stop-after=1B -e trace=chdir', /^chdir\("\/"\) += 0$/m],
    ['--kill-on-exit -e trace=chdir', /^chdir\("\/"\) += 0$/m],
  ])('%s', (options, expected) => {
    expect(runHstrace([...options.split(' '), ...LOOKS]).stderr).toMatch(expected);
  });

  it('say what they are', () => {
    expect(runHstrace(['--help']).stdout).toContain('--attach-name');
    expect(runHstrace(['-V']).stdout).toMatch(/^hstrace -- version /);
    expect(runHstrace(['--completions=bash']).stdout).toContain('complete ');
    expect(runHstrace(['--tips=0,full'])).toMatchObject({
      stdout: '',
      stderr: expect.stringContaining('Tip 0 of'),
    });
  });

  it('write a file for each process', () => {
    inFolder((folder) => {
      const { stderr, code } = runHstrace(
        ['--output-separately', '--output=log', '--output-append-mode', '-e', 'trace=chdir', ...LOOKS],
        folder,
      );
      expect([stderr, code]).toEqual(['', 1]);
    });
  });
});
