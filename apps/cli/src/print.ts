import { completions } from './options/completions.js';
import { helpText, versionText } from './options/help.js';
import type { Parsed } from './options/parse.js';

/** What is printed when there is nothing to trace. */
export function printed(
  parsed: Exclude<Parsed, { readonly run: unknown } | { readonly tips: unknown }>,
): string {
  if ('completions' in parsed) return completions(parsed.completions);
  return parsed.print === 'help' ? helpText() : versionText();
}
