import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import {
  BLOCK_HEADER,
  checksum,
  RECORDING_MAGIC,
  RECORDING_VERSION,
  type RecordingMetadata,
} from '@hstrace/syscalls/recording';

/** Records are gathered to blocks of this size: large enough to be compressed well, small enough to lose little. */
const BLOCK = 1 << 20;

/** Takes out what was in a file. Pipes and the like have nothing in them. */
function emptied(fd: number): number {
  if (fstatSync(fd).isFile()) ftruncateSync(fd);
  return fd;
}

/** Writes batches of records to a file that `openRecording()` reads. Memory stays constant however long it is. */
export class RecordingWriter {
  readonly #fd: number;
  #parts: Uint8Array[] = [];
  #size = 0;
  #closed = false;

  /**
   * @param place the file's path, or a descriptor that is open for writing, and is closed by {@link close}; what was in the
   *   file is lost
   * @throws the error of the file system if the file cannot be made
   */
  constructor(place: string | URL | number, metadata: RecordingMetadata) {
    this.#fd = typeof place === 'number' ? emptied(place) : openSync(place, 'w', 0o666);
    const text = Buffer.from(JSON.stringify(metadata), 'utf8');
    const head = Buffer.alloc(12);
    head.set([...RECORDING_MAGIC, RECORDING_VERSION]);
    head.writeUInt32LE(text.length, 8);
    this.#write(head);
    this.#write(text);
  }

  /** Adds a batch. Its bytes may be reused afterwards. */
  write(batch: Uint8Array): void {
    this.#parts.push(batch.slice());
    this.#size += batch.length;
    if (this.#size >= BLOCK) this.flush();
  }

  /** Writes what has been gathered: what is written so far survives a crash. */
  flush(): void {
    if (this.#size === 0) return;
    const records = Buffer.concat(this.#parts, this.#size);
    this.#parts = [];
    this.#size = 0;
    const data = deflateRawSync(records, { level: 1 });
    this.#block(data, records.length, checksum(records));
  }

  /** Writes the rest and the end. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    try {
      this.flush();
      this.#block(new Uint8Array(0), 0, 0);
    } finally {
      closeSync(this.#fd);
    }
  }

  #block(data: Uint8Array, length: number, sum: number): void {
    const head = Buffer.alloc(BLOCK_HEADER);
    head.writeUInt32LE(data.length, 0);
    head.writeUInt32LE(length, 4);
    head.writeUInt32LE(sum, 8);
    this.#write(head);
    this.#write(data);
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at);
  }
}
