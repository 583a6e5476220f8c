import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasStrace, inFolder } from './command.js';

const launcher = new URL('../../apps/cli/dist/hstrace', import.meta.url).pathname;

/** What a process can see of its start: signals, limits, descriptors and the environment. */
const LOOK =
  "grep -E 'Sig(Blk|Ign)' /proc/self/status; ulimit -Sn; nproc; grep Cpus_allowed /proc/self/status; ls /proc/self/fd; env | grep -v '^_='";

describe.runIf(existsSync(launcher))('the launcher', () => {
  it.runIf(hasStrace)('starts a program as strace does', () => {
    inFolder((folder) => {
      const look = (tracer: string): string => {
        const command = `trap '' HUP PIPE; ulimit -Sn 777; exec 7>seven 2>&- <&-; exec ${tracer} -o log sh -c "${LOOK}"`;
        return spawnSync('sh', ['-c', command], {
          cwd: folder,
          encoding: 'utf8',
          env: { PATH: process.env.PATH, NODE_OPTIONS: '--no-warnings', LC_ALL: 'C' },
        }).stdout;
      };
      expect(look(launcher)).toBe(look('strace'));
      expect(readFileSync(join(folder, 'log'), 'utf8')).toContain('exited with 0');
    });
  });

  it('starts under any PATH, and calls itself as it was called', () => {
    const { stderr, status } = spawnSync(launcher, ['-Q'], {
      argv0: '/somewhere/trace',
      encoding: 'utf8',
      env: { PATH: '/nonexistent' },
    });
    expect(stderr).toBe(
      "/somewhere/trace: invalid option -- 'Q'\nTry '/somewhere/trace -h' for more information.\n",
    );
    expect(status).toBe(1);
  });
});
