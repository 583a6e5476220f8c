/**
 * The classes of decoded values, for `instanceof`.
 *
 * @module @hstrace/syscalls/values
 */

export { Address } from './address.js';
export { Bytes } from './bytes.js';
export { Flags } from './flags.js';
export type { InOut } from './in-out.js';
export { PartialArray } from './partial-array.js';
