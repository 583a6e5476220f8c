import type { AnySyscall } from './model/syscall.js';

/** The definitions among a family's exports, by name. */
export function definitionsAmong(exported: Readonly<Record<string, unknown>>): Map<string, AnySyscall> {
  const byName = new Map<string, AnySyscall>();
  for (const one of Object.values(exported)) {
    if (typeof one === 'object' && one !== null && 'spec' in one && 'name' in one) {
      byName.set((one as AnySyscall).name, one as AnySyscall);
    }
  }
  return byName;
}
