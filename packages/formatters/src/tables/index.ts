export { Summary, type SummaryColumn, type SummaryOptions, type SummarySortKey } from './summary.js';
