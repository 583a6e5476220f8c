import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { hstrace } from './command.js';

/**
 * Runs a command in a terminal of its own, types a key when a text appears, and prints what the terminal got and how the
 * command ended, as JSON: WIDTH TEXT KEY COMMAND...
 */
const TERMINAL = `
import fcntl, json, os, pty, select, struct, sys, termios, time
width, text, key = int(sys.argv[1]), sys.argv[2].encode(), sys.argv[3].encode()
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[4], sys.argv[4:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 24, width, 0, 0))
got, typed, end = b'', not key, time.time() + 40
while time.time() < end:
    if not select.select([fd], [], [], 0.2)[0]:
        continue
    try:
        data = os.read(fd, 65536)
    except OSError:
        break
    if not data:
        break
    got += data
    if not typed and text in got:
        typed = True
        time.sleep(0.3)
        os.write(fd, key)
status = os.waitpid(pid, 0)[1]
print(json.dumps({'text': got.decode('utf8', 'replace'), 'signal': os.WTERMSIG(status) if os.WIFSIGNALED(status) else None, 'code': os.WEXITSTATUS(status) if os.WIFEXITED(status) else None}))
`;

interface Seen {
  readonly text: string;
  readonly signal: number | null;
  readonly code: number | null;
}

function inTerminal(
  words: readonly string[],
  { width = 80, appears = '', key = '', env = {} as Record<string, string> } = {},
): Seen {
  const { stdout, stderr } = spawnSync(
    'python3',
    ['-c', TERMINAL, String(width), appears, key, ...hstrace, ...words],
    {
      cwd: tmpdir(),
      encoding: 'utf8',
      timeout: 60_000,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TERM: 'xterm-256color', HOME: '/root', ...env },
    },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Seen;
}

/** Cells that a line takes: wide letters two, those that combine with the one before none. */
function cells(line: string): number {
  let sum = 0;
  for (const one of line)
    sum += /\p{Mn}/u.test(one) ? 0 : /[\p{Script=Han}\p{Emoji_Presentation}]/u.test(one) ? 2 : 1;
  return sum;
}

const hasPython = spawnSync('python3', ['-c', 'import pty']).status === 0;
const ESCAPE = '\u001b[';

describe.runIf(hasPython)('in a terminal', () => {
  it('Ctrl-C ends the program, its trace, and hstrace', () => {
    const { text, signal } = inTerminal(['-e', 'trace=clock_nanosleep', 'sleep', '100'], {
      appears: 'clock_nanosleep',
      key: '\u0003',
    });
    expect(text).toMatch(/<(unfinished|detached) \.\.\.>|--- SIGINT/);
    expect(signal).toBe(2);
  }, 60_000);

  it('a program that handles Ctrl-C goes on', () => {
    const script = 'trap "echo caught; exit 5" INT; echo ready; while :; do sleep 0.1; done';
    const { text, code, signal } = inTerminal(['-I3', '-qq', '-e', 'trace=none', 'sh', '-c', script], {
      appears: 'ready',
      key: '\u0003',
    });
    expect(text).toContain('caught');
    expect([code, signal]).toEqual([5, null]);
  }, 60_000);

  it('lines are coloured, unless that is not wanted', () => {
    const run = (env: Record<string, string>, ...options: string[]): string =>
      inTerminal([...options, '-e', 'trace=chdir', 'sh', '-c', 'cd /'], { env }).text;
    expect(run({})).toContain(`${ESCAPE}33mchdir`);
    expect(run({ NO_COLOR: '1' })).not.toContain(ESCAPE);
    expect(run({ COLORFGBG: '0;15' })).toContain(`${ESCAPE}33mchdir`);
    expect(run({ TERM: 'dumb' })).not.toContain(ESCAPE);
  }, 60_000);

  it.each([80, 120])(
    'tables are no wider than %i columns',
    (width) => {
      const { text } = inTerminal(
        ['--group-by', 'file,process', '--color=never', 'sh', '-c', 'cat /etc/hostname >/dev/null'],
        { width },
      );
      const longest = Math.max(...text.split(/\r?\n/).map((line) => [...line].length));
      expect(text).toContain('/etc/hostname');
      expect(text).not.toContain('attached');
      expect(longest).toBeLessThanOrEqual(width);
    },
    60_000,
  );

  it('leaves nothing of the waiting line behind, whatever the program writes', () => {
    const script = 'sleep 1; printf "one\\ntwo two\\nthree\\n"; sleep 1';
    const { text } = inTerminal(['--format', 'human', '--color=never', 'sh', '-c', script], { width: 60 });
    const written = text.indexOf('one\r\n');
    const erased = text.lastIndexOf(`${ESCAPE}J`, written);
    const drawn = text.lastIndexOf(' … for ', written);
    expect(drawn).toBeGreaterThan(-1);
    // Erased after it was drawn, and before the program's own text.
    expect(erased).toBeGreaterThan(drawn);
    expect(text).toContain('one\r\ntwo two\r\nthree\r\n');
  }, 60_000);

  it('cuts the waiting line to the terminal', () => {
    const { text } = inTerminal(
      ['--format', 'human', '--color=never', 'sh', '-c', `exec sleep ${'0'.repeat(60)}1`],
      { width: 40 },
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what lines are drawn by
    const drawn = [...text.matchAll(/\u001b\[B\u001b\[G([^\u001b]*)\u001b8/g)].map(([, line = '']) => line);
    expect(drawn.length).toBeGreaterThan(0);
    for (const line of drawn) expect([...line].length).toBeLessThanOrEqual(39);
  }, 60_000);

  it('takes the waiting line away before the program writes, even where its writing is not traced', () => {
    const script = 'sleep 1; printf "one\\ntwo\\n"; sleep 1; printf "three\\n"; sleep 1';
    const { text } = inTerminal(
      ['--format', 'human', '--color=never', '-e', 'trace=clock_nanosleep', 'sh', '-c', script],
      { width: 60 },
    );
    for (const part of ['one\r\ntwo\r\n', 'three\r\n']) {
      const written = text.indexOf(part);
      const drawn = text.lastIndexOf(' … for ', written);
      expect(drawn).toBeGreaterThan(-1);
      expect(text.lastIndexOf(`${ESCAPE}J`, written)).toBeGreaterThan(drawn);
    }
  }, 60_000);

  it('Ctrl-C in the middle of waiting leaves whole lines and the summary', () => {
    const { text, signal } = inTerminal(['--format', 'human', '--color=never', 'sleep', '100'], {
      appears: ' … for ',
      key: '\u0003',
    });
    expect(signal).toBe(2);
    const end = text.slice(text.lastIndexOf(' … for '));
    expect(end).toContain(`${ESCAPE}J`);
    const lines = end.slice(end.lastIndexOf(`${ESCAPE}J`) + 3).split('\r\n');
    expect(lines.some((line) => /^sleep\[\d+\] {2}/.test(line))).toBe(true);
    expect(lines).toContain('Summary');
  }, 60_000);

  it('keeps names of wide letters within the terminal, in tables and in the waiting line', () => {
    const name = `${'漢字'.repeat(20)}🎉e\u0301`;
    const script = `: >'${name}'; sh -c 'sleep 1' '${name}'; rm '${name}'`;
    const words = ['--color=never', 'sh', '-c', `cd "$(mktemp -d)"; ${script}`];
    const env = { LC_ALL: 'C.UTF-8' };
    const tables = inTerminal(['--group-by', 'file,process', ...words], { width: 80, env });
    expect(tables.text).toContain('漢');
    for (const line of tables.text.split(/\r?\n/)) expect(cells(line), line).toBeLessThanOrEqual(80);
    const fifo = `cd "$(mktemp -d)"; mkfifo '${name}'; (sleep 1; echo >'${name}') & cat '${name}'; rm '${name}'`;
    const { text } = inTerminal(['--format', 'human', '--color=never', 'sh', '-c', fifo], { width: 40, env });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what lines are drawn by
    const drawn = [...text.matchAll(/\u001b\[B\u001b\[G([^\u001b]*)\u001b8/g)].map(([, line = '']) => line);
    expect(drawn.length).toBeGreaterThan(0);
    for (const line of drawn) expect(cells(line), line).toBeLessThanOrEqual(39);
  }, 60_000);

  it('sentences have the colours of the theme, or none', () => {
    const run = (env: Record<string, string>, ...options: string[]): string =>
      inTerminal([...options, '--format', 'human', 'sh', '-c', 'cd /nowhere'], { env }).text;
    // The colour of a process goes by its number, and the themes have one in common: three processes of each.
    const [dark, light] = ['--theme=dark', '--theme=light'].map((theme) => [
      // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
      ...new Set([1, 2, 3].flatMap(() => run({}, theme).match(/\u001b\[[\d;]+m/g) ?? [])),
    ]);
    expect(dark?.length).toBeGreaterThan(2);
    expect(light?.length).toBeGreaterThan(2);
    expect(light).not.toEqual(dark);
    expect(run({ NO_COLOR: '1' })).not.toContain(`${ESCAPE}3`);
  }, 60_000);

  it('says what is being waited for', () => {
    const { text } = inTerminal(['--format', 'human', '--color=never', 'sh', '-c', 'sleep 2']);
    expect(text).toMatch(/… for \d/);
    expect(text).toMatch(/ends well after 2/);
  }, 60_000);
});
