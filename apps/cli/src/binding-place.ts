import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Stands for the module of the same purpose in `@hstrace/core` when that package is bundled into the command. Its folder
 * is looked for as Node.js would look: asking Node.js itself costs the start of its resolver for packages with exports.
 */
function folderOfCore(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules/@hstrace/core');
    if (existsSync(candidate)) return realpathSync(candidate);
    if (folder === dirname(folder))
      return dirname(createRequire(import.meta.url).resolve('@hstrace/core/package.json'));
  }
}

export const requireFromPackage = createRequire(join(folderOfCore(), 'package.json'));
