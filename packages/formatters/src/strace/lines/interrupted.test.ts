import { type AnySyscall, bpf, name_to_handle_at, sendfile } from '@hstrace/syscalls';
import { bytes, type FakeCall, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { entryText, exitText } from '../line.js';
import { KindPrinter } from '../printer.js';

/** What is shown of a call before the line is interrupted, and what when it is resumed. */
function parts(definition: AnySyscall, fake: FakeCall): [string, string] {
  const { exit: _, result: __, ...begun } = fake;
  const printer = new KindPrinter({});
  return [entryText(fakeCall(definition, begun), printer), exitText(fakeCall(definition, fake), printer)];
}

describe('calls whose line is interrupted', () => {
  const offset = bytes([8, 3]);
  const handle = bytes([4, 128, 0], new Uint8Array(128));
  it.each<[AnySyscall, FakeCall, [string, string]]>([
    [sendfile, { args: [1, 0, 0, 5], result: 5 }, ['1, 0, NULL, 5', '']],
    [sendfile, { args: [1, 0, 8, 5], result: -14 }, ['1, 0, 0x8, 5', '']],
    [
      sendfile,
      { args: [1, 0, 0x1000, 5], entry: { 4096: offset }, exit: { 4096: bytes([8, 8]) }, result: 5 },
      ['1, 0, [3', ' => 8], 5'],
    ],
    [sendfile, { args: [1, 0, 0x1000, 5], entry: { 4096: offset }, result: -22 }, ['1, 0, [3', '], 5']],
    [
      name_to_handle_at,
      { args: [-100, 0x1000, 0, 0x2000, 0], entry: { 4096: '/etc' }, result: -14 },
      ['AT_FDCWD, "/etc", NULL, 0x2000, 0', ''],
    ],
    [
      name_to_handle_at,
      { args: [-100, 0x1000, 0x3000, 0x2000, 0], entry: { 4096: '/etc', 12288: handle }, result: -2 },
      ['AT_FDCWD, "/etc", {handle_bytes=128', '}, 0x2000, 0'],
    ],
    [
      bpf,
      { args: [11, 0x1000, 12], entry: { 4096: bytes([4, 27, 0, 0]) }, result: -2 },
      ['BPF_PROG_GET_NEXT_ID, {start_id=27', ', next_id=0}, 12'],
    ],
  ])('%#', (definition, fake, expected) => {
    expect(parts(definition, fake)).toEqual(expected);
  });
});
