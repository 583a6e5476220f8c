import {
  capabilities,
  pidTypes,
  prctlCapAmbient,
  prctlDumpable,
  prctlFpMode,
  prctlMceKill,
  prctlMceKillPolicy,
  prctlMdwe,
  prctlOptions,
  prctlPacEnabledKeys,
  prctlPacKeys,
  prctlSchedCore,
  prctlSetMm,
  prctlSetVma,
  prctlSmeVl,
  prctlSpeculation,
  prctlSpeculationSet,
  prctlSpeculationState,
  prctlSveVl,
  prctlSyscallDispatch,
  prctlTsc,
  prctlUnalign,
  seccompModes,
  secureBits,
} from '../constants/prctl.gen.js';
import {
  powerpcDexcrAspects,
  powerpcDexcrFlags,
  riscvFlushContexts,
  riscvFlushScopes,
} from '../constants/prctl-other.gen.js';
import { union } from '../model/branch.js';
import { inStyle } from '../model/decorate.js';
import { address, flags, hex, long, oneOf, pid, signal, uint, ulong } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg, type Condition, equals } from '../model/ref.js';
import { cstring } from '../model/strings.js';
import { padding } from '../model/struct.js';
import { cases, type Outcome, type SyscallSpec, syscall } from '../model/syscall.js';
import type { FlagTable } from '../model/table.js';
import { seccompFilterProgram } from '../structs/bpf-classic.js';
import {
  allowedTracer,
  deathSignal,
  explainedFlags,
  explainedValue,
  hasVectorFlags,
  riscvVectorControl,
  riscvVectors,
  smeVectorLength,
  sveVectorLength,
  taggedAddressControl,
  taggedAddresses,
  vectorLength,
} from '../structs/prctl.js';

import { prctlWords } from '../wording/prctl.js';
import { prctlArgNames } from './prctl-names.js';

/** Bytes of a thread's name, its NUL included (TASK_COMM_LEN). */
const TASK_COMM_LEN = 16;

const out = { direction: 'out' } as const;
/** Arguments that an option does not use, from the one named on: some options want zeros there. */
const from2 = { arg2: hex(), arg3: hex(), arg4: hex(), arg5: hex() };
const from3 = { arg3: hex(), arg4: hex(), arg5: hex() };
const from4 = { arg4: hex(), arg5: hex() };

const wordOf = (value: number): Condition => [equals(arg('arg2'), value)];
/** An argument that is there only for one value of the second one, or for others than this. */
const onlyFor = (values: readonly number[], kind: ReturnType<typeof hex>) =>
  union(
    values.map((value) => ({ if: wordOf(value), kind: padding(8) })),
    kind,
  );

const SECCOMP_MODE_STRICT = 1;
const SECCOMP_MODE_FILTER = 2;
const PR_SET_VMA_ANON_NAME = 0;
const PR_MCE_KILL_SET = 1;
const PR_SCHED_CORE_GET = 0;
const PR_CAP_AMBIENT_IS_SET = 1;
const PR_CAP_AMBIENT_LOWER = 3;
const PR_SPEC_L1D_FLUSH = 2;

const capability = oneOf(capabilities, 'ulong');
const keys = flags(prctlPacEnabledKeys, 'ulong');
const speculation = oneOf(prctlSpeculation, 'ulong');

const options = {
  ...cases(
    [
      'PR_GET_KEEPCAPS',
      'PR_GET_TIMING',
      'PR_GET_SECCOMP',
      'PR_GET_TIMERSLACK',
      'PR_TASK_PERF_EVENTS_DISABLE',
      'PR_TASK_PERF_EVENTS_ENABLE',
      'PR_GET_DUMPABLE',
      'PR_GET_SECUREBITS',
      'PR_GET_FP_MODE',
      'PR_SVE_GET_VL',
      'PR_SME_GET_VL',
      'PR_RISCV_V_GET_CONTROL',
    ],
    {},
  ),
  ...cases(['PR_GET_FPEMU', 'PR_GET_FPEXC', 'PR_GET_ENDIAN', 'PR_GET_CHILD_SUBREAPER'], {
    arg2: pointer(uint(), out),
  }),
  ...cases(
    [
      'PR_SET_KEEPCAPS',
      'PR_SET_FPEMU',
      'PR_SET_FPEXC',
      'PR_SET_TIMING',
      'PR_SET_ENDIAN',
      'PR_SET_CHILD_SUBREAPER',
    ],
    { arg2: ulong() },
  ),
  ...cases(['PR_SET_NO_NEW_PRIVS', 'PR_SET_THP_DISABLE', 'PR_SET_IO_FLUSHER'], { arg2: ulong(), ...from3 }),
  PR_GET_PDEATHSIG: { arg2: pointer(signal(), out) },
  PR_SET_PDEATHSIG: { arg2: deathSignal },
  PR_SET_DUMPABLE: { arg2: oneOf(prctlDumpable, 'ulong') },
  PR_GET_UNALIGN: { arg2: pointer(flags(prctlUnalign), out) },
  PR_SET_UNALIGN: { arg2: flags(prctlUnalign) },
  PR_SET_NAME: { arg2: cstring('in', TASK_COMM_LEN - 1) },
  PR_GET_NAME: { arg2: cstring('out', TASK_COMM_LEN) },
  PR_SET_SECCOMP: {
    arg2: oneOf(seccompModes, 'ulong'),
    arg3: union(
      [
        { if: wordOf(SECCOMP_MODE_FILTER), kind: pointer(seccompFilterProgram) },
        { if: wordOf(SECCOMP_MODE_STRICT), kind: padding(8) },
      ],
      hex(),
    ),
    arg4: onlyFor([SECCOMP_MODE_STRICT, SECCOMP_MODE_FILTER], hex()),
    arg5: onlyFor([SECCOMP_MODE_STRICT, SECCOMP_MODE_FILTER], hex()),
  },
  ...cases(['PR_CAPBSET_READ', 'PR_CAPBSET_DROP'], { arg2: capability }),
  PR_GET_TSC: { arg2: pointer(oneOf(prctlTsc), out) },
  PR_SET_TSC: { arg2: oneOf(prctlTsc) },
  PR_SET_SECUREBITS: { arg2: flags(secureBits, 'ulong') },
  PR_SET_TIMERSLACK: { arg2: long() },
  PR_MCE_KILL: {
    arg2: oneOf(prctlMceKill, 'ulong'),
    arg3: union([{ if: wordOf(PR_MCE_KILL_SET), kind: oneOf(prctlMceKillPolicy, 'ulong') }], hex()),
    ...from4,
  },
  ...cases(['PR_MCE_KILL_GET', 'PR_PAC_GET_ENABLED_KEYS', 'PR_GET_TAGGED_ADDR_CTRL', 'PR_GET_MDWE'], from2),
  PR_SET_MM: { arg2: oneOf(prctlSetMm), ...from3 },
  PR_GET_TID_ADDRESS: { arg2: pointer(address(), out) },
  PR_SET_FP_MODE: { arg2: flags(prctlFpMode) },
  PR_CAP_AMBIENT: {
    arg2: oneOf(prctlCapAmbient, 'ulong'),
    arg3: union(
      [
        {
          if: [
            { of: arg('arg2'), compare: 'ge', value: PR_CAP_AMBIENT_IS_SET },
            { of: arg('arg2'), compare: 'lt', value: PR_CAP_AMBIENT_LOWER + 1 },
          ],
          kind: capability,
        },
      ],
      hex(),
    ),
    ...from4,
  },
  PR_SVE_SET_VL: { arg2: sveVectorLength },
  PR_SME_SET_VL: { arg2: smeVectorLength },
  PR_GET_SPECULATION_CTRL: { arg2: speculation },
  PR_SET_SPECULATION_CTRL: {
    arg2: speculation,
    arg3: union(
      [
        {
          if: [{ of: arg('arg2'), compare: 'lt', value: PR_SPEC_L1D_FLUSH + 1 }],
          kind: oneOf(prctlSpeculationSet, 'ulong'),
        },
      ],
      hex(),
    ),
  },
  PR_PAC_RESET_KEYS: { arg2: flags(prctlPacKeys, 'ulong'), ...from3 },
  PR_PAC_SET_ENABLED_KEYS: { arg2: keys, arg3: keys, ...from4 },
  PR_SET_TAGGED_ADDR_CTRL: { arg2: taggedAddressControl, ...from3 },
  PR_SET_SYSCALL_USER_DISPATCH: {
    arg2: oneOf(prctlSyscallDispatch, 'ulong'),
    arg3: hex(),
    arg4: hex(),
    arg5: address(),
  },
  PR_SCHED_CORE: {
    arg2: oneOf(prctlSchedCore),
    arg3: pid('thread'),
    arg4: inStyle('verbose', oneOf(pidTypes)),
    arg5: union([{ if: wordOf(PR_SCHED_CORE_GET), kind: pointer(hex('u64'), { direction: 'out' }) }], hex()),
  },
  PR_SET_MDWE: { arg2: flags(prctlMdwe), ...from3 },
  PR_SET_VMA: {
    arg2: oneOf(prctlSetVma, 'ulong'),
    arg3: union([{ if: wordOf(PR_SET_VMA_ANON_NAME), kind: address() }], hex()),
    arg4: union([{ if: wordOf(PR_SET_VMA_ANON_NAME), kind: ulong() }], hex()),
    arg5: union([{ if: wordOf(PR_SET_VMA_ANON_NAME), kind: cstring() }], hex()),
  },
  PR_SET_PTRACER: { arg2: allowedTracer },
  PR_RISCV_V_SET_CONTROL: { arg2: riscvVectorControl },
  PR_RISCV_SET_ICACHE_FLUSH_CTX: {
    arg2: oneOf(riscvFlushContexts, 'ulong'),
    arg3: oneOf(riscvFlushScopes, 'ulong'),
  },
  PR_PPC_GET_DEXCR: { arg2: oneOf(powerpcDexcrAspects, 'ulong'), ...from3 },
  PR_PPC_SET_DEXCR: {
    arg2: oneOf(powerpcDexcrAspects, 'ulong'),
    arg3: flags(powerpcDexcrFlags, 'ulong'),
    ...from4,
  },
};

/** Options whose result is a set of flags. */
const resultFlags: Readonly<Record<string, FlagTable>> = {
  PR_GET_SECUREBITS: secureBits,
  PR_GET_FP_MODE: prctlFpMode,
  PR_PAC_GET_ENABLED_KEYS: prctlPacEnabledKeys,
  PR_GET_MDWE: prctlMdwe,
  PR_PPC_GET_DEXCR: powerpcDexcrFlags,
};

function explain({ args, result, failed, arch }: Outcome): ReturnType<NonNullable<SyscallSpec['explain']>> {
  if (failed) return undefined;
  const option = args.option as string;
  const table = resultFlags[option];
  if (table !== undefined) return explainedFlags(table, result, arch);
  switch (option) {
    case 'PR_GET_DUMPABLE':
      return prctlDumpable.nameOf(result, arch);
    case 'PR_MCE_KILL_GET':
      return prctlMceKillPolicy.nameOf(result, arch);
    case 'PR_GET_SPECULATION_CTRL':
      return typeof args.arg2 === 'string' ? explainedFlags(prctlSpeculationState, result, arch) : undefined;
    case 'PR_SVE_SET_VL':
    case 'PR_SVE_GET_VL':
      return hasVectorFlags(result) ? explainedValue(result, vectorLength(prctlSveVl, result)) : undefined;
    case 'PR_SME_SET_VL':
    case 'PR_SME_GET_VL':
      return hasVectorFlags(result) ? explainedValue(result, vectorLength(prctlSmeVl, result)) : undefined;
    case 'PR_GET_TAGGED_ADDR_CTRL':
      return explainedValue(result, taggedAddresses(result));
    case 'PR_RISCV_V_GET_CONTROL':
      return explainedValue(result, riscvVectors(result));
    default:
      return undefined;
  }
}

/** prctl(2). */
export const prctl = syscall('prctl', {
  category: 'process',
  classes: ['creds'],
  args: { option: oneOf(prctlOptions) },
  variants: { on: 'option', cases: options, otherwise: from2 },
  returns: long(),
  explain,
  strace: { argNames: { option: 'op' }, argNamesIn: prctlArgNames },
  human: prctlWords,
});
