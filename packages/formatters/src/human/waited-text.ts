import { duration } from './words/units.js';

/** `waits 1.2 s (of at most 5 s) for input on a pipe`; undefined of what is not about waiting. */
export function waitedText(text: string, spent: number): string | undefined {
  const [start, most] = /^waits (?:up to ([^,]*?) )?for /.exec(text) ?? [];
  if (start === undefined) return undefined;
  const limit = most === undefined || text.endsWith(', in vain') ? '' : ` (of at most ${most})`;
  return `waits ${duration(spent)}${limit} for ${text.slice(start.length)}`;
}
