import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasStrace, inFolder, normalise } from './command.js';

const launcher = new URL('../../apps/cli/dist/hstrace', import.meta.url).pathname;

interface Seen {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly log: string;
}

/** Runs a tracer in a shell, and waits for its log to be whole: the tracer may end after the program. */
function run(tracer: string, words: string, after = ''): Seen {
  return inFolder((folder) => {
    const command = `${tracer} -o log ${words}; code=$?; i=0; while [ $i -lt 100 ] && ! grep -q '+++' log; do sleep 0.1; i=$((i + 1)); done 2>/dev/null; ${after} exit $code`;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    });
    const log = join(folder, 'log');
    return { code: status, stdout, stderr, log: existsSync(log) ? readFileSync(log, 'utf8') : '' };
  });
}

const text = ({ log, stderr, code, stdout }: Seen): string[] =>
  normalise([`exit ${code}`, stdout, stderr, log].join('\n'))
    .replaceAll(launcher, 'X')
    .replaceAll('strace: ', 'X: ')
    .split('\n');

describe.runIf(existsSync(launcher) && hasStrace)('-D', () => {
  it.each([
    ['-D -e trace=chdir,exit_group', "sh -c 'cd /; echo said; exit 3'"],
    ['-D -e trace=chdir', "sh -c 'cd /; kill -TERM $$'"],
    // What it becomes is the very process that was started: its parent is the shell.
    ['-D -e trace=none', "sh -c '[ $PPID = $SHELL_PID ] || exit 9; exit 4'"],
    ['--daemonize=grandchild -E A=b -e trace=chdir', "sh -c 'echo $A'"],
  ])('%s %s', (options, program) => {
    const follow = '--no-follow';
    const ours = run(`SHELL_PID=$$ ${launcher} ${follow}`, `${options} ${program}`);
    const theirs = run('SHELL_PID=$$ strace', `${options} ${program}`);
    expect(text(ours)).toEqual(text(theirs));
  });

  it('is possible, too, where Node.js runs the script itself', () => {
    const { code, stdout, stderr, log } = run(
      `node ${launcher}.cjs`,
      "-D -e trace=none sh -c 'echo said; exit 3'",
    );
    expect({ code, stdout, stderr }).toEqual({ code: 3, stdout: 'said\n', stderr: '' });
    expect(log).toContain('exited with 3');
  });

  it.each([
    ['-D', false, false],
    ['-DD', true, false],
    ['--daemonize=session', true, true],
  ])('%s stands aside', (option, group, session) => {
    const { stdout } = run(launcher, `${option} -e trace=none sh -c 'ps -o pid=,ppid=,pgid=,sid=,args= -e'`);
    const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/));
    const tracer = rows.find((row) => row[5]?.endsWith('hstrace.cjs') === true && row.includes('trace=none'));
    const shell = rows.find((row) => row[4] === 'sh' && row.includes('-e') && row.includes('-o'));
    expect(tracer).toBeDefined();
    expect(shell).toBeDefined();
    expect(tracer?.[1]).not.toBe(shell?.[0]);
    expect(tracer?.[2] !== shell?.[2]).toBe(group);
    expect(tracer?.[3] !== shell?.[3]).toBe(session);
  });

  it.each([
    ['-D /nonexistent/program', 1],
    ['-D -o /nonexistent/file true', 1],
    ['-D -Q true', 1],
    ['-D', 1],
  ])('%s starts nothing', (words, code) => {
    const { status, stderr } = spawnSync(launcher, words.split(' '), { encoding: 'utf8', timeout: 60_000 });
    expect(status).toBe(code);
    expect(stderr).not.toBe('');
  });
});
