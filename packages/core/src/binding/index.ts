import { BindingError } from './error.js';
import type * as native from './native.gen.js';
import { requireFromPackage } from './place.js';

export { BindingError } from './error.js';

/** What the engine's binding exports. */
export type Binding = typeof native;

/** How napi-rs calls the platforms that there is a binding for, by `process.platform` and `process.arch`. */
const platforms: Record<string, readonly string[]> = {
  // Which C library this Node.js runs on is found out by trying: asking for it costs more than the whole start-up.
  'linux x64': ['linux-x64-gnu', 'linux-x64-musl'],
  'linux arm64': ['linux-arm64-gnu', 'linux-arm64-musl'],
};

let loaded: Binding | undefined;

/**
 * The native binding of the engine, loaded at the first call.
 *
 * @throws {BindingError} where there is none for this platform, or it is not installed, or it cannot be loaded
 */
export function loadBinding(): Binding {
  loaded ??= load(platforms[`${process.platform} ${process.arch}`] ?? []);
  return loaded;
}

function load(candidates: readonly string[]): Binding {
  const failures: { candidate: string; cause: unknown }[] = [];
  for (const candidate of candidates) {
    // One built from this very source comes before the installed one; it lies in the folder of this package.
    for (const id of [`./hstrace.${candidate}.node`, `@hstrace/core-${candidate}`]) {
      try {
        return requireFromPackage(id) as Binding;
      } catch (cause) {
        failures.push({ candidate, cause });
      }
    }
  }
  // That a file is not there says little if another one is there and cannot be loaded.
  const refused = failures.find(({ cause }) => !isNotFound(cause));
  if (refused) throw BindingError.unloadable(refused.candidate, refused.cause);
  const [first] = candidates;
  throw first === undefined ? BindingError.unsupported() : BindingError.missing(first);
}

function isNotFound(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
}
