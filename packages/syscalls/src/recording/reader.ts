/// <reference lib="esnext.disposable" preserve="true" />
// Whoever uses these types need not name that library.

import type { AnyCall, AnyEvent } from '../events/any-call.js';
import type { Assess } from '../events/syscall-call.js';
import { abis } from '../model/abi.js';
import { RECORD_VERSION } from '../records/layout.js';
import { type Catalog, RecordReader } from '../records/reader.js';
import {
  BLOCK_HEADER,
  checksum,
  MOST_BLOCK,
  RECORDING_MAGIC,
  RECORDING_VERSION,
  type RecordingMetadata,
} from './format.js';

/** What is wrong with a recording, or with the way it is read. */
export type RecordingErrorCode =
  /** The bytes are none, or its head is damaged. */
  | 'NOT_A_RECORDING'
  /** It was made by a version of hstrace whose recordings this one does not read. */
  | 'OTHER_VERSION'
  /** It is being read already, or has been: open it again. */
  | 'ALREADY_READ';

/** The bytes are no recording, or one that this version cannot read; or it is read twice. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
  readonly code: RecordingErrorCode;

  constructor(code: RecordingErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** Bytes that come in pieces of any size. */
class Source {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #rest = new Uint8Array(0);

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** The next `length` bytes; undefined if there are fewer left. */
  async take(length: number): Promise<Uint8Array | undefined> {
    const parts: Uint8Array[] = [];
    let have = 0;
    while (have < length) {
      if (this.#rest.length === 0) {
        const next = await this.#pieces.next();
        if (next.done === true) return undefined;
        this.#rest = new Uint8Array(next.value);
        continue;
      }
      const part = this.#rest.subarray(0, length - have);
      this.#rest = this.#rest.subarray(part.length);
      parts.push(part);
      have += part.length;
    }
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    const joined = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    return joined;
  }

  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}

/**
 * A recording that is read: the same events as of the live trace. It needs no native code and no Node.
 *
 * It is read once, and closed by reading it to the end, by leaving the loop, by {@link close} and by `await using`.
 */
export class Recording implements AsyncDisposable {
  readonly metadata: RecordingMetadata;
  readonly #source: Source;
  readonly #catalog: Catalog;
  readonly #assess: Assess | undefined;
  #damaged = false;
  #reading = false;

  private constructor(
    metadata: RecordingMetadata,
    source: Source,
    catalog: Catalog,
    assess: Assess | undefined,
  ) {
    this.metadata = metadata;
    this.#source = source;
    this.#catalog = catalog;
    this.#assess = assess;
  }

  /**
   * Begins to read.
   *
   * @param pieces the file's bytes, in pieces of any size
   * @param catalog that of `@hstrace/syscalls/table`
   * @param assessor makes what gives the calls their `risk` (see `RiskAssessor`); without it all are `info`
   * @throws {RecordingError}
   */
  static async open(
    pieces: AsyncIterable<Uint8Array>,
    catalog: Catalog,
    assessor?: (metadata: RecordingMetadata) => Assess,
  ): Promise<Recording> {
    const source = new Source(pieces);
    try {
      const metadata = await Recording.#head(source);
      return new Recording(metadata, source, catalog, assessor?.(metadata));
    } catch (error) {
      // Nobody else knows it.
      await source.close();
      throw error;
    }
  }

  static async #head(source: Source): Promise<RecordingMetadata> {
    const head = await source.take(12);
    if (head === undefined || RECORDING_MAGIC.some((byte, index) => head[index] !== byte)) {
      throw new RecordingError('NOT_A_RECORDING', 'this file is not a recording of hstrace');
    }
    if (head[7] !== RECORDING_VERSION) {
      throw new RecordingError(
        'OTHER_VERSION',
        `this recording has version ${head[7]}, and this hstrace reads version ${RECORDING_VERSION}: use the one it was made with`,
      );
    }
    const length = u32(head, 8);
    const text = length > MOST_BLOCK ? undefined : await source.take(length);
    return readMetadata(text);
  }

  /** Whether the end was missing or damaged: its writer was killed, or the file was cut. Known once it has been read. */
  get damaged(): boolean {
    return this.#damaged;
  }

  /** Closes it where it is not read, or not to its end. */
  async close(): Promise<void> {
    this.#reading = true;
    await this.#source.close();
  }

  /** The same as {@link close}, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  /**
   * The engine's records, block by block.
   *
   * @throws {RecordingError} ALREADY_READ for a second reader
   */
  async *batches(): AsyncGenerator<Uint8Array, void, undefined> {
    if (this.#reading)
      throw new RecordingError('ALREADY_READ', 'this recording was read or closed already: open it again');
    this.#reading = true;
    try {
      for (;;) {
        const head = await this.#source.take(BLOCK_HEADER);
        if (head === undefined) {
          this.#damaged = true;
          return;
        }
        const compressed = u32(head, 0);
        const length = u32(head, 4);
        // The end is a block without anything.
        if (compressed === 0 && length === 0) return;
        const data =
          compressed > MOST_BLOCK || length > MOST_BLOCK ? undefined : await this.#source.take(compressed);
        const records = data === undefined ? undefined : await inflate(data, length);
        if (records === undefined || checksum(records) !== u32(head, 8)) {
          this.#damaged = true;
          return;
        }
        yield records;
      }
    } finally {
      await this.#source.close();
    }
  }

  /** The events, in groups. */
  async *eventBatches(): AsyncGenerator<AnyEvent[], void, undefined> {
    const reader = new RecordReader(this.#catalog, this.#assess);
    // The names tell the types, as the definitions of this catalog have them.
    for await (const batch of this.batches()) yield reader.read(batch) as AnyEvent[];
  }

  /** Everything that happened, in order. */
  async *events(): AsyncGenerator<AnyEvent, void, undefined> {
    for await (const events of this.eventBatches()) yield* events;
  }

  /** The calls, each once it has ended. */
  async *syscalls(): AsyncGenerator<AnyCall, void, undefined> {
    for await (const events of this.eventBatches()) {
      for (const event of events) if (event.type === 'syscall') yield event;
    }
  }

  /** The same as {@link events}. */
  [Symbol.asyncIterator](): AsyncGenerator<AnyEvent, void, undefined> {
    return this.events();
  }
}

/** Whether it is a list of numbers with their names. */
function areNames(given: unknown): boolean {
  const isNamed = (one: unknown): boolean =>
    Array.isArray(one) && one.length === 2 && typeof one[0] === 'number' && typeof one[1] === 'string';
  return Array.isArray(given) && given.every(isNamed);
}

/** The metadata, if it is all there. */
function readMetadata(bytes: Uint8Array | undefined): RecordingMetadata {
  const damaged = new RecordingError('NOT_A_RECORDING', 'the head of this recording is damaged');
  let given: Partial<Record<keyof RecordingMetadata, unknown>> | null;
  try {
    given = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw damaged;
  }
  if (typeof given !== 'object' || typeof given?.recordVersion !== 'number') throw damaged;
  if (given.recordVersion !== RECORD_VERSION) {
    throw new RecordingError(
      'OTHER_VERSION',
      `its records have version ${given.recordVersion}, and this hstrace reads version ${RECORD_VERSION}: use the one it was made with (${String(given.hstrace)})`,
    );
  }
  const {
    arch,
    hstrace,
    clockOffset,
    started,
    command,
    workingDirectory,
    stringLimit,
    genericFamilies,
    interfaces,
  } = given;
  const sound =
    typeof arch === 'string' &&
    Object.hasOwn(abis, arch) &&
    [hstrace, clockOffset, started, workingDirectory].every((text) => typeof text === 'string') &&
    /^-?\d{1,30}$/.test(clockOffset as string) &&
    Array.isArray(command) &&
    command.every((word) => typeof word === 'string') &&
    typeof stringLimit === 'number' &&
    [genericFamilies, interfaces].every((names) => names === undefined || areNames(names));
  if (!sound) throw damaged;
  return given as RecordingMetadata;
}

function u32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at, true);
}

/** Undoes raw deflate; undefined for data that is damaged or not of the length told. */
async function inflate(data: Uint8Array, length: number): Promise<Uint8Array | undefined> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  // Errors of the writing side come out at the reading side too.
  const written = writer
    .write(data)
    .then(() => writer.close())
    .catch(() => {});
  const result = new Uint8Array(length);
  const reader = stream.readable.getReader();
  let at = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (at + value.length > length) {
        await reader.cancel();
        return undefined;
      }
      result.set(value, at);
      at += value.length;
    }
  } catch {
    return undefined;
  }
  await written;
  return at === length ? result : undefined;
}
