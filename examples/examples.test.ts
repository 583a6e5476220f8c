import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hstrace-examples-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(example: string, args: readonly string[], env: Record<string, string> = {}): string {
  const file = new URL(example, import.meta.url).pathname;
  const result = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--conditions=@hstrace/source', file, ...args],
    {
      encoding: 'utf8',
      timeout: 30_000,
      cwd: folder,
      env: { ...process.env, ...env },
    },
  );
  expect(result.stderr).toBe('');
  expect(result.status).toBe(0);
  return result.stdout;
}

describe('examples', () => {
  it('files-written', () => {
    expect(run('files-written.ts', ['touch', join(folder, 'new')])).toMatch(
      /\/new opened for writing by process \d+\n/,
    );
  });

  it('reads-in-home', () => {
    writeFileSync(join(folder, '.rc'), 'x');
    expect(run('reads-in-home.ts', ['cat', join(folder, '.rc')], { HOME: folder })).toContain(
      `openat ${folder}/.rc ok`,
    );
  });

  it('match-by-name', () => {
    const text = run('match-by-name.ts', []);
    expect(text).toMatch(/\/proc\/self -> \d+/);
    expect(text).toContain('ends with 0');
  });

  it('attach', () => {
    const child = spawn('sh', ['-c', 'while :; do sleep 0.05; done'], { stdio: 'ignore' });
    try {
      expect(run('attach.ts', [String(child.pid)])).toMatch(
        new RegExp(`\\d+ calls; process ${child.pid} goes on`),
      );
      expect(child.exitCode).toBeNull();
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('children', () => {
    const text = run('children.ts', ['sh', '-c', 'true; /bin/true; exit 3']);
    expect(text).toMatch(/(\d+) starts (\d+)\n\2 runs \/bin\/true\n\2 ends with 0\n\1 ends with 3\n/);
  });

  it('network-monitor', () => {
    const script =
      "import socket\ns = socket.socket()\ntry: s.connect(('127.0.0.1', 9))\nexcept OSError: pass\nu = socket.socket(type=socket.SOCK_DGRAM)\nu.sendto(b'12345', ('127.0.0.1', 9))";
    expect(run('network-monitor.ts', ['python3', '-c', script])).toMatch(
      /127\.0\.0\.1:9: \d connections, \d+ bytes out, 0 in/,
    );
  });

  it('build-inputs', () => {
    writeFileSync(join(folder, 'hello.c'), 'int main(void) { return 0; }\n');
    const text = run('build-inputs.ts', ['cc', '-c', 'hello.c']);
    expect(text).toMatch(/inputs\n(.*\n)* {2}.*\/hello\.c\n/);
    expect(text).toMatch(/outputs\n(.*\n)* {2}.*\/hello\.o\n/);
  });
});
