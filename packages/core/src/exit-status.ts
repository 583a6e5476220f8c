import type { SignalName } from '@hstrace/syscalls';

/** How the program ended. */
export type ExitStatus =
  | { readonly code: number; readonly signal: undefined }
  /** It was killed by this signal: its number, and its name where it is no real-time one. */
  | {
      readonly code: undefined;
      readonly signal: number;
      readonly signalName: SignalName | undefined;
      readonly coreDumped: boolean;
    };
