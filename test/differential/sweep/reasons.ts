/** Where strace 7.2, which hstrace follows, prints otherwise than the 6.1 that it is compared with. */
export interface Reason {
  /** A part of a line of 6.1. */
  readonly pattern: RegExp;
  /** What 7.2 has there, by the rules of String.replace; the line must then be hstrace's. */
  readonly becomes: string | ((match: string, ...groups: string[]) => string);
  readonly why: string;
}

export const reasons: readonly Reason[] = [];

/** Lines that differ for a reason that no replacement can tell: both are looked at. */
export const exempt: readonly { readonly pattern: RegExp; readonly why: string }[] = [];
