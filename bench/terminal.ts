// How fast output reaches a terminal, and whether it is whole: `terminal.ts [COUNT] [OPTIONS...]`, after a build. A program
// makes COUNT calls, hstrace writes a line for each to a pseudo-terminal, a reader takes them as fast as it can, and counts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;

/** Runs a command in a terminal of its own: how long it took, its lines, and what it wrote besides: FILTER COMMAND... */
const READER = `
import fcntl, json, os, pty, re, struct, sys, termios, time
began = time.time()
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[2], sys.argv[2:])
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', 50, 160, 0, 0))
chunks, first = [], None
while True:
    try:
        data = os.read(fd, 1 << 20)
    except OSError:
        break
    if not data:
        break
    if first is None:
        first = time.time()
    chunks.append(data)
last = time.time()
os.waitpid(pid, 0)
text = b''.join(chunks).decode('utf8', 'replace')
wanted = re.compile(sys.argv[1])
print(json.dumps({
    'seconds': round(last - began, 3),
    'streaming': round(last - first, 3),
    'lines': sum(1 for line in text.split('\\n') if wanted.search(line)),
    'bytes': len(text),
    'redraws': text.count('\\x1b[J'),
}))
`;

const [count = '200000', ...options] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'hstrace-bench-'));
try {
  const program = join(folder, 'getppid');
  spawnSync('cc', ['-O2', join(root, 'bench/programs/getppid.c'), '-o', program], { stdio: 'inherit' });
  const formats: readonly (readonly [string, readonly string[], string])[] = [
    ['strace', [], 'getppid'],
    ['human', ['--format', 'human', '--all'], 'asks for the id of its parent'],
  ];
  for (const [name, format, filter] of formats) {
    const { stdout, stderr } = spawnSync(
      'python3',
      ['-c', READER, filter, join(root, 'apps/cli/dist/hstrace.mjs'), ...format, ...options, program, count],
      { encoding: 'utf8', env: { ...process.env, TERM: 'xterm-256color' }, maxBuffer: 1 << 30 },
    );
    if (stdout === '') throw new Error(stderr);
    const seen = JSON.parse(stdout) as { readonly lines: number; readonly streaming: number };
    console.log(
      JSON.stringify({
        name,
        calls: Number(count),
        lost: Number(count) - seen.lines,
        perSecond: Math.round(seen.lines / seen.streaming),
        ...seen,
      }),
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
