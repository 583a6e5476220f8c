import { bpf } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const attr = bytes([4, 7, 64], [8, 0x2000]);
const empty = new Uint8Array(80);
const program = (maps: number, ids: number): Uint8Array =>
  bytes(
    [4, 1, 9],
    new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]),
    [4, 20, 16],
    [8, 0, 0],
    [8, 5_000_000_000],
    [4, 0, maps],
    [8, ids],
  );
const call = (link: string, before: Uint8Array, after: Uint8Array): Parameters<typeof fakeCall>[1] => ({
  args: [15, 0x1000, 16],
  entry: { 4096: attr, 8192: before },
  exit: { 4096: attr, 8192: after, 12288: bytes([4, 3, 4]) },
  descriptors: { 7: link },
  descriptorsAfter: { 7: link },
  result: 0,
});
const line = (link: string, before: Uint8Array, after: Uint8Array): string =>
  new LineFormatter({ abbreviated: 'none', bootTime: () => 1_000_000_000_000_000_000n }).format(
    fakeCall(bpf, call(link, before, after)),
  );

describe('BPF_OBJ_GET_INFO_BY_FD', () => {
  it('shows what there was room for, and how much there is', () => {
    const text = line('anon_inode:bpf-prog', program(1, 0x3000), program(2, 0x3000));
    expect(text).toContain('info={type=BPF_PROG_TYPE_SOCKET_FILTER, id=9, tag="\\x01\\x02');
    expect(text).toContain('nr_map_ids=1 => 2, map_ids=[3], name=""}}}, 16) = 0\n');
    expect(text).toMatch(/load_time=5000000000 \/\* 2001-09-0[89]T\d\d:46:45/);
  });

  it('shows no elements where there was no room', () => {
    expect(line('anon_inode:bpf-prog', program(0, 0x3000), program(2, 0x3000))).toContain(
      'nr_map_ids=0 => 2, map_ids=[]',
    );
  });

  it('goes by the descriptor', () => {
    expect(line('anon_inode:bpf-map', empty, program(0, 0))).toContain('info={type=BPF_MAP_TYPE_HASH, id=9');
    expect(line('anon_inode:btf', empty, program(0, 0))).toContain('info=0x2000}');
    expect(line('/tmp/bpf-prog', empty, program(0, 0))).toContain('info=0x2000}');
  });
});
