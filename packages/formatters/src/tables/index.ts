/**
 * The summary of `-c`, as a table and as values.
 *
 * @module @hstrace/formatters/tables
 */

export { Summary, type SummaryColumn, type SummaryOptions, type SummarySortKey } from './summary.js';
