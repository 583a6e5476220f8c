import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import nodeModule from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { x } from 'tinyexec';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const built = process.env.HSTRACE;

describe.skipIf(built === undefined || 'enableCompileCache' in nodeModule)(
  'the cache of compiled code',
  () => {
    const base = mkdtempSync(join(tmpdir(), 'hstrace-code-'));
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(base, 'run-'));
    });
    afterAll(() => {
      rmSync(base, { recursive: true });
    });

    const trace = async (env: NodeJS.ProcessEnv = {}, args: string[] = ['-e', 'trace=execve', 'true']) =>
      x(process.execPath, [built as string, ...args], {
        nodeOptions: { env: { ...process.env, NODE_COMPILE_CACHE: folder, ...env } },
      });
    const files = () => {
      const [version, ...others] = readdirSync(folder);
      expect(others).toEqual([]);
      return version === undefined
        ? []
        : readdirSync(join(folder, version)).map((name) => join(folder, version, name));
    };
    const times = () => files().map((file) => statSync(file, { bigint: true }).mtimeNs);

    it('is made once, for nobody else to write', async () => {
      const first = await trace();
      expect(first.exitCode).toBe(0);
      const kept = files();
      expect(kept.length).toBeGreaterThan(1);
      for (const file of kept) expect(statSync(file).mode & 0o077).toBe(0);
      const made = times();
      const second = await trace();
      expect(second.stderr).toBe(
        first.stderr.replace(/0x[0-9a-f]+/, /0x[0-9a-f]+/.exec(second.stderr)?.[0] ?? ''),
      );
      expect(times()).toEqual(made);
    });

    it('is not trusted when others may write it, or when it is broken', async () => {
      await trace();
      const [first, ...more] = files() as [string, ...string[]];
      chmodSync(first, 0o666);
      for (const file of more) truncateSync(file, 100);
      const { exitCode, stderr } = await trace();
      expect(exitCode).toBe(0);
      expect(stderr).toMatch(/^execve\("/);
      for (const file of files()) {
        expect(statSync(file).mode & 0o022).toBe(0);
        expect(readFileSync(file).length).toBeGreaterThan(100);
      }
    });

    it('is left alone where it is turned off, cannot be written, or nothing was traced', async () => {
      expect((await trace({ NODE_DISABLE_COMPILE_CACHE: '1' })).exitCode).toBe(0);
      expect((await trace({}, ['--no-such-option'])).exitCode).toBe(1);
      expect(files()).toEqual([]);
      const { exitCode, stderr } = await trace({ NODE_COMPILE_CACHE: '/dev/null/nowhere' });
      expect(exitCode).toBe(0);
      expect(stderr).toMatch(/^execve\(/);
    });
  },
);
