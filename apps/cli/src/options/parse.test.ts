import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { UsageError } from './getopt.js';
import { parse } from './parse.js';
import type { Settings } from './settings.js';

const hint = 'HINT';

/** What is said of a command line: warnings, the error, and whether it points to the help. */
function said(words: readonly string[]): string[] {
  const lines: string[] = [];
  try {
    parse(words, (text) => lines.push(text));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    // Names that may have been meant are hstrace's own addition.
    lines.push(...error.message.split('\n').filter((line) => !line.startsWith('Did you mean')));
    if (error.hint) lines.push(hint);
  }
  return lines;
}

/** The same of Debian's strace, where it is installed. */
function saidByStrace(words: readonly string[]): string[] | undefined {
  const { error, stderr } = spawnSync('strace', words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (error !== undefined) return undefined;
  return stderr
    .split('\n')
    .flatMap((line) =>
      line.startsWith('strace: ') ? [line.slice(8)] : line.startsWith('Try ') ? [hint] : [],
    );
}

const noProgram = ['must have PROG [ARGS] or -p PID', hint];
const invalid = (as: string, value: string): string[] => [`invalid ${as} argument: '${value}'`, hint];

/** Command lines without a program, so that nothing is started, and what is said of them. */
const cases: readonly (readonly [string, readonly string[]])[] = [
  ['', noProgram],
  ['-Q', ["invalid option -- 'Q'", hint]],
  ['-fQ', ["invalid option -- 'Q'", hint]],
  ['--foo', ["unrecognized option '--foo'", hint]],
  ['--foo=1', ["unrecognized option '--foo=1'", hint]],
  ['--follow-forks=1', ["option '--follow-forks' doesn't allow an argument", hint]],
  ['--string-limit', ["option '--string-limit' requires an argument", hint]],
  ['--strin', ["option '--strin' is ambiguous; possibilities: '--string-limit' '--strings-in-hex'", hint]],
  ['--string-l=3', noProgram],
  ['--fo', noProgram],
  ['-s', ["option requires an argument -- 's'", hint]],
  ['-s x', invalid('-s', 'x')],
  ['-s -42', invalid('-s', '-42')],
  ['-s1073741824', invalid('-s', '1073741824')],
  ['--string-limit=x', invalid('--string-limit', 'x')],
  ['-a 2147483648', invalid('-a', '2147483648')],
  ['-a +5', noProgram],
  ['-I 5', invalid('-I', '5')],
  ['-I never', noProgram],
  ['-X RAW', invalid('-X', 'RAW')],
  ['-O 1m', invalid('-O', '1m')],
  ['-O 1.5ms', noProgram],
  ['-O 0x10', invalid('-O', '0x10')],
  ['-S foo', ["invalid sortby: 'foo'", hint]],
  ['-U foo', ["unknown column name: 'foo'", hint]],
  [
    '-U time,time_percent,total-time',
    [
      "call summary column has been provided more than once: 'time_percent' (-U option residual: 'time_percent,total-time')",
      hint,
    ],
  ],
  ['-p 0', ["Invalid process id: '0'"]],
  ['-p 1,,2', ["Invalid process id: ''"]],
  ['-b fork', ["Syscall 'fork' for -b isn't supported"]],
  ['--relative-timestamps=x', invalid('--relative-timestamps', 'x')],
  ['--syscall-times=x', invalid('--syscall-times', 'x')],
  ['--timestamps=format:s', invalid('--timestamps', 'format:s')],
  ['--timestamps=,ns,unix', noProgram],
  ['--strings-in-hex=x', invalid('--strings-in-hex', 'x')],
  ['--daemonize=x', invalid('--daemonize', 'x')],
  ['-e quiet=x', ["invalid quiet 'x'"]],
  ['-e status=x', ["invalid status 'x'"]],
  ['-e signal=x', ["invalid signal 'x'"]],
  ['-e signal=!chld,RT_3', noProgram],
  ['-e read=-1', ["invalid descriptor '-1'"]],
  ['-e decode-fd=x', ["invalid decode-fds 'x'"]],
  ['-e decode-pids=x', ["invalid decode-pids 'x'"]],
  ['-e kvm=x', ["invalid -e kvm= argument: 'x'"]],
  ['-e foo=bar', ["invalid system call 'foo=bar'"]],
  ['-e trace=', ["invalid system call ''"]],
  ['-e trace=open,foo', ["invalid system call 'foo'"]],
  ['-e trace=?foo', noProgram],
  ['-e trace=/(', ['regcomp: (: Unmatched ( or \\(']],
  ['-e trace=open@foo', ["incorrect personality designator 'foo' in qualification 'open@foo'", hint]],
  ['-e inject=open', ["invalid inject argument 'open'"]],
  ['-e inject=open:error=EPERM:retval=0', ["invalid inject argument 'open:error=EPERM:retval=0'"]],
  ['-e inject=open:error=1:when=5..2', ["invalid inject argument 'open:error=1:when=5..2'"]],
  ['-e inject=open:error=1:when=2..4+2', noProgram],
  ['-e inject=open:error=1:syscall=open', ["invalid inject argument 'open:error=1:syscall=open'"]],
  ['-e inject=open:error=1:syscall=getpid', noProgram],
  ['-e inject=open:poke_enter=@arg8=00', ["invalid inject argument 'open:poke_enter=@arg8=00'"]],
  [
    '-e inject=open:retval=-1',
    ['Inadvertent injection of error 1 is possible for retval=18446744073709551615', ...noProgram],
  ],
  ['-e fault=open:retval=1', ["invalid fault argument 'open:retval=1'"]],
  ['-c -C', ['-c/--summary-only and -C/--summary are mutually exclusive', hint]],
  ['-D --daemonize -p 1', ['-D and --daemonize cannot be provided simultaneously']],
  ['-D -p 1', ['PROG [ARGS] must be specified with -D/--daemonize', hint]],
  ['-t --timestamps -p 1', ['-t and --absolute-timestamps cannot be provided simultaneously']],
  ['-x --strings-in-hex -p 1', ['-x and --strings-in-hex cannot be provided simultaneously']],
  ['-y --decode-fds -p 1', ['-y and --decode-fds cannot be provided simultaneously']],
  ['-f --follow-forks -p 1', ['-f and --follow-forks cannot be provided simultaneously']],
  ['-ff --output-separately -p 1', ['-ff and --output-separately cannot be provided simultaneously']],
  [
    '-c -ff -p 1',
    ['(-c/--summary-only or -C/--summary) and -ff/--output-separately are mutually exclusive', hint],
  ],
  ['-w -p 1', ['-w/--summary-wall-clock must be given with (-c/--summary-only or -C/--summary)', hint]],
  [
    '-F -w -p 1',
    [
      'option -F is deprecated, please use -f/--follow-forks instead',
      '-w/--summary-wall-clock must be given with (-c/--summary-only or -C/--summary)',
      hint,
    ],
  ],
];

describe('what is said of a command line', () => {
  it.each(cases)('%s', (line, expected) => {
    const words = line === '' ? [] : line.split(' ');
    expect(said(words)).toEqual(expected);
    const theirs = saidByStrace(words);
    if (theirs !== undefined) expect(theirs).toEqual(expected);
  });

  it('answers to more than -D three times, and to options of a newer strace', () => {
    expect(said(['-DDDD', 'true'])).toEqual(["Too many -D's (4), maximum supported -D count is 3", hint]);
    expect(said(['--argv0=x', '-p', '1'])).toEqual(['PROG [ARGS] must be specified with --argv0', hint]);
    expect(said(['--kill-on-exit', '-p', '1'])).toEqual([
      '--kill-on-exit and -p/--attach are mutually exclusive options',
    ]);
    expect(said(['--syscall-limit=0', 'true'])).toEqual(invalid('--syscall-limit', '0'));
  });
});

/** What a right command line asks for. */
function settings(...words: string[]): Settings {
  const parsed = parse(words);
  if (!('run' in parsed)) throw new Error('nothing is to be run');
  return parsed.run;
}

describe('what a command line asks for', () => {
  it('ends at the first word that is no option', () => {
    expect(settings('-f', 'ls', '-l', '-e', 'x').program).toEqual(['ls', '-l', '-e', 'x']);
    expect(settings('-f', '--', '-x').program).toEqual(['-x']);
    expect(settings('-', 'x').program).toEqual(['-', 'x']);
  });

  it('takes clusters, attached values, and -e by all names', () => {
    const { strace, pids } = settings('-vyys256', '-p1,2', '-p', '3 4', 'true');
    expect(strace).toMatchObject({ stringLimit: 256, abbreviated: 'none', descriptors: 2 });
    expect(pids).toEqual([1, 2, 3, 4]);
    expect(settings('-e', 's=int', 'true').filter.signals?.has(2)).toBe(true);
    expect(settings('-e', 'close', 'true').filter.calls?.has('x86_64', 3)).toBe(true);
  });

  it('follows children unless told not to', () => {
    expect(settings('true').follow).toBe(true);
    expect(settings('--no-follow', 'true').follow).toBe(false);
    expect(settings('--no-follow', '-f', 'true').follow).toBe(true);
  });

  it('shows times as strace does', () => {
    expect(settings('-t', 'true').strace.time).toEqual({ form: 'clock', precision: 's' });
    expect(settings('-tt', 'true').strace.time).toEqual({ form: 'clock', precision: 'us' });
    expect(settings('-ttt', 'true').strace.time).toEqual({ form: 'unix', precision: 'us' });
    expect(settings('--timestamps=unix,ns', 'true').strace.time).toEqual({ form: 'unix', precision: 'ns' });
    expect(settings('--timestamps=ns', '--timestamps', 'true').strace.time).toEqual({
      form: 'clock',
      precision: 'ns',
    });
    expect(settings('-rT', 'true').strace).toMatchObject({ relativeTime: 'us', duration: 'us' });
  });

  it('says less with a file and a program, and is then hard to interrupt', () => {
    const toFile = settings('-o', 'x', 'true');
    expect([...toFile.quiet]).toEqual(['attach', 'personality']);
    expect(toFile.interruptible).toBe('never');
    expect(settings('true').interruptible).toBe('waiting');
    expect(settings('-D', 'true').interruptible).toBe('never_tstp');
    expect(settings('-qqq', 'true').quiet.size).toBe(5);
  });

  it('has pids on the lines that need them', () => {
    expect(settings('true').strace.pids).toBe('bracketed');
    expect(settings('-o', 'x', 'true').strace.pids).toBe('plain');
    expect(settings('--no-follow', '-o', 'x', 'true').strace.pids).toBe('bracketed');
    expect(settings('--always-show-pid', 'true').strace.pids).toBe('plain');
    expect(settings('-ff', '-o', 'x', 'true').strace.pids).toBe('none');
  });

  it('reads rules of injection', () => {
    const [rule] = settings('-e', 'inject=open:error=EPERM:when=2..9+3:delay_exit=2ms', 'true').injections;
    expect(rule).toMatchObject({ error: 1, when: { first: 2, last: 9, step: 3 }, delayExit: 2e6 });
    const [fault] = settings('--fault=open:when=3', 'true').injections;
    expect(fault).toMatchObject({ error: 38, when: { first: 3, last: 3 } });
    const [poke] = settings('-e', 'inject=read:poke_exit=@arg2=00fF', 'true').injections;
    expect(poke?.pokeExit).toEqual([{ argument: 1, data: Uint8Array.of(0, 255) }]);
  });

  it('knows JSON by the name of the file', () => {
    expect(settings('-o', 'x.json', 'true').format).toBe('json');
    expect(settings('-m', 'human', 'true').format).toBe('human');
  });
});
