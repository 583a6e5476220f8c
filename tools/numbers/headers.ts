import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureUapi } from '../uapi/uapi.js';

export const tables = ['x86_64', 'i386', 'aarch64'] as const;
export type Table = (typeof tables)[number];

/** The header with the numbers of an architecture, as the kernel generates it from its table of syscalls. */
export function numberHeader(table: Table): { path: string; name: string } {
  const uapi = ensureUapi();
  if (table === 'x86_64') return { path: join(uapi.x86, 'asm/unistd_64.h'), name: 'asm/unistd_64.h of x86' };
  if (table === 'i386') return { path: join(uapi.x86, 'asm/unistd_32.h'), name: 'asm/unistd_32.h of x86' };
  return { path: join(uapi.aarch64, 'asm/unistd_64.h'), name: 'asm/unistd_64.h of arm64' };
}

/**
 * Names by number. They are the names that strace prints as well: on these three architectures it renames none (its
 * own tables of x86_64 and i386 were compared).
 */
export function readNumbers(table: Table): Map<number, string> {
  const { path } = numberHeader(table);
  const names = new Map<number, string>();
  for (const [, name, number] of readFileSync(path, 'utf8').matchAll(
    /^#define __NR_(\w+)[ \t]+(\d+)[ \t]*$/gm,
  )) {
    if (name !== undefined) names.set(Number(number), name);
  }
  if (names.size < 300) throw new Error(`${path} has ${names.size} syscalls: it has changed its form.`);
  return names;
}
