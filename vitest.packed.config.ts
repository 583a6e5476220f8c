import { defineConfig } from 'vitest/config';

// The packages as their users get them: built, packed, installed into empty folders. Apart from vitest.config.ts, since
// these tests build everything first (test/packed/setup.ts) and must never see the sources.
export default defineConfig({
  test: {
    include: ['test/packed/**/*.test.ts'],
    globalSetup: ['test/packed/setup.ts'],
    pool: 'forks',
    // npm and tsc run in them.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
