import { type KvmIo, type KvmMmio, type KvmRun, kvmRun, type SyscallCall } from '@hstrace/syscalls';
import { hex } from './numbers.js';

/** What the kernel calls the descriptor of a virtual processor; its number follows. */
const VCPU = /^anon_inode:kvm-vcpu:?(\d+)$/;

/** Whether a call lets a virtual processor run, and which. */
function vcpuOf(call: SyscallCall): string | undefined {
  const { fd } = call.args;
  const link = typeof fd === 'number' ? call.descriptor(fd)?.link : undefined;
  return typeof link === 'string' ? VCPU.exec(link)?.[1] : undefined;
}

/** Why a virtual processor has stopped: ` (KVM_EXIT_IO)`; nothing for other calls. */
export function vcpuExit(call: SyscallCall): string {
  const after = call.mapping('after');
  const state = after === undefined || vcpuOf(call) === undefined ? undefined : kvmRun(after.memory);
  if (state === undefined) return '';
  return ` (${state.exitName ?? `${hex(state.exitReason)} /* KVM_EXIT_??? */`})`;
}

/** The lines of `--kvm=vcpu+`: what there was of the processor's state before it ran, and after. */
export function vcpuLines(call: SyscallCall, limit: number): string {
  let lines = '';
  const vcpu = vcpuOf(call);
  if (vcpu === undefined) return lines;
  for (const [when, sign] of [
    ['before', '<'],
    ['after', '>'],
  ] as const) {
    const mapping = call.mapping(when);
    const state = mapping === undefined ? undefined : kvmRun(mapping.memory);
    if (mapping === undefined || state === undefined) continue;
    lines += ` VCPU:${vcpu}${sign} {${stateText(state, mapping.address, limit)}}\n`;
  }
  return lines;
}

/** Its fields. */
export function stateText(state: KvmRun, address: bigint, limit: number): string {
  const { exitReason, exitName, io, mmio } = state;
  const fields = [
    `request_interrupt_window=${state.requestInterruptWindow}`,
    `immediate_exit=${state.immediateExit}`,
    `exit_reason=${exitReason}${exitName === undefined ? '' : ` /* ${exitName} */`}`,
    `ready_for_interrupt_injection=${state.readyForInterrupt}`,
    `if_flag=${state.ifFlag}`,
    `flags=${hex(state.flags)}`,
    `cr8=${wide(state.cr8)}`,
    `apic_base=${wide(state.apicBase)}`,
  ];
  if (io !== undefined) fields.push(`{io={${ioText(io, address, limit)}}}`);
  if (mmio !== undefined) fields.push(`{mmio={${mmioText(mmio, limit)}}}`);
  return fields.join(', ');
}

const DIRECTIONS = ['KVM_EXIT_IO_IN', 'KVM_EXIT_IO_OUT'];

function ioText(
  { direction, size, port, count, dataOffset, data }: KvmIo,
  address: bigint,
  limit: number,
): string {
  const way = DIRECTIONS[direction] ?? `${hex(direction)} /* KVM_EXIT_IO_??? */`;
  const there = data === undefined ? hex(BigInt.asUintN(64, address + dataOffset)) : byteList(data, limit);
  return `direction=${way}, size=${size}, port=${padded(port, 4)}, count=${count}, data_offset=${wide(dataOffset)}, data=${there}`;
}

function mmioText({ address, data, length, isWrite }: KvmMmio, limit: number): string {
  return `phys_addr=${wide(address)}, data=${byteList(data, limit)}, len=${length}, is_write=${isWrite}`;
}

function byteList(data: Uint8Array, limit: number): string {
  const shown = Array.from(data.subarray(0, limit), (byte) => hex(byte));
  if (data.length > limit) shown.push('...');
  return `[${shown.join(', ')}]`;
}

/** C's `%#016llx`. */
const wide = (value: bigint): string => padded(value, 16);

/** C's `%#0*x`: a zero has no `0x`, and as many digits. */
function padded(value: number | bigint, width: number): string {
  if (value === 0 || value === 0n) return '0'.repeat(width);
  return `0x${value.toString(16).padStart(width - 2, '0')}`;
}
