/** Buckets for each doubling: values are kept to within 1.6 %. */
const PER_DOUBLING = 64;
const LOG = Math.LN2 / PER_DOUBLING;

/** How often values occur, by size, so that percentiles can be told of any number of them in little memory. */
export class Histogram {
  readonly #counts = new Map<number, number>();
  #total = 0;

  /** @param value not negative */
  add(value: number): void {
    const bucket = value < 1 ? -1 : Math.floor(Math.log(value) / LOG);
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + 1);
    this.#total++;
  }

  /** The value that `percent` of all are not above; 0 if there are none. */
  percentile(percent: number): number {
    const wanted = Math.ceil((this.#total * percent) / 100);
    let seen = 0;
    for (const [bucket, count] of [...this.#counts].sort(([a], [b]) => a - b)) {
      seen += count;
      if (seen >= wanted) return bucket < 0 ? 0 : Math.exp((bucket + 0.5) * LOG);
    }
    return 0;
  }

  /** Takes in what another one holds. */
  merge(other: Histogram): void {
    for (const [bucket, count] of other.#counts)
      this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + count);
    this.#total += other.#total;
  }
}
