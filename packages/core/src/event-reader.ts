import type { TraceEvent } from '@hstrace/syscalls';
import { GradualCatalog } from '@hstrace/syscalls/gradual';
import { RecordReader } from '@hstrace/syscalls/records';

type Assess = ConstructorParameters<typeof RecordReader>[1];

/** Turns the batches of one tracer into events, and loads as much of the catalog as they need. */
export class EventReader {
  readonly #catalog = new GradualCatalog();
  readonly #reader: RecordReader;

  /** @param assess gives the calls their `risk`; without it all are `info` */
  constructor(assess?: Assess) {
    this.#reader = new RecordReader(this.#catalog, assess);
  }

  /** The events of a batch, in order. Batches are read one after the other. */
  async read(batch: Uint8Array): Promise<TraceEvent[]> {
    await this.#catalog.prepare(batch);
    return this.#reader.read(batch);
  }
}
