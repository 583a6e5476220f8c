export type {
  CallSet,
  ConstantStyle,
  HexStrings,
  PidColumn,
  Precision,
  StraceOptions,
  StraceTheme,
} from './options.js';
export { StraceFormatter } from './strace-formatter.js';
