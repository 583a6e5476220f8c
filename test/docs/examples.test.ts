import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { record } from '@hstrace/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const pages = [
  'README.md',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/README.md`),
  'docs/cookbook.md',
];
const read = (page: string): string => readFileSync(join(root, page), 'utf8');
const blocks = (page: string, language: string): string[] =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(
    ([, text]) => text as string,
  );

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hstrace-docs-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  mkdirSync(join(folder, 'examples'));
  // The packages are found as the repository's own programs find them.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  await record(join(folder, 'run.hst'), 'cat', ['/etc/hostname'], { stdio: 'ignore' });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function runTypeScript(file: string, args: readonly string[] = []): string {
  return execFileSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--conditions=@hstrace/source', file, ...args],
    { cwd: folder, encoding: 'utf8', timeout: 60_000, stdio: ['ignore', 'pipe', 'pipe'] },
  );
}

describe('the first example of each package', () => {
  it.each([
    ['packages/core', /\/tmp\/example\.txt opened for writing\n(.*\n)*\{ code: 0, signal: undefined \}/],
    ['packages/formatters', /(opens|from|read:) \/etc\/hostname/],
    ['packages/syscalls', /^openat \[ 'dirfd', 'pathname', 'flags', 'mode' \]$/m],
  ])('%s works', (name, output) => {
    const [first] = blocks(`${name}/README.md`, 'ts');
    const file = join(folder, 'first.ts');
    writeFileSync(file, first as string);
    expect(runTypeScript(file)).toMatch(output);
  });

  it('apps/cli works', () => {
    const [first = ''] = blocks('apps/cli/README.md', 'sh');
    const commands = first
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
      .filter(([program, ...args]) => program === 'hstrace' && args.includes('ls'));
    expect(commands.length).toBeGreaterThan(1);
    for (const [, ...args] of commands)
      expect(runTypeScript(join(root, 'apps/cli/src/main.ts'), args)).toMatch(/\betc\b/);
  });
});

it('every example in TypeScript is right by its types', () => {
  const files = pages.flatMap((page) =>
    blocks(page, 'ts').map((text, index) => {
      const name = `examples/${page.replace(/\W/g, '_')}_${index}.ts`;
      writeFileSync(join(folder, name), text);
      return name;
    }),
  );
  expect(files.length).toBeGreaterThan(8);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: { typeRoots: [join(root, 'node_modules/@types')], moduleDetection: 'force' },
      include: [],
      files,
    }),
  );
  try {
    execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], {
      cwd: folder,
      encoding: 'utf8',
    });
  } catch (error) {
    throw new Error((error as { stdout: string }).stdout);
  }
});
