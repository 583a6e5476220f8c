import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Names never looked into: what is installed, built, or only tested does not change what is built. */
const SKIPPED = new Set(['node_modules', 'dist', 'target', 'test', 'tests', 'coverage', '.turbo', 'npm']);
// native.gen.ts is written by the build itself, from the crates.
const SKIPPED_FILE = /\.(?:test\.ts|md|node|tsbuildinfo)$|^native\.gen\.ts$/;

/**
 * Tells whether some inputs have changed since a step was last carried out. Sizes and times of change are compared
 * first, which takes milliseconds; only if they differ are the contents read, so that a `git checkout` there and
 * back costs no build.
 */
export class Stamp {
  #file;
  #inputs;
  #key;
  /** @type {{ glance: string; contents: string } | undefined} */
  #seen;

  /**
   * @param {string} file where the stamp is kept
   * @param {string[]} inputs files and folders; those that do not exist are passed over
   * @param {string} key whatever else the step depends on
   */
  constructor(file, inputs, key) {
    this.#file = file;
    this.#inputs = inputs;
    this.#key = key;
  }

  /** Whether the inputs are those of the last {@link keep}. */
  isCurrent() {
    const kept = this.#kept();
    const files = listFiles(this.#inputs);
    const glance = this.#hash(files, ({ size, mtimeMs }) => `${size} ${mtimeMs}`);
    if (kept?.glance === glance) return true;
    this.#seen = { glance, contents: this.#hash(files, ({ path }) => readFileSync(path)) };
    if (kept?.contents !== this.#seen.contents) return false;
    this.keep();
    return true;
  }

  /**
   * Notes that the step was carried out on the inputs that {@link isCurrent} saw. What was changed while the step ran
   * is seen as a change the next time.
   */
  keep() {
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(this.#file, JSON.stringify(this.#seen));
  }

  /** @returns {{ glance: string; contents: string } | undefined} */
  #kept() {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8'));
    } catch {
      // Absent, or cut short by a full disk: either way the step is carried out again.
      return undefined;
    }
  }

  /**
   * @param {InputFile[]} files
   * @param {(file: InputFile) => string | Buffer} of
   */
  #hash(files, of) {
    const hash = createHash('sha256').update(this.#key);
    for (const file of files) hash.update(`\0${file.path}\0`).update(of(file));
    return hash.digest('hex');
  }
}

/** @typedef {{ path: string; size: number; mtimeMs: number }} InputFile */

/**
 * @param {string[]} paths
 * @returns {InputFile[]} sorted within each path
 */
function listFiles(paths) {
  /** @type {InputFile[]} */
  const files = [];
  /** @param {string} path */
  const visit = (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats?.isDirectory()) {
      for (const name of readdirSync(path).sort()) {
        if (!SKIPPED.has(name) && !SKIPPED_FILE.test(name)) visit(join(path, name));
      }
    } else if (stats?.isFile()) {
      files.push({ path, size: stats.size, mtimeMs: stats.mtimeMs });
    }
  };
  paths.forEach(visit);
  return files;
}
