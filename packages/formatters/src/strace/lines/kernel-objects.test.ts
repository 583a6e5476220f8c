import { addKey, bpf, keyctl, lsmListModules, perfEventOpen, ptrace, rseq } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const event = (size: number, config: number[]) =>
  bytes([4, 1, size], [8, ...config], [8, 0, 0, 0, 0x21, 0, 0]);

describe('objects of the kernel', () => {
  it.each([
    [
      perfEventOpen,
      { args: [0x1000, 0, -1, -1, 8], entry: { 4096: event(64, [3]) }, result: 3 },
      'perf_event_open({type=PERF_TYPE_SOFTWARE, size=PERF_ATTR_SIZE_VER0, config=PERF_COUNT_SW_CONTEXT_SWITCHES, ' +
        'sample_period=0, sample_type=0, read_format=0, disabled=1, exclude_kernel=1, ' +
        'precise_ip=0 /* arbitrary skid */, ...}, 0, -1, -1, PERF_FLAG_FD_CLOEXEC) = 3\n',
    ],
    [
      bpf,
      { args: [0, 0x1000, 20], entry: { 4096: bytes([4, 2, 4, 8, 2, 0x400]) }, result: 3 },
      'bpf(BPF_MAP_CREATE, {map_type=BPF_MAP_TYPE_ARRAY, key_size=4, value_size=8, max_entries=2, ' +
        'map_flags=BPF_F_MMAPABLE}, 20) = 3\n',
    ],
    [
      bpf,
      { args: [0, 0x1000, 4], entry: { 4096: bytes([4, 2]) }, result: -22 },
      'bpf(BPF_MAP_CREATE, {map_type=BPF_MAP_TYPE_ARRAY, key_size=0, value_size=0, max_entries=0}, 4) ' +
        '= -1 EINVAL (Invalid argument)\n',
    ],
    [
      bpf,
      { args: [28, 0x1000, 24], entry: { 4096: bytes([4, 3, 7, 0, 1, 5, 0]) }, result: -22 },
      'bpf(BPF_LINK_CREATE, {link_create={prog_fd=3, target_fd=7, attach_type=BPF_CGROUP_INET_INGRESS, ' +
        'flags=BPF_F_ALLOW_OVERRIDE, target_btf_id=5}}, 24) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      bpf,
      { args: [28, 0x1000, 28], entry: { 4096: bytes([4, 3, 7, 29, 0x8, 5, 0, 1]) }, result: -22 },
      'bpf(BPF_LINK_CREATE, {link_create={prog_fd=3, target_fd=7, attach_type=BPF_CGROUP_INET4_GETPEERNAME, ' +
        'flags=BPF_F_BEFORE, cgroup={relative_fd=5, expected_revision=0x1}}}, 28) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      bpf,
      { args: [28, 0x1000, 24], entry: { 4096: bytes([4, 3, 7, 46, 0x20, 5, 0]) }, result: -22 },
      'bpf(BPF_LINK_CREATE, {link_create={prog_fd=3, target_ifindex=7, attach_type=BPF_TCX_INGRESS, ' +
        'flags=BPF_F_ID, tcx={relative_id=5, expected_revision=0}}}, 24) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      bpf,
      { args: [28, 0x1000, 24], entry: { 4096: bytes([4, 3, 7, 48, 0, 0, 0]) }, result: -22 },
      'bpf(BPF_LINK_CREATE, {link_create={prog_fd=3, target_fd=7, attach_type=BPF_TRACE_UPROBE_MULTI, flags=0, ' +
        'uprobe_multi={path=NULL, offsets=NULL, ref_ctr_offsets=NULL, cookies=NULL, cnt=0, flags=0, pid=0}}}, 24) ' +
        '= -1 EINVAL (Invalid argument)\n',
    ],
    [
      bpf,
      {
        args: [11, 0x1000, 12],
        entry: { 4096: bytes([4, 1, 0, 0]) },
        exit: { 4096: bytes([4, 1, 7, 0]) },
        result: 0,
      },
      'bpf(BPF_PROG_GET_NEXT_ID, {start_id=1, next_id=0 => 7}, 12) = 0\n',
    ],
    [
      addKey,
      {
        args: [0x1000, 0x2000, 0x3000, 3, -3],
        entry: { 4096: 'user', 8192: 'name', 12288: 'abc' },
        result: 77,
      },
      'add_key("user", "name", "abc", 3, KEY_SPEC_SESSION_KEYRING) = 77\n',
    ],
    [
      keyctl,
      { args: [0, -1, 1], result: 5 },
      'keyctl(KEYCTL_GET_KEYRING_ID, KEY_SPEC_THREAD_KEYRING, 1) = 5\n',
    ],
    [ptrace, { args: [0, 0, 0, 0], result: 0 }, 'ptrace(PTRACE_TRACEME)                  = 0\n'],
    [
      ptrace,
      { args: [0x4206, 5, 0, 0x100000], result: 0 },
      'ptrace(PTRACE_SEIZE, 5, NULL, PTRACE_O_EXITKILL) = 0\n',
    ],
    [
      rseq,
      { args: [0, 32, 1, 0x5305_3053], result: 0 },
      'rseq(NULL, 32, RSEQ_FLAG_UNREGISTER, 0x53053053) = 0\n',
    ],
    [
      lsmListModules,
      {
        args: [0x1000, 0x2000, 0],
        entry: { 8192: bytes([4, 16]) },
        exit: { 4096: bytes([8, 100, 101]), 8192: bytes([4, 16]) },
        result: 2,
      },
      'lsm_list_modules([LSM_ID_CAPABILITY, LSM_ID_SELINUX], [16], 0) = 2\n',
    ],
  ] as const)('%#', (definition, fake, line) => {
    expect(new LineFormatter().format(fakeCall(definition, fake))).toBe(line);
  });
});
