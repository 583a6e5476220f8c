import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requireNode } from '../../scripts/bootstrap/node-version.mjs';
import { missingPrerequisites } from '../../scripts/bootstrap/prerequisites.mjs';

describe('missingPrerequisites', () => {
  let folder: string;
  const program = (name: string, script: string) => {
    const file = join(folder, 'bin', name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hstrace-prerequisites-'));
    mkdirSync(join(folder, 'bin'));
    mkdirSync(join(folder, 'packages/core'), { recursive: true });
    writeFileSync(join(folder, 'packages/core/Cargo.toml'), '[workspace.package]\nrust-version = "1.85"\n');
    vi.stubEnv('PATH', join(folder, 'bin'));
    program('cargo', 'echo "cargo 1.95.0 (f2d3ce0bd 2026-03-21)"');
    program('cc', 'exit 0');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is nothing where all is there', () => {
    expect(missingPrerequisites(folder)).toEqual([]);
  });

  it('has one sentence for each program that is not there', () => {
    rmSync(join(folder, 'bin/cargo'));
    rmSync(join(folder, 'bin/cc'));
    expect(missingPrerequisites(folder)).toEqual([
      'hstrace needs Rust 1.85 or later to build its engine, and there is no cargo in PATH: install Rust with rustup or from your distribution.',
      'hstrace needs a C compiler to link its engine, and there is no cc in PATH: install gcc or clang (on Debian and Ubuntu: build-essential).',
    ]);
  });

  it('names a Rust that is too old', () => {
    program('cargo', 'echo "cargo 1.63.0"');
    expect(missingPrerequisites(folder)).toEqual([
      expect.stringMatching(/needs Rust 1\.85 or later.* this is Rust 1\.63/),
    ]);
  });

  it('tells why cargo fails', () => {
    program('cargo', 'echo "error: no default toolchain" >&2; exit 1');
    expect(missingPrerequisites(folder)).toEqual([expect.stringContaining('error: no default toolchain')]);
  });

  it('finds a compiler that cannot link', () => {
    program('cc', 'echo "ld: cannot find crt1.o" >&2; exit 1');
    expect(missingPrerequisites(folder)).toEqual([expect.stringContaining('ld: cannot find crt1.o')]);
  });
});

describe('requireNode', () => {
  const versions = Object.getOwnPropertyDescriptor(process, 'versions')!;
  afterEach(() => {
    Object.defineProperty(process, 'versions', versions);
    vi.restoreAllMocks();
  });

  it.each([
    ['18.20.8', 1],
    ['20.18.3', 1],
    ['20.19.0', undefined],
    ['22.0.0', undefined],
  ])('judges Node.js %s', (node, status) => {
    Object.defineProperty(process, 'versions', { ...versions, value: { ...process.versions, node } });
    const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never);
    const say = vi.spyOn(console, 'error').mockReturnValue();
    requireNode();
    expect(exit.mock.calls).toEqual(status === undefined ? [] : [[status]]);
    expect(say.mock.calls).toEqual(
      status === undefined
        ? []
        : [[expect.stringContaining(`needs Node.js 20.19 or later, and this is Node.js ${node}`)]],
    );
  });
});
