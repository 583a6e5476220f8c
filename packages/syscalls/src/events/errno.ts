import { errnoByNumber, errnoNames } from '../constants/errno.gen.js';
import type { EnumTable } from '../model/table.js';

/** The names of errno.h, and those from 512 on that only tracers see. */
export type ErrnoName = typeof errnoNames extends EnumTable<infer N> ? N : never;

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

/** The failure that an error number stands for. */
export function failureOf(errno: number): Failure {
  const known = errnoByNumber(errno);
  return { ok: false, errno, name: known?.name, text: known?.text };
}

/** The number of an error that is given by name. */
export function errnoNumber(name: string): number | undefined {
  const value = errnoNames.valueOf(name, 'x86_64');
  return value === undefined ? undefined : Number(value);
}
