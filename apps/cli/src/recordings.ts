/** What has to do with recordings, in a module of its own, since few runs load it. */
export { openRecording, RecordingWriter, recordingMetadata } from '@hstrace/core';
