// Asks the C compiler what constants are worth on each architecture, according to the pinned headers.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureUapi, repositoryRoot, type UapiPaths } from '../uapi/uapi.js';
import { definedIn } from './names.js';

export const architectures = ['x86_64', 'i386', 'aarch64'] as const;
export type Architecture = (typeof architectures)[number];

export interface Program {
  readonly before: string;
  readonly headers: readonly string[];
  readonly after: string;
  /** C expressions of integer type. */
  readonly expressions: readonly string[];
  /** Expressions that do not compile count as missing, whatever is wrong with them (types that no header defines). */
  readonly tolerant?: boolean;
}

/** The value of each expression; undefined where the headers of this architecture do not define a name in it. */
export type Values = readonly (bigint | undefined)[];

/**
 * aarch64 has the data model of x86_64 (LP64, natural alignment), so the compiler of the host evaluates its constants,
 * with the headers of arm64 and told that it is one. i386 needs no 32-bit C library: nothing is linked.
 */
export function compilerOptions(arch: Architecture, uapi: UapiPaths): string[] {
  const asm = arch === 'aarch64' ? uapi.aarch64 : uapi.x86;
  const target =
    arch === 'aarch64'
      ? ['-m64', '-U__x86_64__', '-U__x86_64', '-D__aarch64__=1']
      : arch === 'i386'
        ? ['-m32']
        : ['-m64'];
  const folders = [asm, uapi.include, libcFolder, compilerInclude()];
  return ['-nostdinc', ...folders.flatMap((folder) => ['-isystem', folder]), ...target];
}

/** A few headers of the kernel include some of the C library's; these are the least that they need. */
const libcFolder = join(repositoryRoot, 'tools/constants/libc');

let includeFolder: string | undefined;

/** The compiler's own stddef.h and stdarg.h. */
function compilerInclude(): string {
  includeFolder ??= gcc(['-print-file-name=include']).stdout.trim();
  return includeFolder;
}

export function gcc(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { error, status, stdout, stderr } = spawnSync('gcc', args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (error !== undefined) {
    throw new Error(
      `The values of constants come from the C compiler, and gcc could not be run: ${error.message}`,
    );
  }
  return { status, stdout, stderr };
}

export function evaluate(program: Program, arch: Architecture): Values {
  const folder = mkdtempSync(join(tmpdir(), 'hstrace-constants-'));
  try {
    const missing = new Set<number>();
    // The compiler names all undeclared identifiers of a line at once, but a line may have several.
    for (let attempt = 0; attempt < 6; attempt++) {
      const object = join(folder, 'values.o');
      const source = join(folder, 'values.c');
      writeFileSync(source, sourceText(program, missing));
      const { status, stderr } = gcc([
        ...['-c', '-o', object, '-w', '-O0', '-std=gnu11', '-ffreestanding', '-fmax-errors=0'],
        ...compilerOptions(arch, ensureUapi()),
        source,
      ]);
      if (status === 0) return readValues(object, folder, program.expressions.length, missing);
      const before = missing.size;
      const wrong = new Set<string>();
      for (const line of stderr.split('\n')) {
        const error = /^entries:(\d+):.*error: (.*)$/.exec(line);
        if (error !== null && (program.tolerant === true || /undeclared/.test(error[2] ?? '')))
          missing.add(Number(error[1]) - 1);
        else if (error !== null) wrong.add(`${program.expressions[Number(error[1]) - 1]} (${error[2]})`);
        else if (/error: /.test(line)) throw new Error(`${arch}: ${program.headers.join(', ')}: ${line}`);
      }
      if (wrong.size > 0)
        throw new Error(`${arch}: these are no integer constants: ${[...wrong].join(', ')}`);
      if (missing.size === before) throw new Error(`${arch}: gcc failed: ${stderr}`);
    }
    throw new Error(`${arch}: gcc finds more undeclared names with every attempt.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sourceText({ before, headers, after, expressions }: Program, missing: ReadonlySet<number>): string {
  const entries = expressions.map((expression, index) =>
    missing.has(index) ? '{ 0, 0 },' : `{ (unsigned long long)(${expression}), (${expression}) < 0 },`,
  );
  return [
    before,
    // Some headers exist on one architecture only.
    ...headers.map((header) => `#if __has_include(<${header}>)\n#include <${header}>\n#endif`),
    after,
    'struct hstrace_entry { unsigned long long value, negative; };',
    '__attribute__((section(".hstrace"), used)) const struct hstrace_entry hstrace_entries[] = {',
    '# 1 "entries"',
    ...entries,
    '};',
    '',
  ].join('\n');
}

function readValues(object: string, folder: string, count: number, missing: ReadonlySet<number>): Values {
  const raw = join(folder, 'values.bin');
  const { error, status, stderr } = spawnSync('objcopy', ['-O', 'binary', '-j', '.hstrace', object, raw]);
  if (error !== undefined || status !== 0)
    throw new Error(`objcopy (binutils) failed: ${error?.message ?? stderr}`);
  const bytes = readFileSync(raw);
  return Array.from({ length: count }, (_, index) => {
    if (missing.has(index)) return undefined;
    const negative = bytes.readBigUInt64LE(index * 16 + 8) !== 0n;
    return negative ? bytes.readBigInt64LE(index * 16) : bytes.readBigUInt64LE(index * 16);
  });
}

/** The names that a header defines; those of `asm/` on any of the architectures. */
export function definedNames(header: string): string[] {
  const uapi = ensureUapi();
  const files = [uapi.x86, uapi.aarch64, uapi.include]
    .map((folder) => join(folder, header))
    .filter((path) => existsSync(path));
  if (files.length === 0) throw new Error(`There is no header ${header} in Linux ${uapi.version}.`);
  return [...new Set(files.flatMap((file) => definedIn(readFileSync(file, 'utf8'))))];
}
