import type { UserConfig } from 'tsdown';

/**
 * How the library packages are built: one output module for each source module, so that a bundler can leave out
 * every module nobody imports, and so that a stack trace names the file its reader finds in the repository.
 * The declarations come from `tsc` (see tsconfig.build.json of each package), since the catalog's types are inferred
 * and tsdown's own fast way needs them spelled out.
 */
export function library(entry: string[], options: UserConfig = {}): UserConfig {
  return {
    entry,
    unbundle: true,
    root: 'src',
    outDir: 'dist',
    format: 'esm',
    // `.js`, as the exports say: the packages are "type": "module".
    fixedExtension: false,
    platform: 'node',
    target: 'node20.19',
    dts: false,
    clean: true,
    report: false,
    logLevel: 'warn',
    failOnWarn: true,
    ...options,
  };
}
