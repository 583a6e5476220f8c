import { cases, type HumanText } from '../model/syscall.js';

/** arch_prctl(2), by operation. */
export const archPrctlWords: HumanText = {
  on: 'op',
  cases: {
    ...cases(['ARCH_SET_FS', 'ARCH_SET_GS'], 'say where this thread keeps its own data'),
    ...cases(['ARCH_GET_FS', 'ARCH_GET_GS'], 'ask where this thread keeps its own data'),
    ARCH_GET_CPUID: 'ask whether it may ask what the processor can do',
    ARCH_SET_CPUID: 'choose whether it may ask what the processor can do',
    ...cases(
      ['ARCH_GET_XCOMP_SUPP', 'ARCH_GET_XCOMP_PERM', 'ARCH_GET_XCOMP_GUEST_PERM'],
      'ask which large registers of the processor it may use',
    ),
    ...cases(
      ['ARCH_REQ_XCOMP_PERM', 'ARCH_REQ_XCOMP_GUEST_PERM'],
      'ask to be allowed large registers of the processor',
    ),
    ARCH_SHSTK_ENABLE: 'protect its return addresses by a shadow stack',
    ARCH_SHSTK_DISABLE: 'do without a shadow stack',
    ARCH_SHSTK_LOCK: 'fix whether it has a shadow stack',
    ARCH_SHSTK_STATUS: 'ask whether it has a shadow stack',
  },
  otherwise: 'change or ~ask how the processor treats it ({op:name})',
};
