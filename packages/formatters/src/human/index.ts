/**
 * Calls in sentences.
 *
 * @module @hstrace/formatters/human
 */

export type { Accounts } from './call-context.js';
export { HumanFormatter, type HumanOptions } from './human-formatter.js';
export { darkTheme, type HumanTheme, lightTheme } from './theme.js';
