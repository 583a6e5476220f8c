import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** The module that says where the native binding lies keeps its own place. */
const placeOfBinding: Plugin = {
  name: 'place-of-binding',
  setup({ onLoad }) {
    onLoad({ filter: /\/core\/src\/binding\/place\.ts$/ }, ({ path: file }) => ({
      contents: `
        import { createRequire } from 'node:module';
        export const requireFromPackage = createRequire(${JSON.stringify(join(file, '../../../package.json'))});
      `,
    }));
  },
};

/** Programs made ready to be run by Node.js alone. */
export interface Bundle {
  /** Where they are; without endings that TypeScript would know. */
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Makes JavaScript of the programs. What a host holds is counted in them: a loader of TypeScript in the same process has
 * threads, children and descriptors of its own, which come and go as it likes.
 */
export async function bundlePrograms(names: readonly string[]): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'hstrace-host-'));
  await build({
    entryPoints: names.map((name) => path(`programs/${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    // Each in one file: Node.js itself loses the descriptor of a module that a worker reads when it is terminated.
    bundle: true,
    splitting: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['@hstrace/source'],
    plugins: [placeOfBinding],
    logLevel: 'warning',
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
