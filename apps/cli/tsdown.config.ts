import { defineConfig } from 'tsdown';

// One file with all that every run needs, and beside it the chunks that only some runs load (import() in the source).
// The sources of the other packages are bundled in: opening a hundred modules would cost more than running them.
// The part of @hstrace/core that finds the native binding stays outside, since it looks beside its own package.
export default defineConfig({
  entry: { hstrace: 'src/main.ts' },
  outDir: 'dist',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: false,
  clean: true,
  report: false,
  logLevel: 'warn',
  failOnWarn: true,
  inputOptions: { resolve: { conditionNames: ['@hstrace/source', 'import', 'node', 'default'] } },
  outputOptions: { chunkFileNames: 'chunks/[name]-[hash].mjs' },
  deps: {
    alwaysBundle: [/^@hstrace\//, 'cli-table3', 'commander'],
    neverBundle: ['@hstrace/core/binding'],
  },
});
