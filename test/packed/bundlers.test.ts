import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build as esbuild } from 'esbuild';
import { rolldown } from 'rolldown';
import { build as vite } from 'vite';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import webpack from 'webpack';
import { Installation } from './install.js';

const packed = inject('packed');
const syscalls = packed['@hstrace/syscalls']!;
const core = packed['@hstrace/core']!;
const formatters = packed['@hstrace/formatters']!;
const engine = Object.values(packed).find(({ name }) => name.startsWith('@hstrace/core-'))!;

/** A script for browsers, of a module and all that it imports. */
type Bundler = (entry: string, minify?: boolean) => Promise<string>;

const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: async (entry, minify = false) => {
    const { outputFiles, warnings } = await esbuild({
      entryPoints: [entry],
      bundle: true,
      format: 'iife',
      platform: 'browser',
      minify,
      write: false,
      logLevel: 'silent',
    });
    expect(warnings).toEqual([]);
    return outputFiles[0]!.text;
  },
  rolldown: async (entry, minify = false) => {
    const warnings: unknown[] = [];
    const bundle = await rolldown({
      input: entry,
      platform: 'browser',
      onLog: (level, log) => level !== 'info' && level !== 'debug' && warnings.push(log.message),
    });
    const { output } = await bundle.generate({ format: 'iife', minify, codeSplitting: false });
    await bundle.close();
    expect(warnings).toEqual([]);
    return output[0].code;
  },
  vite: async (entry, minify = false) => {
    const result = await vite({
      root: join(entry, '..'),
      configFile: false,
      logLevel: 'silent',
      build: { lib: { entry, formats: ['iife'], name: 'page' }, minify, write: false },
    });
    const [{ output }] = result as { output: { code: string }[] }[] as [{ output: [{ code: string }] }];
    return output[0].code;
  },
  webpack: async (entry, minify = false) => {
    const folder = join(entry, '../webpacked');
    const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) =>
      webpack(
        {
          mode: 'production',
          target: 'web',
          entry,
          output: { path: folder, filename: 'main.js' },
          optimization: { minimize: minify },
          performance: { hints: false },
          resolve: { fallback: {} },
        },
        (error, done) => (error ? reject(error) : resolve(done)),
      ),
    );
    expect(stats?.toJson({ all: false, errors: true, warnings: true })).toMatchObject({
      errors: [],
      warnings: [],
    });
    return readFile(join(folder, 'main.js'), 'utf8');
  },
};

/** What a browser has of what these packages use, and nothing of Node.js. */
const browser = () => ({ TextDecoder, TextEncoder, DecompressionStream, URL, btoa, atob, structuredClone });

let user: Installation;
let recording: Buffer;
beforeAll(async () => {
  user = await Installation.lasting(core, engine, syscalls, formatters);
  await user.evaluate(`
    import { record } from '@hstrace/core';
    await record('run.hst', 'cat', ['/etc/hostname'], { stdio: 'ignore' });`);
  recording = await readFile(join(user.folder, 'run.hst'));
  await user.write(
    'page.js',
    `import { StraceFormatter } from '@hstrace/formatters/strace';
     import { HumanFormatter } from '@hstrace/formatters/human';
     import { JsonFormatter } from '@hstrace/formatters/json';
     import { groups } from '@hstrace/formatters/rows';
     import { Recording } from '@hstrace/syscalls/recording';
     import { RiskAssessor } from '@hstrace/syscalls/risk';
     import { catalog } from '@hstrace/syscalls/table';
     import { World } from '@hstrace/syscalls/analysis';
     globalThis.read = async (bytes) => {
       async function* pieces() { yield bytes; }
       const risks = new RiskAssessor({ home: '/root' });
       const recording = await Recording.open(pieces(), catalog, () => (call) => risks.assess(call));
       const shown = [new StraceFormatter(), new HumanFormatter(), new JsonFormatter()];
       const texts = shown.map(() => '');
       const world = new World();
       for await (const event of recording) {
         world.add(event);
         shown.forEach((formatter, index) => { texts[index] += formatter.format(event); });
       }
       shown.forEach((formatter, index) => { texts[index] += formatter.end(); });
       return { texts, files: groups(world, ['file']).file.map(({ path }) => path), damaged: recording.damaged };
     };`,
  );
  await user.write(
    'one.js',
    `import { errnoNumber } from '@hstrace/syscalls/codes'; globalThis.read = errnoNumber;`,
  );
  await user.write('call.js', `import { openat } from '@hstrace/syscalls'; globalThis.read = openat.name;`);
  return () => user.remove();
});

describe.each(Object.entries(bundlers))('%s', (_name, bundle) => {
  it('makes a page that reads recordings in all formats, without anything of Node.js', async () => {
    const code = await bundle(join(user.folder, 'page.js'));
    expect(code).not.toMatch(/["'`]node:|require\(["'`](os|tty|util|fs|path|url)["'`]\)/);
    const page = createContext(browser());
    runInContext(code, page);
    const { texts, files, damaged } = await page.read(new Uint8Array(recording));
    const [strace, human, json] = texts as [string, string, string];
    expect(strace).toMatch(/^openat\(AT_FDCWD, "\/etc\/hostname", O_RDONLY\) = 3/m);
    expect(human).toMatch(/\/etc\/hostname/);
    expect(
      json
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).name),
    ).toContain('openat');
    expect(files).toContain('/etc/hostname');
    expect(damaged).toBe(false);
  });

  // The README says these figures.
  it.each([
    ['one.js', 'the numbers of errors', 6_000],
    ['call.js', 'one call', 25_000],
  ])('of %s takes %s, and leaves the rest of the catalog out', async (entry, _what, most) => {
    expect((await bundle(join(user.folder, entry), true)).length).toBeLessThan(most);
  });
});
