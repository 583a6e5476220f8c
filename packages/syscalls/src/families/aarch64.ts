import type { AnySyscall } from '../model/syscall.js';
import { cloneAarch64 } from './clone.js';

/** Definitions for names that mean something else on 64-bit ARM than on the other ABIs. */
export const aarch64Overrides: Readonly<Record<string, AnySyscall>> = {
  clone: cloneAarch64,
};
