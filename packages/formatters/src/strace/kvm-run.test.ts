import { type KvmRun, kvmRun } from '@hstrace/syscalls';
import { describe, expect, it } from 'vitest';
import { stateText } from './kvm-run.js';

const ADDRESS = 0x7f00_0000_0000n;

/** `struct kvm_run`, two pages of it. */
function state(exitReason: number, fill: (view: DataView) => void = () => {}): KvmRun {
  const view = new DataView(new ArrayBuffer(8192));
  view.setUint32(8, exitReason, true);
  view.setBigUint64(24, 0xfee0_0900n, true);
  fill(view);
  return kvmRun(view) as KvmRun;
}

const shown = (one: KvmRun, limit = 32): string => stateText(one, ADDRESS, limit);
const HEAD = 'request_interrupt_window=0, immediate_exit=0, exit_reason=';
const TAIL =
  ', ready_for_interrupt_injection=0, if_flag=0, flags=0, cr8=0000000000000000, apic_base=0x000000fee00900';

function io(view: DataView, direction: number, size: number, count: number, offset: bigint): void {
  view.setUint8(32, direction);
  view.setUint8(33, size);
  view.setUint16(34, 5, true);
  view.setUint32(36, count, true);
  view.setBigUint64(40, offset, true);
}

describe('the state of a virtual processor, as strace 7.2 shows it', () => {
  it.each<[KvmRun, string]>([
    [state(5), `${HEAD}5 /* KVM_EXIT_HLT */${TAIL}`],
    [state(99), `${HEAD}99${TAIL}`],
    [
      state(2, (view) => {
        io(view, 1, 4, 1, 0x1000n);
        view.setUint32(0x1000, 0x12_3400, true);
      }),
      `${HEAD}2 /* KVM_EXIT_IO */${TAIL}, {io={direction=KVM_EXIT_IO_OUT, size=4, port=0x05, count=1, data_offset=0x00000000001000, data=[0, 0x34, 0x12, 0]}}`,
    ],
    [
      state(2, (view) => io(view, 7, 3, 2, 0x10_0000n)),
      `${HEAD}2 /* KVM_EXIT_IO */${TAIL}, {io={direction=0x7 /* KVM_EXIT_IO_??? */, size=3, port=0x05, count=2, data_offset=0x00000000100000, data=0x7f0000100000}}`,
    ],
    [
      state(6, (view) => {
        view.setBigUint64(32, 0x8000n, true);
        view.setUint8(41, 0x10);
        view.setUint32(48, 2, true);
        view.setUint8(52, 1);
      }),
      `${HEAD}6 /* KVM_EXIT_MMIO */${TAIL}, {mmio={phys_addr=0x00000000008000, data=[0, 0x10, 0, 0, 0, 0, 0, 0], len=2, is_write=1}}`,
    ],
  ])('%#', (one, text) => {
    expect(shown(one)).toBe(text);
  });

  it('has as many bytes as the limit allows, and as there are', () => {
    const many = state(2, (view) => io(view, 0, 255, 0xffff_ffff, 0x1ffcn));
    expect(shown(many)).toMatch(/data=\[0, 0, 0, 0\]\}\}$/);
    expect(shown(many, 2)).toMatch(/data=\[0, 0, \.\.\.\]\}\}$/);
  });

  it('is nothing where there is too little of it', () => {
    expect(kvmRun(new DataView(new ArrayBuffer(55)))).toBeUndefined();
  });
});
