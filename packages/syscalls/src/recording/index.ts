/**
 * Recordings, read without native code.
 *
 * @module @hstrace/syscalls/recording
 */

export {
  BLOCK_HEADER,
  checksum,
  RECORDING_MAGIC,
  RECORDING_VERSION,
  type RecordingMetadata,
} from './format.js';
export { Recording, RecordingError, type RecordingErrorCode } from './reader.js';
