import { auditArchs } from '../constants/ptrace.gen.js';
import {
  sigbusCodes,
  sigchldCodes,
  sigfpeCodes,
  sigillCodes,
  siginfoCodes,
  sigpollCodes,
  sigsegvCodes,
  sigsysCodes,
  sigtrapCodes,
} from '../constants/signal.gen.js';
import { type Arch, aarch64, x86_64 } from '../model/abi.js';
import { type CustomKind, custom } from '../model/custom.js';
import { address, errno, fd, hex, int, oneOf, pid, signal, uid } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { decodeStandalone } from '../model/standalone.js';
import type { EnumTable } from '../model/table.js';
import { callNumber } from './call-name.js';
import { RecordedBytes } from './recorded-bytes.js';
import { clockTicks } from './time.js';

/** Codes that say in which way a signal came about, whatever signal it is. */
const SI_USER = 0;
const SI_TIMER = -2;
const SI_SIGIO = -5;
const SI_TKILL = -6;

const SIGILL = 4;
const SIGTRAP = 5;
const SIGBUS = 7;
const SIGFPE = 8;
const SIGSEGV = 11;
const SIGCHLD = 17;
const SIGIO = 29;
const SIGSYS = 31;

const SEGV_BNDERR = 3;
const SEGV_PKUERR = 4;
const BUS_MCEERR_AR = 4;
const BUS_MCEERR_AO = 5;
const POLL_IN = 1;
const POLL_HUP = 6;

/** What codes above zero mean is a matter of the signal. */
const codesOf: Readonly<Record<number, EnumTable>> = {
  [SIGILL]: sigillCodes,
  [SIGTRAP]: sigtrapCodes,
  [SIGBUS]: sigbusCodes,
  [SIGFPE]: sigfpeCodes,
  [SIGSEGV]: sigsegvCodes,
  [SIGCHLD]: sigchldCodes,
  [SIGIO]: sigpollCodes,
  [SIGSYS]: sigsysCodes,
};

/** `siginfo_t`: which members there are depends on the signal and on where it comes from. */
export interface Siginfo {
  readonly si_signo: number;
  /** By name where it has one: `SI_USER`, `CLD_EXITED`, `SEGV_MAPERR`. */
  readonly si_code?: string | number;
  readonly si_errno?: number;
  readonly si_pid?: number;
  readonly si_uid?: number;
  /** Exit code of a child, or the signal that ended, stopped or continued it. */
  readonly si_status?: number;
  /** Processor time of a child, in hundredths of a second. */
  readonly si_utime?: number | bigint;
  readonly si_stime?: number | bigint;
  readonly si_timerid?: number;
  readonly si_overrun?: number;
  /** The value that was sent along, read as an `int`. */
  readonly si_int?: number;
  /** The value that was sent along, read as a pointer. */
  readonly si_ptr?: bigint;
  /** Where a fault happened. */
  readonly si_addr?: bigint;
  readonly si_addr_lsb?: number;
  readonly si_lower?: bigint;
  readonly si_upper?: bigint;
  readonly si_pkey?: number;
  readonly si_band?: number | bigint;
  readonly si_fd?: number;
  readonly si_call_addr?: bigint;
  /** Number of the call that a filter did not allow; {@link si_arch} says in which table. */
  readonly si_syscall?: number;
  readonly si_arch?: string | number | bigint;
}

type Members = { -readonly [N in keyof Siginfo]?: Siginfo[N] };

const BYTES = 128;

/** Of the structure that the kernel fills in, or that a program passes on; `info` begins behind the three first members. */
function decode(info: RecordedBytes): Siginfo {
  const { word } = info;
  const si_signo = info.s32(0);
  if (si_signo === 0) return { si_signo };
  const code = info.s32(8);
  const table = siginfoCodes.nameOf(code, info.arch) === undefined ? codesOf[si_signo] : siginfoCodes;
  const members: Members = { si_signo, si_code: table?.nameOf(code, info.arch) ?? code };
  const error = info.s32(4);
  if (error !== 0) members.si_errno = error;
  const at = word === 8 ? 16 : 12;
  const sender = (): void => {
    members.si_pid = info.s32(at);
    members.si_uid = info.u32(at + 4);
  };
  const value = (): void => {
    members.si_int = info.s32(at + 8);
    members.si_ptr = info.pointer(at + 8);
  };
  const band = (): void => {
    members.si_band = info.long(at);
    members.si_fd = info.s32(at + word);
  };
  if (code <= 0) {
    if (code === SI_USER || code === SI_TKILL) sender();
    else if (code === SI_TIMER) {
      members.si_timerid = info.s32(at);
      members.si_overrun = info.s32(at + 4);
      value();
    } else if (code === SI_SIGIO) band();
    else {
      sender();
      if (info.pointer(at + 8) !== 0n) value();
    }
    return members as Siginfo;
  }
  switch (si_signo) {
    case SIGCHLD:
      sender();
      members.si_status = info.s32(at + 8);
      members.si_utime = info.long(word === 8 ? at + 16 : at + 12);
      members.si_stime = info.long(word === 8 ? at + 24 : at + 16);
      break;
    case SIGILL:
    case SIGTRAP:
    case SIGBUS:
    case SIGFPE:
    case SIGSEGV:
      members.si_addr = info.pointer(at);
      if (si_signo === SIGBUS && (code === BUS_MCEERR_AR || code === BUS_MCEERR_AO))
        members.si_addr_lsb = info.u16(at + word);
      if (si_signo === SIGSEGV && code === SEGV_BNDERR) {
        members.si_lower = info.pointer(at + 2 * word);
        members.si_upper = info.pointer(at + 3 * word);
      }
      if (si_signo === SIGSEGV && code === SEGV_PKUERR) members.si_pkey = info.u32(at + 2 * word);
      break;
    case SIGIO:
      if (code >= POLL_IN && code <= POLL_HUP) band();
      break;
    case SIGSYS:
      members.si_call_addr = info.pointer(at);
      members.si_syscall = info.u32(at + word);
      members.si_arch = auditArchs.nameOf(info.u32(at + word + 4), info.arch) ?? info.u32(at + word + 4);
      break;
    default:
      if (info.s32(at) !== 0 || info.s32(at + 4) !== 0) sender();
      if (info.pointer(at + 8) !== 0n) value();
  }
  return members as Siginfo;
}

const arches = new WeakMap<Siginfo, Arch>();

const kinds: Readonly<Record<string, AnyKind>> = {
  si_signo: signal(),
  si_errno: errno(),
  si_pid: pid(),
  si_uid: uid(),
  si_utime: clockTicks(),
  si_stime: clockTicks(),
  si_timerid: hex('u32'),
  si_overrun: int(),
  si_int: int(),
  si_ptr: address(),
  si_addr: address(),
  si_addr_lsb: hex('u16'),
  si_lower: address(),
  si_upper: address(),
  si_pkey: int(),
  si_band: int(),
  si_fd: fd(),
  si_call_addr: address(),
  si_arch: oneOf(auditArchs),
};

const generalCodes = oneOf(siginfoCodes);
const specialCodes: Readonly<Record<number, AnyKind>> = Object.fromEntries(
  Object.entries(codesOf).map(([number, table]) => [number, oneOf(table)]),
);
const signalStatus = signal();
const plainStatus = int();

function showMember(info: Siginfo, name: keyof Siginfo): Notation {
  const value = info[name];
  switch (name) {
    case 'si_code': {
      const general = typeof value !== 'string' || siginfoCodes.valueOf(value, 'x86_64') !== undefined;
      return {
        value: typeof value === 'number' ? value >>> 0 : value,
        as: general ? generalCodes : (specialCodes[info.si_signo] as AnyKind),
      };
    }
    case 'si_errno':
      // Negative numbers are no errors: they are shown as the kernel's unsigned ones.
      return (value as number) > 0 ? { value, as: errno() } : String((value as number) >>> 0);
    case 'si_status':
      return { value, as: info.si_code === 'CLD_EXITED' ? plainStatus : signalStatus };
    case 'si_timerid':
      return { value: (value as number) >>> 0, as: kinds.si_timerid as AnyKind };
    case 'si_syscall':
      return callNumber(info.si_syscall as number, info.si_arch as string | number, arches.get(info));
    default:
      return { value, as: kinds[name] as AnyKind };
  }
}

/** In the order in which they are shown. */
const ORDER: readonly (keyof Siginfo)[] = [
  'si_signo',
  'si_code',
  'si_errno',
  'si_timerid',
  'si_overrun',
  'si_pid',
  'si_uid',
  'si_status',
  'si_utime',
  'si_stime',
  'si_int',
  'si_ptr',
  'si_addr',
  'si_addr_lsb',
  'si_lower',
  'si_upper',
  'si_pkey',
  'si_band',
  'si_fd',
  'si_call_addr',
  'si_syscall',
  'si_arch',
];

/** `siginfo_t` of asm-generic/siginfo.h, in the layout of the ABI. */
export const siginfo: CustomKind<Siginfo> = custom<Siginfo>({
  name: 'siginfo',
  bytes: BYTES,
  align: 4,
  decode(frame, pos, end) {
    const info = decode(new RecordedBytes(frame, pos, end));
    arches.set(info, frame.abi.arch);
    return info;
  },
  show(info): Notation {
    if (info.si_signo === 0) return '{}';
    const shown = ORDER.filter((name) => info[name] !== undefined);
    return { members: shown.map((name) => [name, showMember(info, name)]) };
  },
});

/**
 * The `siginfo_t` of a signal event, which has the layout of the tracer.
 *
 * @param arch what the process is: its table of calls is the one that SIGSYS is about
 */
export function decodeSiginfo(bytes: Uint8Array, arch: Arch): Siginfo {
  const info = decodeStandalone(siginfo, bytes, arch === 'aarch64' ? aarch64 : x86_64);
  arches.set(info, arch);
  return info;
}
