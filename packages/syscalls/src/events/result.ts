import type { Failure } from './errno.js';

/** What a call that has returned gave. */
export type Result<T> = Success<T> | Failure;

/** The call succeeded. */
export interface Success<T> {
  readonly ok: true;
  readonly value: T;
}
