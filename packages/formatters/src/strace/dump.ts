import type { SyscallCall } from '@hstrace/syscalls';
import { Bytes, PartialArray } from '@hstrace/syscalls';
import type { StraceOptions } from './options.js';

/** The lines of `-e read=` and `-e write=` behind a call: its data, whole. */
export function dumpLines(call: SyscallCall, options: StraceOptions): string {
  if (options.dumpRead === undefined && options.dumpWrite === undefined) return '';
  if (!call.frame.returned || call.frame.failed) return '';
  const fd = call.args.fd ?? call.args.sockfd;
  if (typeof fd !== 'number') return '';
  let text = '';
  for (const { name, kind } of call.compiled.argumentsOf(call.frame)) {
    const wanted = kind.phase === 'exit' ? options.dumpRead?.(fd) : options.dumpWrite?.(fd);
    if (wanted !== true) continue;
    const value = call.args[name];
    if (value instanceof Bytes) text += hexDump(value.bytes.subarray(0, moved(call, value.length)));
    else if (kind.kind === 'list' && Array.isArray(value)) text += dumpVector(call, value);
  }
  return text;
}

/** Bytes the call really moved: a write may be shorter than its buffer. */
function moved(call: SyscallCall, length: number): number {
  return Math.min(length, Number(call.frame.result));
}

function dumpVector(call: SyscallCall, vector: readonly unknown[]): string {
  if (vector instanceof PartialArray && vector.length === 0) return '';
  let left = Number(call.frame.result);
  let text = '';
  vector.forEach((entry, index) => {
    const data = (entry as { readonly iov_base?: unknown }).iov_base;
    if (!(data instanceof Bytes) || left <= 0) return;
    const bytes = data.bytes.subarray(0, Math.min(data.length, left));
    left -= bytes.length;
    text += ` * ${bytes.length} bytes in buffer ${index}\n${hexDump(bytes)}`;
  });
  return text;
}

/** ` | 00000  68 65 6c 6c 6f 0a                                 hello.           |` */
export function hexDump(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 16) {
    let numbers = '';
    let letters = '';
    for (let i = 0; i < 16; i++) {
      if (i === 8) numbers += ' ';
      const byte = bytes[start + i];
      numbers += byte === undefined ? '   ' : `${byte.toString(16).padStart(2, '0')} `;
      letters += byte === undefined ? ' ' : byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.';
    }
    text += ` | ${start.toString(16).padStart(5, '0')}  ${numbers} ${letters} |\n`;
  }
  return text;
}
