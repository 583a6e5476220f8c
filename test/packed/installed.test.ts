import { describe, expect, inject, it } from 'vitest';
import { Installation } from './install.js';

const packed = inject('packed');
const syscalls = packed['@hstrace/syscalls']!;
const core = packed['@hstrace/core']!;
const formatters = packed['@hstrace/formatters']!;
const cli = packed.hstrace!;
const engine = Object.values(packed).find(({ name }) => name.startsWith('@hstrace/core-'))!;

/** Imports every subpath of a package and tells which of them export something. */
const importAll = (name: string) => `
  import { readFileSync } from 'node:fs';
  const { exports } = JSON.parse(readFileSync('node_modules/${name}/package.json', 'utf8'));
  const subpaths = Object.keys(exports).filter((subpath) => !subpath.endsWith('.json'));
  for (const subpath of subpaths) {
    const module = await import('${name}' + subpath.slice(1));
    if (Object.keys(module).length > 0) console.log(subpath);
  }`;

describe('@hstrace/syscalls, installed alone', () => {
  it('gives the catalog, without any native code or dependency', async () => {
    const user = await Installation.of(syscalls);
    expect((await user.evaluate(importAll('@hstrace/syscalls'))).split('\n')).toEqual(
      expect.arrayContaining(['.', './table', './records']),
    );
    const { stdout } = await user.run('npm', ['ls', '--all', '--parseable']);
    expect(stdout.trim().split('\n')).toHaveLength(2);
  });

  // Node.js gets bundles: what is in several of them must be there once.
  it.each(['node', 'default'])('gives the same classes by every subpath (%s)', async (condition) => {
    const user = await Installation.of(syscalls);
    const same = await user.evaluate(`
      import { readFileSync } from 'node:fs';
      const { exports } = JSON.parse(readFileSync('node_modules/@hstrace/syscalls/package.json', 'utf8'));
      const folder = process.cwd() + '/node_modules/@hstrace/syscalls/';
      const load = (subpath) => import(folder + exports[subpath]['${condition}']);
      const [all, events, values, table] = await Promise.all(['.', './events', './values', './table'].map(load));
      console.log(all.SyscallCall === events.SyscallCall, all.Flags === values.Flags, all.openat === table.definitions().get('openat'));`);
    expect(same).toBe('true true true');
  });
});

describe('@hstrace/formatters, installed alone', () => {
  it('gives each formatter by its subpath', async () => {
    const user = await Installation.of(formatters, syscalls);
    expect((await user.evaluate(importAll('@hstrace/formatters'))).split('\n')).toEqual([
      './strace',
      './human',
      './json',
      './tables',
      './groups',
      './rows',
    ]);
  });
});

describe('@hstrace/core, installed alone', () => {
  it('traces a program', async () => {
    const user = await Installation.of(core, engine, syscalls);
    const names = await user.evaluate(`
      import { trace } from '@hstrace/core';
      const tracer = trace('true');
      for await (const call of tracer.syscalls()) console.log(call.name);
    `);
    expect(names.split('\n')).toEqual(expect.arrayContaining(['execve', 'exit_group']));
  });

  it('says what to do where its engine is missing', async () => {
    const user = await Installation.of(core, syscalls);
    const error = await user.evaluate(`
      import { loadBinding } from '@hstrace/core/binding';
      try { loadBinding(); } catch (error) { console.log(error.code, error.message); }
    `);
    expect(error).toMatch(/^BINDING_MISSING The engine of hstrace for this machine is not installed/);
    expect(error).toContain(engine.name);
  });
});

describe('hstrace, installed alone', () => {
  it('traces a program and ends with its status', async () => {
    const user = await Installation.of(cli, core, engine, syscalls);
    const { exitCode, stdout, stderr } = await user.run('npx', [
      '--no-install',
      'hstrace',
      'sh',
      '-c',
      'echo out; exit 3',
    ]);
    expect(stdout).toBe('out\n');
    expect(stderr).toMatch(/^execve\(.*\) = 0$/m);
    expect(exitCode).toBe(3);
  });

  it('says what to do where its engine is missing', async () => {
    const user = await Installation.of(cli, core, syscalls);
    const { exitCode, stderr } = await user.run('npx', ['--no-install', 'hstrace', 'true']);
    expect(stderr).toContain('The engine of hstrace for this machine is not installed');
    expect(exitCode).not.toBe(0);
  });
});
