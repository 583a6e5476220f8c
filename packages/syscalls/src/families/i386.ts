import type { AnySyscall } from '../model/syscall.js';
import { oldMmap } from './memory.js';

/** Definitions for names that mean something else to 32-bit x86 programs than on the other ABIs. */
export const i386Overrides: Readonly<Record<string, AnySyscall>> = {
  mmap: oldMmap,
};
