import type { StackFrame, StackTrace } from '@hstrace/syscalls';
import { hex } from './numbers.js';
import { bytesOf } from './quote.js';

/** A stack trace as strace prints it, a line for each function. */
export function stackLines({ frames, end }: StackTrace, withSource: boolean): string {
  let text = '';
  for (const frame of frames) {
    // strace goes no further than to the first address that is in no file.
    if (frame.binary === undefined) return `${text} > unexpected_backtracing_error [${hex(frame.address)}]\n`;
    text += ` > ${frameText(frame, frame.binary)}${withSource ? placeText(frame) : ''}\n`;
  }
  return end === 'limit' ? `${text} > too many stack frames\n` : text;
}

function frameText({ symbol, offset, position }: StackFrame, binary: string): string {
  const within = symbol === undefined ? '' : `${plain(symbol)}+0x${offset.toString(16)}`;
  return `${plain(binary)}(${within}) [0x${position.toString(16)}]`;
}

function placeText({ file, line }: StackFrame): string {
  return file === undefined || line === undefined ? '' : ` ${plain(file)}:${line}`;
}

/** Text from files that anybody may have written: without anything that could drive a terminal. */
function plain(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  let shown = '';
  for (const byte of bytesOf(text))
    shown +=
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
  return shown;
}
