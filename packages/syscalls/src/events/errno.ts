import { errnoByNumber } from '../constants/errno.gen.js';

/** Why a call failed. */
export interface Failure {
  readonly ok: false;
  /** The positive number of `errno.h`. */
  readonly errno: number;
  /** `ENOENT`; undefined for numbers without a name. */
  readonly name: string | undefined;
  /** The text of `strerror()` in the C locale. */
  readonly text: string | undefined;
}

/** The failure that a negative result stands for. */
export function failureOf(errno: number): Failure {
  const known = errnoByNumber(errno);
  return { ok: false, errno, name: known?.name, text: known?.text };
}
