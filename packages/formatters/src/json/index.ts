/**
 * Events as JSON, one object a line.
 *
 * @module @hstrace/formatters/json
 */

export { jsonEvent } from './event.js';
export { JsonFormatter, type JsonOptions } from './json-formatter.js';
export { type JsonValue, jsonValue } from './value.js';
