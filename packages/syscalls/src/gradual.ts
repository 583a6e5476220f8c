import { type Abi, abiById } from './model/abi.js';
import type { AnySyscall } from './model/syscall.js';
import { ordinaryCall } from './ordinary.js';
import { Enter, HEADER_SIZE, RecordType } from './records/layout.js';
import type { Catalog } from './records/reader.js';

/**
 * The catalog for those to whom the start matters: it begins with the calls that nearly every program makes, and loads
 * the others when the first of them comes up.
 */
export class GradualCatalog implements Catalog {
  #whole: Catalog | undefined;

  /** Loads what a batch of records needs; undefined if everything is there. To be awaited before the batch is read. */
  prepare(batch: Uint8Array): Promise<void> | undefined {
    return this.#whole !== undefined || isOrdinary(batch) ? undefined : this.#load();
  }

  /** @throws {Error} if the batch that the call is in has not been prepared */
  lookup(abi: Abi, nr: number): { readonly name: string; readonly definition: AnySyscall } {
    const found = this.#whole?.lookup(abi, nr) ?? ordinaryCall(abi, nr);
    if (found === undefined) throw new Error(`call ${nr} of ${abi.arch} was not prepared`);
    return found;
  }

  async #load(): Promise<void> {
    this.#whole = (await import('./table.js')).catalog;
  }
}

/** Whether all calls of a batch are ordinary ones. */
function isOrdinary(batch: Uint8Array): boolean {
  const view = new DataView(batch.buffer, batch.byteOffset, batch.byteLength);
  for (let at = 0; at + HEADER_SIZE <= batch.byteLength; ) {
    const size = view.getUint32(at, true);
    if (size < HEADER_SIZE || at + size > batch.byteLength) return true;
    const type = view.getUint8(at + 4);
    if ((type === RecordType.CALL || type === RecordType.ENTER) && size >= Enter.data) {
      const abi = abiById(view.getUint8(at + 5));
      if (abi === undefined || ordinaryCall(abi, view.getUint32(at + Enter.nr, true)) === undefined)
        return false;
    }
    at += size;
  }
  return true;
}
