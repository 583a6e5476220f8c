import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'prctl options of RISC-V and PowerPC: the calls exist everywhere, and fail elsewhere.',
  tables: {
    riscvVectorStates: {
      kind: 'enum',
      unknown: '',
      header: 'linux/prctl.h',
      names: 'PR_RISCV_V_VSTATE_CTRL_DEFAULT PR_RISCV_V_VSTATE_CTRL_OFF PR_RISCV_V_VSTATE_CTRL_ON',
    },
    riscvFlushContexts: {
      kind: 'enum',
      unknown: 'PR_RISCV_CTX_???',
      header: 'linux/prctl.h',
      names: 'PR_RISCV_CTX_SW_FENCEI_ON PR_RISCV_CTX_SW_FENCEI_OFF',
    },
    riscvFlushScopes: {
      kind: 'enum',
      unknown: 'PR_RISCV_SCOPE_???',
      header: 'linux/prctl.h',
      names: 'PR_RISCV_SCOPE_PER_PROCESS PR_RISCV_SCOPE_PER_THREAD',
    },
    powerpcDexcrAspects: {
      kind: 'enum',
      unknown: 'PR_PPC_DEXCR_???',
      header: 'linux/prctl.h',
      names: 'PR_PPC_DEXCR_SBHE PR_PPC_DEXCR_IBRTPD PR_PPC_DEXCR_SRAPD PR_PPC_DEXCR_NPHIE',
    },
    powerpcDexcrFlags: {
      kind: 'flags',
      unknown: 'PR_PPC_DEXCR_CTRL_???',
      header: 'linux/prctl.h',
      names: `
        PR_PPC_DEXCR_CTRL_EDITABLE PR_PPC_DEXCR_CTRL_SET PR_PPC_DEXCR_CTRL_CLEAR PR_PPC_DEXCR_CTRL_SET_ONEXEC
        PR_PPC_DEXCR_CTRL_CLEAR_ONEXEC
      `,
    },
  },
});
