/**
 * What Node.js (and other runtimes, by the same registered symbol) calls to show a value in `console.log()`. No module of
 * Node.js is needed for it, and where nobody calls it, it does nothing.
 */
export const inspect: unique symbol = Symbol.for('nodejs.util.inspect.custom');

/** The function that the runtime hands over to show other values in the same style. */
export type Inspect = (value: unknown, options?: object) => string;

/** A value as `JSON.stringify()` can take it: 64-bit numbers become texts. */
export function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]));
}
