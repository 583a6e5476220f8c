import { archPrctlCodes, xfeatureMasks, xfeatures } from '../constants/prctl.gen.js';
import { failureOf } from '../events/errno.js';
import { union } from '../model/branch.js';
import { inStyle } from '../model/decorate.js';
import { address, flags, hex, int, oneOf, uint, ulong } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { cases, syscall } from '../model/syscall.js';
import { userDesc, userDesc64 } from '../structs/user-desc.js';
import { archPrctlWords } from '../wording/arch-prctl.js';

const features = inStyle('verbose', flags(xfeatureMasks, 'u64'));

/** arch_prctl(2), of x86. */
export const archPrctl = syscall('arch_prctl', {
  category: 'process',
  args: { op: oneOf(archPrctlCodes) },
  variants: {
    on: 'op',
    cases: {
      ...cases(['ARCH_GET_FS', 'ARCH_GET_GS'], { addr: pointer(address(), { direction: 'out' }) }),
      ARCH_GET_CPUID: {},
      ...cases(['ARCH_GET_XCOMP_SUPP', 'ARCH_GET_XCOMP_PERM', 'ARCH_GET_XCOMP_GUEST_PERM'], {
        addr: pointer(features, { direction: 'out' }),
      }),
      ...cases(['ARCH_REQ_XCOMP_PERM', 'ARCH_REQ_XCOMP_GUEST_PERM'], {
        addr: inStyle('verbose', oneOf(xfeatures, 'ulong')),
      }),
    },
    otherwise: { addr: hex() },
  },
  returns: int(),
  human: archPrctlWords,
});

const userDescSize = 16;
const descriptor = (desc: typeof userDesc | typeof userDesc64) =>
  union(
    [{ if: [{ of: arg('bytecount'), compare: 'ne', value: userDescSize }], kind: address() }],
    pointer(desc),
  );

/**
 * modify_ldt(2) of 64-bit programs. The kernel gives them the 32-bit error number, so that a failure does not look like
 * one.
 */
export const modifyLdt = syscall('modify_ldt', {
  category: 'process',
  args: { func: int(), ptr: descriptor(userDesc64), bytecount: ulong() },
  returns: uint(),
  explain: ({ result, failed }) => {
    const error = 0x1_0000_0000 - Number(result);
    if (failed || error < 1 || error > 4095) return undefined;
    const { name, text } = failureOf(error);
    return name === undefined ? undefined : { replace: `${result} ${name} (${text})` };
  },
  human: 'read or ~change its memory segments',
});

/** modify_ldt(2) of 32-bit programs. */
export const modifyLdtI386 = syscall('modify_ldt_i386', {
  category: 'process',
  args: { func: int(), ptr: descriptor(userDesc), bytecount: ulong() },
  returns: int(),
  human: 'read or ~change its memory segments',
});
