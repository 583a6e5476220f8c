import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { x } from 'tinyexec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Report {
  summary: { violations: { from: string; to: string; rule: { name: string } }[] };
  modules: { source: string }[];
}

/** Judges the packages under a folder by the repository's rules. */
async function judge(folder: string): Promise<Report> {
  const { stdout, stderr } = await x(
    join(root, 'node_modules/.bin/depcruise'),
    ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', 'packages', 'apps'],
    { nodeOptions: { cwd: folder } },
  );
  if (!stdout.startsWith('{')) throw new Error(`depcruise gave no report: ${stdout}${stderr}`);
  return JSON.parse(stdout) as Report;
}

function sentences(report: Report): string[] {
  return report.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
}

describe('the packages of this repository', () => {
  it('keep the dependency rule', async () => {
    const report = await judge(root);
    expect(report.modules.map(({ source }) => source)).toContain('packages/syscalls/src/index.ts');
    expect(sentences(report)).toEqual([]);
  });
});

describe('the rules', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'hstrace-layers-'));
    const write = (file: string, text: string) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    };
    write(
      'tsconfig.json',
      '{ "compilerOptions": { "module": "NodeNext", "customConditions": ["@hstrace/source"] } }',
    );
    for (const [path, name] of [
      ['packages/syscalls', '@hstrace/syscalls'],
      ['packages/core', '@hstrace/core'],
      ['packages/formatters', '@hstrace/formatters'],
      ['apps/cli', 'hstrace'],
    ] as const) {
      const exports = { '.': { '@hstrace/source': './src/index.ts', default: './dist/index.js' } };
      write(`${path}/package.json`, JSON.stringify({ name, type: 'module', exports }));
      write(`${path}/src/index.ts`, 'export const here = 1;\n');
      // All packages see all others, so that nothing but the rules forbids an import.
      mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
      symlinkSync(join(folder, path), join(folder, 'node_modules', name));
    }

    write('packages/syscalls/src/node.ts', "export { readFileSync } from 'node:fs';\n");
    write('packages/syscalls/src/up.ts', "export * from '@hstrace/core';\n");
    write('packages/syscalls/src/a.ts', "import type { B } from './b.js';\nexport interface A { b: B }\n");
    write('packages/syscalls/src/b.ts', "import type { A } from './a.js';\nexport interface B { a: A }\n");
    write('packages/core/src/sideways.ts', "export * from '@hstrace/formatters';\n");
    write('packages/core/src/allowed.ts', "export * from '@hstrace/syscalls';\nexport * from 'node:fs';\n");
    write('packages/formatters/src/terminal.ts', "export * from 'node:tty';\n");
    write('packages/formatters/src/path.ts', "export * from '../../syscalls/src/index.js';\n");
    write('packages/formatters/src/deep.ts', "export * from '@hstrace/syscalls/src/a.js';\n");
    write(
      'apps/cli/src/allowed.ts',
      "export * from '@hstrace/core';\nexport * from '@hstrace/formatters';\n",
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('forbid what breaks them, and nothing else', async () => {
    expect(sentences(await judge(folder))).toEqual([
      'layer-core: packages/core/src/sideways.ts -> packages/formatters/src/index.ts',
      'layer-syscalls: packages/syscalls/src/up.ts -> packages/core/src/index.ts',
      'no-circle: packages/syscalls/src/a.ts -> packages/syscalls/src/b.ts',
      'no-node-api: packages/formatters/src/terminal.ts -> tty',
      'no-node-api: packages/syscalls/src/node.ts -> fs',
      'resolvable: packages/formatters/src/deep.ts -> @hstrace/syscalls/src/a.js',
      'syscalls-imports-nothing: packages/syscalls/src/node.ts -> fs',
      'syscalls-imports-nothing: packages/syscalls/src/up.ts -> packages/core/src/index.ts',
      'through-the-exports: packages/formatters/src/path.ts -> packages/syscalls/src/index.ts',
    ]);
  });
});
