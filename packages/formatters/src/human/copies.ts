import { Bytes, type SyscallCall } from '@hstrace/syscalls';
import type { Repetition } from './repetition.js';

const READS = /^(read|pread64|recvfrom)$/;
const WRITES = /^(write|pwrite64|sendto)$/;

/** Whether a step reads data that a later step may write elsewhere. */
export function maySupply({ first, total }: Repetition): boolean {
  return total > 0 && READS.test(first.name);
}

/** Whether a step writes just what another one read: as many bytes, and the same ones as far as they are known. */
export function isCopyOf(write: Repetition, read: Repetition): boolean {
  return (
    WRITES.test(write.first.name) &&
    maySupply(read) &&
    write.total === read.total &&
    endOf(write) !== endOf(read) &&
    sameStart(read.first.args.buf, write.first.args.buf)
  );
}

/** The argument of a call that is the descriptor it moves data through. */
export function channelOf({ args }: SyscallCall): 'fd' | 'sockfd' {
  return 'sockfd' in args ? 'sockfd' : 'fd';
}

function endOf({ first }: Repetition): string {
  const fd = first.args[channelOf(first)];
  return typeof fd === 'number' ? String(first.descriptor(fd)?.link ?? fd) : '';
}

function sameStart(a: unknown, b: unknown): boolean {
  if (!(a instanceof Bytes) || !(b instanceof Bytes)) return false;
  const length = Math.min(a.bytes.length, b.bytes.length);
  if (length === 0) return false;
  for (let i = 0; i < length; i++) if (a.bytes[i] !== b.bytes[i]) return false;
  return true;
}
