import './vitest.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
