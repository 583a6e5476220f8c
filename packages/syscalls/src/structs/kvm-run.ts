/** `KVM_RUN`: a virtual processor runs, until something happens that it cannot deal with. */
export const KVM_RUN = 0xae80;
/** Of `struct kvm_run` and the data behind it, what is looked at: two pages. */
export const KVM_RUN_BYTES = 8192;

/** Why a virtual processor has stopped, by number (`KVM_EXIT_*` of linux/kvm.h). */
const REASONS = (
  'UNKNOWN EXCEPTION IO HYPERCALL DEBUG HLT MMIO IRQ_WINDOW_OPEN SHUTDOWN FAIL_ENTRY INTR SET_TPR TPR_ACCESS ' +
  'S390_SIEIC S390_RESET DCR NMI INTERNAL_ERROR OSI PAPR_HCALL S390_UCONTROL WATCHDOG S390_TSCH EPR SYSTEM_EVENT ' +
  'S390_STSI IOAPIC_EOI HYPERV ARM_NISV X86_RDMSR X86_WRMSR DIRTY_RING_FULL AP_RESET_HOLD X86_BUS_LOCK XEN ' +
  'RISCV_SBI RISCV_CSR NOTIFY LOONGARCH_IOCSR MEMORY_FAULT TDX ARM_SEA ARM_LDST64B SNP_REQ_CERTS'
).split(' ');

/** A port that the virtual machine reads or writes. */
export interface KvmIo {
  readonly direction: number;
  readonly size: number;
  readonly port: number;
  readonly count: number;
  readonly dataOffset: bigint;
  /** As much of it as lies in what was copied; undefined if nothing does. */
  readonly data: Uint8Array | undefined;
}

/** Memory of a device that the virtual machine reads or writes. */
export interface KvmMmio {
  readonly address: bigint;
  readonly data: Uint8Array;
  readonly length: number;
  readonly isWrite: number;
}

/** `struct kvm_run`: what hypervisor and kernel tell each other of a virtual processor. */
export interface KvmRun {
  readonly requestInterruptWindow: number;
  readonly immediateExit: number;
  readonly exitReason: number;
  /** Name of the reason; undefined if it has none. */
  readonly exitName: string | undefined;
  readonly readyForInterrupt: number;
  readonly ifFlag: number;
  readonly flags: number;
  readonly cr8: bigint;
  readonly apicBase: bigint;
  readonly io: KvmIo | undefined;
  readonly mmio: KvmMmio | undefined;
}

const HEAD = 56;
const EXIT_IO = 2;
const EXIT_MMIO = 6;
const MMIO_BYTES = 8;

/** Reads it; undefined if there is too little of it. */
export function kvmRun(view: DataView): KvmRun | undefined {
  if (view.byteLength < HEAD) return undefined;
  const exitReason = view.getUint32(8, true);
  const name = REASONS[exitReason];
  return {
    requestInterruptWindow: view.getUint8(0),
    immediateExit: view.getUint8(1),
    exitReason,
    exitName: name === undefined ? undefined : `KVM_EXIT_${name}`,
    readyForInterrupt: view.getUint8(12),
    ifFlag: view.getUint8(13),
    flags: view.getUint16(14, true),
    cr8: view.getBigUint64(16, true),
    apicBase: view.getBigUint64(24, true),
    io: exitReason === EXIT_IO ? ioOf(view) : undefined,
    mmio: exitReason === EXIT_MMIO ? mmioOf(view) : undefined,
  };
}

function ioOf(view: DataView): KvmIo {
  const size = view.getUint8(33);
  const count = view.getUint32(36, true);
  const dataOffset = view.getBigUint64(40, true);
  const inside = dataOffset < BigInt(view.byteLength);
  const length = inside ? Math.min(size * count, view.byteLength - Number(dataOffset)) : 0;
  return {
    direction: view.getUint8(32),
    size,
    port: view.getUint16(34, true),
    count,
    dataOffset,
    data: inside ? bytes(view, Number(dataOffset), length) : undefined,
  };
}

function mmioOf(view: DataView): KvmMmio {
  return {
    address: view.getBigUint64(32, true),
    data: bytes(view, 40, MMIO_BYTES),
    length: view.getUint32(48, true),
    isWrite: view.getUint8(52),
  };
}

function bytes(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}
