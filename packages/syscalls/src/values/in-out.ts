/** A value that the kernel may change: as the program gave it, and as the kernel left it. */
export interface InOut<T, A = T> {
  readonly before: T;
  /** Absent when the call failed or has not returned. */
  readonly after: A | undefined;
}
