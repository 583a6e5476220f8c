import {
  machineCapabilities,
  machineCpuidFlags,
  machineMemoryFlags,
} from '../constants/ioctl-machines.gen.js';
import { array } from '../model/arrays.js';
import { custom, decodeInside } from '../model/custom.js';
import { flags, hex, int, oneOf, u64, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { field } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { following } from './following.js';
import { out } from './shapes.js';

const REGISTERS = [
  'rax',
  'rbx',
  'rcx',
  'rdx',
  'rsi',
  'rdi',
  'rsp',
  'rbp',
  'r8',
  'r9',
  'r10',
  'r11',
  'r12',
  'r13',
  'r14',
  'r15',
  'rip',
  'rflags',
] as const;
type Register = (typeof REGISTERS)[number];

/** What is shown of them without `-v`; an empty name stands for those in between. */
const BRIEF = ['rax', '', 'rsp', 'rbp', '', 'rip', 'rflags'] as const;

/** Bytes of the bitmap of pending interrupts. */
const INTERRUPTS = 256 / 64;

function registers() {
  const one = hex('u64');
  const kind = struct(
    'kvm_regs',
    Object.fromEntries(REGISTERS.map((name) => [name, one])) as Record<Register, typeof one>,
  );
  return custom<Readonly<Record<Register, number | bigint>>>({
    name: 'kvm_regs',
    bytes: 8 * REGISTERS.length,
    align: 8,
    decode: (frame, pos, end, memory) => decodeInside(kind, frame, memory, pos, end),
    show: (value) => {
      const member = (name: Register | ''): readonly [string, Notation] =>
        name === '' ? ['', '...'] : [name, { value: value[name], as: one }];
      return {
        verbose: { members: REGISTERS.map(member) },
        otherwise: { members: BRIEF.map(member) },
      };
    },
  });
}

/** Requests of virtual machines (linux/kvm.h). */
export const machineRequests = defineRequests(() => {
  const general = registers();
  const segment = struct('kvm_segment', {
    base: hex('u64'),
    limit: uint(),
    selector: int('u16'),
    type: int('u8'),
    present: int('u8'),
    dpl: int('u8'),
    db: int('u8'),
    s: int('u8'),
    l: int('u8'),
    g: int('u8'),
    avl: int('u8'),
    reserved: padding(2),
  });
  const table = struct('kvm_dtable', { base: hex('u64'), limit: int('u16'), padding: padding(6) });
  const special = struct(
    'kvm_sregs',
    {
      cs: segment,
      ds: segment,
      es: segment,
      fs: segment,
      gs: segment,
      ss: segment,
      tr: segment,
      ldt: segment,
      gdt: table,
      idt: table,
      cr0: u64(),
      cr2: u64(),
      cr3: u64(),
      cr4: u64(),
      cr8: u64(),
      efer: u64(),
      apic_base: hex('u64'),
      interrupt_bitmap: array(hex('u64'), INTERRUPTS),
    },
    { brief: ['cs'] },
  );
  const entry = struct('kvm_cpuid_entry2', {
    function: hex('u32'),
    index: hex('u32'),
    flags: flags(machineCpuidFlags),
    eax: hex('u32'),
    ebx: hex('u32'),
    ecx: hex('u32'),
    edx: hex('u32'),
    padding: padding(12),
  });
  const cpuid = struct('kvm_cpuid2', {
    nent: uint(),
    padding: padding(4),
    entries: following(entry, field('nent'), 8, { brief: 0 }),
  });
  return {
    KVM_CHECK_EXTENSION: oneOf(machineCapabilities, 'ulong'),
    KVM_CREATE_VCPU: uint(),
    KVM_SET_USER_MEMORY_REGION: pointer(
      struct(
        'kvm_userspace_memory_region',
        {
          slot: uint(),
          flags: flags(machineMemoryFlags),
          guest_phys_addr: hex('u64'),
          memory_size: u64(),
          userspace_addr: hex('u64'),
        },
        { packed: true },
      ),
    ),
    KVM_SET_REGS: pointer(general),
    KVM_GET_REGS: out(general),
    KVM_SET_SREGS: pointer(special),
    KVM_GET_SREGS: out(special),
    KVM_SET_CPUID2: pointer(cpuid),
    KVM_GET_SUPPORTED_CPUID: out(cpuid),
    KVM_GET_EMULATED_CPUID: out(cpuid),
  };
});
