import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type PackedPackage, packAll } from './pack.js';

declare module 'vitest' {
  export interface ProvidedContext {
    packed: Record<string, PackedPackage>;
  }
}

/** Builds and packs every package once for all the tests. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'hstrace-packed-'));
  project.provide('packed', await packAll(folder));
  return () => rm(folder, { recursive: true, force: true });
}
