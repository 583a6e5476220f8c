// Which of the names that headers define are requests that a reader wants to see, on which architecture.

import type { Architecture } from '../evaluate.js';

/** Requests of KVM that only other architectures have; their header is common to all. */
const KVM_OF: Readonly<Record<Architecture, RegExp>> = {
  x86_64: /^KVM_(?:ARM_|PPC_|S390_|ALLOCATE_RMA|CREATE_SPAPR_TCE)/,
  i386: /^KVM_(?:ARM_|PPC_|S390_|ALLOCATE_RMA|CREATE_SPAPR_TCE)/,
  aarch64:
    /^KVM_(?:PPC_|S390_|X86_|XEN_|HYPERV_|ALLOCATE_RMA|CREATE_SPAPR_TCE|[GS]ET_(?:CPUID2|DEBUGREGS|LAPIC|MSRS|NESTED_STATE|PIT2?|XCRS|SREGS2|TSC_KHZ)$|SET_CPUID$|[GS]ET_XSAVE2?$|GET_(?:EMULATED|SUPPORTED)_|GET_MSR_|SET_PMU_EVENT_FILTER)/,
};

/** The same requests under the name of another user of them, helpers, and headers that are not for programs. */
const NOT_REQUESTS: Readonly<Record<string, RegExp>> = {
  'linux/btrfs.h': /^BTRFS_IOC_(?:[GS]ET_FSLABEL|SHUTDOWN)$/,
  'linux/dma-buf.h': /^DMA_BUF_SET_NAME$/,
  'linux/exfat.h': /^EXFAT_IOC_SHUTDOWN$/,
  'linux/ext4.h': /^EXT4_IOC_SHUTDOWN$/,
  'linux/f2fs.h': /^F2FS_IOC_SHUTDOWN$/,
  'linux/v4l2-subdev.h':
    /^VIDIOC_SUBDEV_(?:DV_TIMINGS_CAP|ENUM_DV_TIMINGS|ENUMSTD|[GS]_DV_TIMINGS|[GS]_EDID|[GS]_STD|QUERY_DV_TIMINGS|QUERYSTD)$/,
  'xen/gntalloc.h': /./,
  'xen/privcmd.h': /./,
};

/** Whether a name is a request of an architecture. */
export function belongsTo(name: string, header: string, arch: Architecture): boolean {
  if (header === 'linux/kvm.h' && KVM_OF[arch].test(name)) return false;
  return NOT_REQUESTS[header]?.test(name) !== true;
}

/** Of requests that differ in the width of their data, only the one that says so is kept where their codes are equal. */
export function withoutAliases(names: readonly string[]): string[] {
  return names.filter(
    (name) => !names.some((other) => other !== name && other.replace(/(?:_TIME)?(?:32|64)/, '') === name),
  );
}
