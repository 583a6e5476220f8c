/**
 * The engine’s records, and the reader that makes events of them.
 *
 * @module @hstrace/syscalls/records
 */

export { PLAN_MAGIC, PLAN_VERSION } from '../plan/encode.js';
export { CapClass, OpFlag, OpKind, Source } from '../plan/op.js';
export { type RecordHead, recordHeads } from './heads.js';
export * as layout from './layout.js';
export { NoticeCode, RECORD_VERSION, RecordFlag, RecordType } from './layout.js';
export { type Catalog, RecordReader } from './reader.js';
