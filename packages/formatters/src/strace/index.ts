/**
 * Calls as strace prints them.
 *
 * @module @hstrace/formatters/strace
 */

export type {
  CallSet,
  ConstantStyle,
  HexStrings,
  PidColumn,
  Precision,
  StraceOptions,
} from './options.js';
export { StraceFormatter } from './strace-formatter.js';
export type { StraceTheme } from './theme.js';
