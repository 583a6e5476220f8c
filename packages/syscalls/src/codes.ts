/**
 * Names and numbers of errors and signals: what can be asked of them without loading the catalog.
 *
 * @module @hstrace/syscalls/codes
 */

export { type ErrnoName, errnoNumber, type Failure, failureOf } from './events/errno.js';
export { plainSignalName, type SignalName, signalName, signalNumber } from './model/signals.js';
