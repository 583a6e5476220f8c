import type { Option } from './option.js';

/** Every way to write an option: `-s`, `--string-limit`. */
export function spellings({ short, long }: Option): string[] {
  return [...(short === undefined ? [] : [`-${short}`]), ...(long ?? []).map((name) => `--${name}`)];
}

/** What help says of an option, on one line. */
export function summaryOf({ help }: Option): string {
  return help.split('\n', 1)[0] as string;
}
