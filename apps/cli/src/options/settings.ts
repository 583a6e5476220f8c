import type { CallFilter } from '@hstrace/core';
import type { StraceOptions } from '@hstrace/formatters/strace';

export type Format = 'strace' | 'human' | 'json';

/** What the command line asks for. */
export interface Settings {
  readonly format: Format;
  readonly program: readonly string[];
  readonly pids: readonly number[];
  readonly follow: boolean;
  readonly output: string | undefined;
  readonly filter: CallFilter | undefined;
  readonly colour: 'auto' | 'always' | 'never';
  readonly strace: StraceOptions;
}
