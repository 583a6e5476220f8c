/**
 * Files, processes, endpoints and categories, as tables and as values.
 *
 * @module @hstrace/formatters/groups
 */

export {
  type CategoryRow,
  type EndpointRow,
  type FileRow,
  type GroupBy,
  type Groups,
  groups,
  type ProcessRow,
} from './rows.js';
export { groupTables, type TableOptions } from './tables.js';
