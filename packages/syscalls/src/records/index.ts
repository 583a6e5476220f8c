export { type RecordHead, recordHeads } from './heads.js';
export { RECORD_VERSION, RecordFlag, RecordType } from './layout.js';
export { type Catalog, RecordReader } from './reader.js';
