import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, inject, it } from 'vitest';
import { Installation } from './install.js';
import { root } from './pack.js';

const packed = inject('packed');
const syscalls = packed['@hstrace/syscalls']!;
const core = packed['@hstrace/core']!;
const formatters = packed['@hstrace/formatters']!;
const cli = packed.hstrace!;
const engine = Object.values(packed).find(({ name }) => name.startsWith('@hstrace/core-'))!;

describe('installed by pnpm', () => {
  it('traces, formats and groups', async () => {
    const user = await Installation.byPnpm(packed, core, formatters, syscalls);
    const text = await user.evaluate(`
      import { collect } from '@hstrace/core';
      import { StraceFormatter } from '@hstrace/formatters/strace';
      import { groups } from '@hstrace/formatters/groups';
      const { calls, world } = await collect('cat', ['/etc/hostname']);
      const formatter = new StraceFormatter();
      console.log(calls.map((call) => formatter.format(call)).join(''));
      console.log(groups(world, ['file']).file.some(({ path }) => path === '/etc/hostname'));
    `);
    expect(text).toMatch(/openat\(AT_FDCWD, "\/etc\/hostname", O_RDONLY\) = 3/);
    expect(text.split('\n').at(-1)).toBe('true');
  });

  it('works with the core alone: everything its types and errors need is its own', async () => {
    const user = await Installation.byPnpm(packed, core);
    const text = await user.evaluate(`
      import { Address, Bytes, RecordingError, TraceError, World, collect, openRecording } from '@hstrace/core';
      const { world } = await collect('true');
      console.log(world instanceof World, await openRecording('/etc/passwd').catch((e) => e instanceof RecordingError));
    `);
    expect(text).toBe('true true');
  });
});

/** Uses the packages as a strict TypeScript team would. */
const consumer = `
  import { attach, collect, HStrace, openRecording, record, TraceError, trace } from '@hstrace/core';
  import { matchers } from '@hstrace/core/testing';
  import { groups } from '@hstrace/formatters/groups';
  import { HumanFormatter } from '@hstrace/formatters/human';
  import { JsonFormatter } from '@hstrace/formatters/json';
  import { StraceFormatter } from '@hstrace/formatters/strace';
  import { Summary } from '@hstrace/formatters/tables';
  import { x86_64 } from '@hstrace/syscalls';
  import { World } from '@hstrace/syscalls/analysis';
  import { errnoNumber } from '@hstrace/syscalls/codes';
  import { Recording } from '@hstrace/syscalls/recording';
  import { RiskAssessor } from '@hstrace/syscalls/risk';
  import { catalog, lookup } from '@hstrace/syscalls/table';
  import { Bytes } from '@hstrace/syscalls/values';

  export async function opened(program: string): Promise<string[]> {
    const paths: string[] = [];
    const tracer = trace(program, [], { syscalls: ['openat', '%network'] });
    for await (const event of tracer.events()) {
      if (event.type === 'exited') paths.push(String(event.code satisfies number));
      else if (event.type === 'syscall' && event.name === 'openat') {
        if (event.args.flags.has('O_CREAT')) paths.push(String(event.args.pathname));
        // @ts-expect-error openat has no such flag
        event.args.flags.has('O_NOPE');
      }
    }
    return paths;
  }
  export async function shown(): Promise<string> {
    const run = await collect('ls', ['/'], { inject: [{ syscalls: ['write'], when: 3, error: 'ENOSPC' }] });
    const formatters = [new StraceFormatter(), new HumanFormatter(), new JsonFormatter()];
    for (const event of run.events) for (const formatter of formatters) formatter.format(event);
    for await (const event of await openRecording('run.hst')) formatters[0]!.format(event);
    const { file = [], network = [] } = groups(run.world, ['file', 'network']);
    for (const { path, bytesRead } of file) if ((bytesRead satisfies number) > 0) console.log(path satisfies string);
    for (const { address } of network) console.log(address satisfies string);
    // @ts-expect-error nobody groups by that
    groups(run.world, ['moon']);
    await using recording = await openRecording(new URL('file:///run.hst'));
    console.log(recording.damaged);
    return matchers.toOpen(run, '/etc/passwd').message() + JSON.stringify(groups(run.world, ['file', 'network']));
  }
  export const built = new HStrace().program('ls').syscalls('read').start().syscalls();
  export const codes: (TraceError['code'] | undefined)[] = ['NOT_FOUND', undefined];
  export const all = [attach, record, Summary, x86_64, World, errnoNumber, Recording, RiskAssessor, catalog, lookup, Bytes];
`;

describe('strict, with all declarations checked', () => {
  it.each([
    ['typescript', 'nodenext'],
    ['typescript', 'bundler'],
    ['typescript-5.9', 'node16'],
    ['typescript-5.9', 'bundler'],
  ])('%s and module resolution %s', async (compiler, moduleResolution) => {
    const user = await Installation.of(core, syscalls, formatters);
    await user.write('user.ts', consumer);
    await user.write(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          module: moduleResolution === 'bundler' ? 'esnext' : moduleResolution,
          moduleResolution,
          target: 'es2023',
          // Nothing but what such a team has anyway.
          lib: ['es2023'],
          strict: true,
          exactOptionalPropertyTypes: true,
          noUncheckedIndexedAccess: true,
          skipLibCheck: false,
          noEmit: true,
          typeRoots: [join(root, 'node_modules/@types')],
          types: ['node'],
        },
        files: ['user.ts'],
      }),
    );
    const { stdout } = await user.run(process.execPath, [
      join(root, 'node_modules', compiler, 'bin/tsc'),
      '-p',
      '.',
    ]);
    expect(stdout).toBe('');
  });
});

describe('bundled', () => {
  it('for Node.js, with the core left outside', async () => {
    const user = await Installation.of(core, engine, syscalls, formatters);
    await user.write(
      'tool.js',
      `import { collect } from '@hstrace/core';
       import { StraceFormatter } from '@hstrace/formatters/strace';
       const { calls } = await collect('true');
       console.log(new StraceFormatter().format(calls.at(-1)).trim());`,
    );
    await build({
      entryPoints: [join(user.folder, 'tool.js')],
      outfile: join(user.folder, 'tool.mjs'),
      bundle: true,
      format: 'esm',
      platform: 'node',
      external: ['@hstrace/core'],
      logLevel: 'silent',
    });
    const { stdout } = await user.run(process.execPath, ['tool.mjs']);
    expect(stdout.trim()).toBe('exit_group(0)                           = ?');
  });
});

describe.each(['darwin', 'win32'])('on %s', (platform) => {
  const pretend = `Object.defineProperty(process, 'platform', { value: '${platform}' });`;

  it('says that it traces on Linux alone, and reads recordings all the same', async () => {
    const user = await Installation.of(core, engine, syscalls, formatters);
    await user.evaluate(`
      import { record } from '@hstrace/core';
      await record('run.hst', 'true', [], { stdio: 'ignore' });`);
    const text = await user.evaluate(`${pretend}
      const { BindingError, openRecording, trace } = await import('@hstrace/core');
      try { trace(process.execPath); } catch (error) {
        console.log(error instanceof BindingError, error.code, error.message);
      }
      const { HumanFormatter } = await import('@hstrace/formatters/human');
      let events = 0;
      for await (const event of await openRecording('run.hst')) { new HumanFormatter().format(event); events++; }
      console.log(events > 10);`);
    expect(text).toMatch(
      /^true BINDING_UNSUPPORTED hstrace traces programs on Linux, on x64 and arm64; this is /,
    );
    expect(text).toContain(platform);
    expect(text).toContain('work here all the same');
    expect(text.split('\n').at(-1)).toBe('true');
  });

  it('the command says so too', async () => {
    const user = await Installation.of(cli, core, engine, syscalls);
    await user.write('pretend.mjs', pretend);
    const { exitCode, stderr } = await user.run(process.execPath, [
      '--import',
      './pretend.mjs',
      'node_modules/hstrace/dist/hstrace.cjs',
      'true',
    ]);
    expect(stderr).toContain('hstrace traces programs on Linux');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(exitCode).not.toBe(0);
  });
});
