import { fileURLToPath } from 'node:url';
import { defineConfig } from 'tsdown';
import manifest from './package.json' with { type: 'json' };

/**
 * Two modules of core are not taken as its sources have them: the one that says where to look for the native binding,
 * which is beside that package and not beside this file, and the capture plan, which is the one that is made at build.
 */
const coreAsBuilt = {
  name: 'core-as-built',
  resolveId(name: string, importer: string | undefined) {
    if (name === '#plan')
      return fileURLToPath(new URL('../../packages/core/src/plan/built.ts', import.meta.url));
    return name === './place.js' && importer?.endsWith('/core/src/binding/index.ts') === true
      ? fileURLToPath(new URL('./src/binding-place.ts', import.meta.url))
      : undefined;
  },
};

// One file with all that every run needs, and beside it the chunks that only some runs load (import() in the source).
// The sources of the other packages are bundled in: opening a hundred modules would cost more than running them.
export default defineConfig({
  entry: { hstrace: 'src/main.ts' },
  outDir: 'dist',
  // Not modules: a script starts faster, and its code can be cached under Node.js 20.
  format: 'cjs',
  checks: { legacyCjs: false },
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
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    // Each further file costs half a millisecond at start: what nearly every run loads is put together.
    codeSplitting: {
      groups: [
        { name: 'base', test: /apps\/cli\/src\/(command|run|options\/parse)\.ts$/, priority: 4 },
        { name: 'calls', test: /packages\/core\/src\/event-reader\.ts$/, priority: 3 },
        // Parts of the catalog, see packages/syscalls/src/gradual.ts.
        ...['programs', 'sockets', 'messages', 'ioctl', 'prctl'].map((name, index) => ({
          name,
          test: new RegExp(`syscalls/src/parts/${name}\\.ts$`),
          priority: 1 - index / 10,
        })),
        { name: 'strace', test: /packages\/formatters\/src\/strace\/index\.ts$/, priority: 2 },
      ],
    },
  },
  deps: {
    alwaysBundle: [/^@hstrace\//, 'cli-table3'],
  },
});
