import { createRequire } from 'node:module';

/** Looks up modules as a file of this package does, in whose folder a binding that was built here lies. */
export const requireFromPackage = createRequire(new URL('../../package.json', import.meta.url));
