import './vitest.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../collect.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hstrace-matchers-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('matchers', () => {
  it('judge files', async () => {
    const run = await collect('sh', ['-c', 'echo x > out; cat /etc/hostname > /dev/null'], { cwd: folder });
    expect(run).toExitWith(0);
    expect(run).toWriteOnlyUnder(folder);
    expect(run).toOpen('/etc/hostname');
    expect(run).toOpen(join(folder, 'out'));
    expect(run).toOpen(/hostname$/);
    expect(run).not.toOpen('/etc/shadow');
    expect(run).toSpawn('cat');
    expect(run).not.toSpawn('git');
  });

  it('name the calls that offend', async () => {
    const run = await collect('sh', ['-c', 'echo x > out; rm out'], { cwd: folder });
    expect(() => expect(run).toWriteOnlyUnder('/nowhere')).toThrowError(
      /outside of \/nowhere, and there was:\n {2}openat .*\/out by process \d+/,
    );
    expect(() => expect(run).not.toSpawn('rm')).toThrowError(/execve \/.*\/rm by process/);
    expect(() => expect(run).toExitWith(1)).toThrowError(/to end with 1, and it ended with 0/);
  });

  it('judge connections', async () => {
    const quiet = await collect('true');
    expect(quiet).toMakeNoNetworkConnections();
    const script =
      "import socket; s=socket.socket(); s.settimeout(1)\ntry: s.connect(('127.0.0.1', 9))\nexcept OSError: pass";
    const run = await collect('python3', ['-c', script], { syscalls: ['connect'] });
    expect(() => expect(run).toMakeNoNetworkConnections()).toThrowError(/connect 127\.0\.0\.1:9 by process/);
  });
});

describe('what matchers say', () => {
  const message = (judge: () => unknown): string => {
    try {
      judge();
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('it was content');
  };

  it('of an expectation that is not met', async () => {
    const run = await collect(
      'sh',
      ['-c', 'cat /no/such/file; touch "$(printf "a\\033[2Jb")"; kill -TERM $$'],
      {
        cwd: folder,
      },
    );
    expect(message(() => expect(run).toExitWith(0))).toMatch(
      /^expected the program to end with 0, and it was killed by SIGTERM; it said:\ncat: .*No such file/,
    );
    expect(message(() => expect(run).toOpen('/etc/shadow'))).toMatch(
      /^expected \/etc\/shadow to be opened; what was opened:\n( {2}.*\n){10} {2}and \d+ more$/,
    );
    expect(message(() => expect(run).not.toOpen('/no/such/file'))).toMatch(
      /^expected \/no\/such\/file not to be opened, and it was:\n {2}openat \/no\/such\/file by process \d+ \(failed: ENOENT\)$/,
    );
    expect(message(() => expect(run).toSpawn('git'))).toMatch(
      /^expected git to be run; what was run:\n {2}execve \/.*\/cat by process/,
    );
    expect(message(() => expect(run).not.toMakeNoNetworkConnections())).toBe(
      'expected network connections, and there were none',
    );
    expect(message(() => expect(run).not.toWriteOnlyUnder(folder))).toBe(
      `expected something to be written outside of ${folder}, and nothing was`,
    );
    // What the program chose cannot drive the terminal of whoever reads it.
    const told = message(() => expect(run).toWriteOnlyUnder('/nowhere'));
    expect(told).toContain('a\\u001b[2Jb');
    expect(told).not.toContain('\u001b[2J');
    const quiet = await collect('true');
    expect(message(() => expect(quiet).toSpawn('git'))).toMatch(/what was run:\n {2}nothing$/);
    expect(message(() => expect(quiet).not.toExitWith(0))).toMatch(/not to end with 0, and it did/);
    const late = await collect('sleep', ['9'], { timeout: 50, encoding: 'buffer' });
    expect(message(() => expect(late).toExitWith(0))).toMatch(/killed by SIGTERM, after its timeout$/);
  });

  it('of what can only be a mistake', async () => {
    const run = await collect('true');
    const judged = (value: unknown) => expect(value as typeof run);
    expect(message(() => judged('text').toOpen('/x'))).toMatch(/judges what collect\(\) has given/);
    const promise = collect('true');
    expect(message(() => judged(promise).toExitWith(0))).toMatch(/this is a promise: expect\(await/);
    await promise;
    expect(message(() => expect(run).toWriteOnlyUnder())).toMatch(/name the folders/);
    expect(message(() => expect(run).toOpen(''))).toMatch(/a path is a text or a regular expression/);
    expect(message(() => expect(run).toExitWith(999))).toMatch(/from 0 to 255/);
    expect(message(() => expect(run).toCall('opennat' as 'openat'))).toMatch(/did you mean openat/);
    expect(message(() => expect(run).not.toCall('write', { errno: 'ENOPE' as 'EIO' }))).toMatch(
      /no error is/,
    );
    expect(message(() => expect(run).toCall('write', { times: -1 }))).toMatch(/whole number from 0/);
    expect(run).not.toCall('clone_aarch64');
    expect(run).not.toCall('old_mmap');
  });

  it('where the trace leaves out what they look for', async () => {
    const run = await collect('sh', ['-c', 'cat /etc/hostname; true'], { syscalls: ['execve'] });
    expect(run).toSpawn('cat');
    expect(message(() => expect(run).not.toOpen('/etc/shadow'))).toMatch(
      /toOpen judges calls that this trace leaves out \(open, .*\): ask for them in `syscalls`/,
    );
    for (const judge of [
      () => expect(run).toMakeNoNetworkConnections(),
      () => expect(run).toWriteOnlyUnder('/tmp'),
      () => expect(run).not.toCall('read'),
    ])
      expect(message(judge)).toMatch(/leaves out/);
    expect(run).not.toSpawn('git');
  });
});

describe('paths', () => {
  it('may be relative, patterns and URLs', async () => {
    const run = await collect('sh', ['-c', 'mkdir -p made; echo x > made/file.txt; cat made/file.txt'], {
      cwd: folder,
    });
    expect(run).toOpen('file.txt');
    expect(run).toOpen('made/file.txt');
    expect(run).toOpen('*.txt');
    expect(run).toOpen('**/made/*');
    expect(run).not.toOpen('ile.txt');
    expect(run).not.toOpen('ade/file.txt');
    expect(run).toSpawn('c?t');
    expect(run).toWriteOnlyUnder(`${folder}/`);
    expect(run).toWriteOnlyUnder(`${folder}/made/..`);
    expect(run).toWriteOnlyUnder('/');
    expect(run).toWriteOnlyUnder(pathToFileURL(folder));
    expect(run).not.toWriteOnlyUnder(folder.slice(0, -1));
    expect(run).toCall('write', { path: 'file.txt', test: ({ args }) => args.count === 2, times: 1 });
    expect(run).not.toCall('write', { test: ({ args }) => args.count === 3 });
  });
});

describe('connections of a machine to itself', () => {
  it('may be fine', async () => {
    const script = `import socket
for family, host in ((socket.AF_INET, '127.0.0.1'), (socket.AF_INET6, '::1')):
    try: socket.socket(family).connect((host, 9))
    except OSError: pass`;
    const run = await collect('python3', ['-c', script]);
    expect(run).not.toMakeNoNetworkConnections();
    expect(run).toMakeNoNetworkConnections({ loopback: true });
  });
});
