import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import picomatch from 'picomatch';
import { stateless } from '../filter/call-filter.js';
import { misuse } from './judged.js';

/**
 * A path, a pattern (`/etc/**`), or a regular expression for whole paths. A path that does not begin with `/` means a file
 * of this name in any folder: `package.json`, `src/*.ts`.
 */
export type PathPattern = string | RegExp;

/** The test that a pattern stands for. */
export function tester(pattern: PathPattern): (path: string) => boolean {
  if (pattern instanceof RegExp) {
    const stable = stateless(pattern);
    return (path) => stable.test(path);
  }
  if (typeof pattern !== 'string' || pattern === '')
    throw misuse(`a path is a text or a regular expression, and this is ${JSON.stringify(pattern)}`);
  const isWhole = pattern.startsWith('/');
  if (!/[*?[\]{}!]/.test(pattern))
    return isWhole
      ? (path) => path === pattern
      : (path) => path === pattern || path.endsWith(`/${pattern.replace(/^\.\//, '')}`);
  const matches = picomatch(isWhole ? pattern : [pattern, `**/${pattern}`], { dot: true });
  // Texts of what is no file (`pipe:[9]`) have brackets that nobody means as a pattern.
  return (path) => path === pattern || matches(path);
}

/** The test whether a path lies in one of these folders, or is one of them. Relative ones are so to our own folder. */
export function inside(folders: readonly (string | URL)[]): (path: string) => boolean {
  if (folders.length === 0) throw misuse('name the folders that may be written to, one at least');
  const whole = folders.map((folder) => {
    if (typeof folder !== 'string' && !(folder instanceof URL))
      throw misuse(`a folder is a text, and this is ${JSON.stringify(folder)}`);
    return resolve(typeof folder === 'string' ? folder : fileURLToPath(folder));
  });
  return (path) =>
    whole.some((folder) => path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`));
}
