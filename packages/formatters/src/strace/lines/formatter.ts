import type { StraceOptions } from '../options.js';
import { StraceFormatter } from '../strace-formatter.js';

/** A formatter for tests of single lines: without the note that a 32-bit program runs. */
export class LineFormatter extends StraceFormatter {
  constructor(options: StraceOptions = {}) {
    super({ quiet: new Set(['personality']), ...options });
  }
}
