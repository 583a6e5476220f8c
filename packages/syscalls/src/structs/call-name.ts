import type { Arch } from '../model/abi.js';
import { meaning, type Notation } from '../model/notation.js';
import { aarch64 } from '../numbers/aarch64.gen.js';
import { i386 } from '../numbers/i386.gen.js';
import { x86_64 } from '../numbers/x86_64.gen.js';

const X32_BIT = 0x4000_0000;

function nameOf(number: number, audit: string, tracee: Arch | undefined): string | undefined {
  switch (audit) {
    case 'AUDIT_ARCH_X86_64':
      return tracee === 'aarch64' ? undefined : x86_64[number >= X32_BIT ? number - X32_BIT : number];
    case 'AUDIT_ARCH_I386':
      return tracee === 'aarch64' ? undefined : i386[number];
    case 'AUDIT_ARCH_AARCH64':
      return tracee === 'aarch64' ? aarch64[number] : undefined;
    default:
      return undefined;
  }
}

/**
 * A syscall's number as data, with its name; in the table of another ABI than the tracee's it is only a remark.
 *
 * @param audit the ABI it belongs to, AUDIT_ARCH_X86_64 and so on
 */
export function callNumber(number: number, audit: string | number, tracee: Arch | undefined): Notation {
  const name = typeof audit === 'string' ? nameOf(number, audit, tracee) : undefined;
  if (name === undefined) return String(number);
  if (audit === `AUDIT_ARCH_${tracee?.toUpperCase()}` && number < X32_BIT)
    return meaning(String(number), `__NR_${name}`);
  const remark = `${number} /* ${name} */`;
  return { styles: { abbrev: remark, raw: String(number), verbose: remark } };
}
