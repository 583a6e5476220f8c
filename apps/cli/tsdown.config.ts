import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsdown';
import manifest from './package.json' with { type: 'json' };

/**
 * Two modules of core are not taken as the sources have them: the one that finds the native binding beside its own
 * package stays outside, by the name that users have it under, and the capture plan is the one that is made at build.
 */
const coreAsBuilt = {
  name: 'core-as-built',
  resolveId(source: string, importer: string | undefined) {
    if (source === '#plan')
      return fileURLToPath(new URL('../../packages/core/src/plan/built.ts', import.meta.url));
    return source.endsWith('/binding/index.js') && importer?.includes('/core/src/') === true
      ? { id: '@hstrace/core/binding', external: true }
      : undefined;
  },
};

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
  minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  report: false,
  logLevel: 'warn',
  failOnWarn: true,
  inputOptions: { resolve: { conditionNames: ['@hstrace/source', 'import', 'node', 'default'] } },
  plugins: [coreAsBuilt],
  define: { __HSTRACE_VERSION__: JSON.stringify(manifest.version) },
  outputOptions: {
    chunkFileNames: 'chunks/[name]-[hash].mjs',
    // Each further file costs half a millisecond at start: what nearly every run loads is put together.
    codeSplitting: {
      groups: [
        { name: 'base', test: /apps\/cli\/src\/(run|options\/parse)\.ts$/, priority: 3 },
        { name: 'calls', test: /packages\/core\/src\/event-reader\.ts$/, priority: 2 },
        { name: 'strace', test: /packages\/formatters\/src\/strace\/index\.ts$/, priority: 1 },
      ],
    },
  },
  deps: {
    alwaysBundle: [/^@hstrace\//, 'cli-table3'],
    neverBundle: ['@hstrace/core/binding'],
  },
});
