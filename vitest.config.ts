import { defineConfig } from 'vitest/config';

// The packages are tested from their sources, by the condition that their exports carry in this workspace.
const source = '@hstrace/source';

export default defineConfig({
  resolve: { conditions: [source] },
  ssr: { resolve: { conditions: [source] } },
  test: {
    include: [
      'packages/*/{src,test}/**/*.test.ts',
      'apps/*/{src,test}/**/*.test.ts',
      '{test,tools,examples}/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/target/**', '**/fixtures/**', 'test/packed/**'],
    // Types are tested in *.test.ts by expectTypeOf, which `tsc` judges in the project-wide check.
    passWithNoTests: true,
    // A forked process each: a tracer must not meet the threads and children of another test's runner.
    pool: 'forks',
    // Programs are started and traced: on a busy machine that takes its time, and a test is no stopwatch.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts', 'apps/*/src/**/*.ts'],
      exclude: ['**/*.gen.ts', '**/*.test.ts'],
    },
  },
});
