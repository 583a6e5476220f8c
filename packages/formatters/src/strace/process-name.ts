import type { StraceOptions } from './options.js';
import { bytesOf, escapeBytes } from './quote.js';

/** The command behind a process id, `<make>`, where it is asked for and known. Programs name themselves as they like. */
export function processSuffix(pid: number, options: StraceOptions): string {
  const name = options.processNames === true ? options.processName?.(pid) : undefined;
  if (name === undefined) return '';
  // strace reads names by the line.
  const bytes = bytesOf(name.split('\n', 1)[0] as string);
  return `<${escapeBytes(bytes, 0, bytes.length, options.hexStrings === 'all' ? 'all' : 'none', '<>')}>`;
}
