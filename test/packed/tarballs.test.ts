import { readFile } from 'node:fs/promises';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { x } from 'tinyexec';
import { describe, expect, inject, it } from 'vitest';
import type { PackedPackage } from './pack.js';

const packed = Object.values(inject('packed'));
const libraries = packed.filter(({ name }) => name !== 'hstrace' && !name.startsWith('@hstrace/core-'));

describe.each(packed)('the tarball of $name', ({ tarball }) => {
  it('is what publint expects', async () => {
    const data = await readFile(tarball);
    const { messages, pkg } = await publint({ pack: { tarball: toArrayBuffer(data) }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('has the licences and nothing that its users do not need', async () => {
    const files = await list(tarball);
    expect(files).toEqual(expect.arrayContaining(['package.json', 'LICENSE-APACHE', 'LICENSE-MIT']));
    expect(
      files.filter(
        (file) =>
          !/^(package\.json|README\.md|CHANGELOG\.md|LICENSE-\w+|dist\/.*|schema\/.*\.json|[^/]*\.node)$/.test(
            file,
          ),
      ),
    ).toEqual([]);
    expect(files.filter((file) => /\.test\.|fixture|\.tsbuildinfo$/.test(file))).toEqual([]);
  });

  it('names neither the sources nor the workspace', async () => {
    const { stdout } = await x('tar', ['-xzOf', tarball, 'package/package.json'], { throwOnError: true });
    expect(stdout).not.toMatch(/@hstrace\/source|workspace:/);
  });
});

describe.each(libraries)('the types of $name', ({ tarball }) => {
  it('are right for every way to import it', async () => {
    const result = await checkPackage(createPackageFromTarballData(await readFile(tarball)));
    if (!result.types) throw new Error('no types found');
    const problems = result.problems.filter((problem) => {
      // ESM only is what we want, and resolution without "exports" ended with Node.js 12.
      if (problem.kind === 'CJSResolvesToESM') return false;
      return !('resolutionKind' in problem && problem.resolutionKind === 'node10');
    });
    expect(problems).toEqual([]);
  });
});

async function list(tarball: PackedPackage['tarball']): Promise<string[]> {
  const { stdout } = await x('tar', ['-tzf', tarball], { throwOnError: true });
  return stdout
    .trim()
    .split('\n')
    .map((path) => path.replace(/^package\//, ''));
}

function toArrayBuffer({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  return (buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength);
}
