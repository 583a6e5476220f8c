import type { AnySyscall } from '../model/syscall.js';
import { modifyLdtI386 } from './arch-prctl.js';
import { clone3I386, cloneI386 } from './clone.js';
import { credentialsOfI386 } from './credentials.js';
import { oldMmap } from './memory.js';
import { permissionsOfI386 } from './permissions.js';
import { oldSelect } from './select.js';

/** Definitions for names that mean something else to 32-bit x86 programs than on the other ABIs. */
export const i386Overrides: Readonly<Record<string, AnySyscall>> = {
  ...credentialsOfI386,
  ...permissionsOfI386,
  clone: cloneI386,
  clone3: clone3I386,
  modify_ldt: modifyLdtI386,
  mmap: oldMmap,
  select: oldSelect,
};
