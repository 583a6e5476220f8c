import { getopt, UsageError } from './getopt.js';
import type { Settings } from './settings.js';
import { type Draft, options } from './table.js';

export type Parsed = { readonly run: Settings } | { readonly print: 'help' | 'version' };

/**
 * What a command line asks for.
 *
 * @throws {UsageError}
 */
export function parse(words: readonly string[]): Parsed {
  const draft: Draft = {
    pids: [],
    follow: true,
    colour: 'auto',
    verbose: false,
    descriptors: 0,
    quiet: 0,
    duration: false,
    help: false,
    version: false,
  };
  const { given, rest } = getopt(words, options);
  for (const { option, value, as } of given) option.apply(draft, value as string, as);
  if (draft.help) return { print: 'help' };
  if (draft.version) return { print: 'version' };
  if (rest.length === 0 && draft.pids.length === 0) throw new UsageError('must have PROG [ARGS] or -p PID');
  const quiet = new Set<'attach' | 'exit' | 'path-resolution' | 'personality' | 'thread-execve'>();
  if (draft.quiet >= 1) for (const one of ['attach', 'personality'] as const) quiet.add(one);
  if (draft.quiet >= 2) quiet.add('exit');
  return {
    run: {
      format: draft.format ?? (draft.output?.endsWith('.json') === true ? 'json' : 'strace'),
      program: rest,
      pids: draft.pids,
      follow: draft.follow,
      output: draft.output,
      filter: draft.filter,
      colour: draft.colour,
      strace: {
        stringLimit: draft.stringLimit ?? 32,
        column: draft.column ?? 40,
        ...(draft.verbose ? { abbreviated: 'none' as const } : {}),
        descriptors: draft.descriptors,
        ...(draft.duration ? { duration: 'us' as const } : {}),
        pids: draft.output === undefined ? 'bracketed' : draft.follow ? 'plain' : 'none',
        quiet,
      },
    },
  };
}
