import { ptraceEvents } from '../constants/ptrace.gen.js';
import { custom } from '../model/custom.js';
import { hex, oneOf } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { signalName } from '../model/signals.js';

/** How a process ended or stopped, as wait(2) tells it. */
export type WaitStatus = { readonly value: number } & (
  | { readonly state: 'exited'; readonly code: number }
  | { readonly state: 'killed'; readonly signal: number; readonly coreDumped: boolean }
  | { readonly state: 'stopped'; readonly signal: number }
  | { readonly state: 'continued' }
  | { readonly state: 'unknown' }
);

const CORE = 0x80;
const CONTINUED = 0xffff;
/** PTRACE_O_TRACESYSGOOD sets this bit in the signal of a stop at a syscall. */
const SYSCALL_STOP = 0x80;

function statusOf(value: number): WaitStatus {
  const signal = value & 0x7f;
  if ((value & 0xff) === 0x7f) return { value, state: 'stopped', signal: (value >> 8) & 0xff };
  if (signal !== 0 && signal !== 0x7f)
    return { value, state: 'killed', signal, coreDumped: (value & CORE) !== 0 };
  if (signal === 0) return { value, state: 'exited', code: (value >> 8) & 0xff };
  return value === CONTINUED ? { value, state: 'continued' } : { value, state: 'unknown' };
}

const event = oneOf(ptraceEvents);

/** The bits of a status that the macros of wait(2) do not look at: the event of a ptrace stop, and what else there is. */
function extraBits(bits: number): Notation[] {
  const parts: Notation[] = [];
  const number = bits >>> 16;
  if (number !== 0) {
    const value = ptraceEvents.nameOf(number, 'x86_64') ?? number;
    parts.push('|', { value, as: event }, '<<16');
  }
  const rest = bits & 0xffff;
  if (rest !== 0) parts.push('|', { value: rest, as: hex('u32') });
  return parts;
}

const signalText = (signal: number): string => signalName(signal) ?? String(signal);

function showStatus(status: WaitStatus): Notation {
  const { value } = status;
  switch (status.state) {
    case 'stopped': {
      const { signal } = status;
      const mark = (signal & SYSCALL_STOP) === 0 ? '' : ' | 0x80';
      return {
        parts: [
          `{WIFSTOPPED(s) && WSTOPSIG(s) == ${signalText(signal & ~SYSCALL_STOP)}${mark}}`,
          ...extraBits(value & ~0xffff),
        ],
      };
    }
    case 'killed': {
      const mark = status.coreDumped ? ' && WCOREDUMP(s)' : '';
      return {
        parts: [
          `{WIFSIGNALED(s) && WTERMSIG(s) == ${signalText(status.signal)}${mark}}`,
          ...extraBits(value & ~0xff),
        ],
      };
    }
    case 'exited':
      return {
        parts: [`{WIFEXITED(s) && WEXITSTATUS(s) == ${status.code}}`, ...extraBits(value & ~0xff7f)],
      };
    case 'continued':
      return '{WIFCONTINUED(s)}';
    case 'unknown':
      return { value: value >>> 0, as: hex('u32') };
  }
}

/** The `int` that wait(2) fills in. */
export const waitStatus = custom<WaitStatus>({
  name: 'wait status',
  c: 's32',
  decode: (frame, pos) => statusOf(frame.view.getInt32(pos, true)),
  show: showStatus,
});
