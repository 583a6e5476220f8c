/** How the program ended. */
export type ExitStatus =
  | { readonly code: number; readonly signal: undefined }
  /** It was killed by this signal's number. */
  | { readonly code: undefined; readonly signal: number; readonly coreDumped: boolean };
