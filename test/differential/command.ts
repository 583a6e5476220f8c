import { join } from 'node:path';

/** The command under test: the built one if HSTRACE names it, else the sources. */
const root = new URL('../..', import.meta.url).pathname;
export const hstraceCommand: readonly string[] =
  process.env.HSTRACE === undefined
    ? [
        process.execPath,
        '--import',
        import.meta.resolve('tsx'),
        '--conditions=@hstrace/source',
        join(root, 'apps/cli/src/main.ts'),
      ]
    : [process.env.HSTRACE];
