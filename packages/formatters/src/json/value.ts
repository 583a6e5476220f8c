import { Address, Bytes, Flags, PartialArray } from '@hstrace/syscalls';

/** What a decoded value is in JSON. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/**
 * A decoded value as JSON that loses nothing: integers beyond 2^53 are decimal strings, flags have value and names,
 * bytes that are not UTF-8 are base64, what was not read says so.
 */
export function jsonValue(value: unknown): JsonValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) ? value : null;
    case 'bigint':
      return value.toString();
    case 'object':
      return value === null ? null : objectValue(value);
    default:
      return null;
  }
}

function objectValue(value: object): JsonValue {
  if (value instanceof Address) return { address: value.toString() };
  if (value instanceof Flags) {
    const { names, rest } = value.table.decompose(value.value, value.arch);
    const flags = { value: jsonValue(value.value), names: [...names] };
    return rest === 0 || rest === 0n ? flags : { ...flags, rest: jsonValue(rest) };
  }
  if (value instanceof Bytes) return bytesValue(value);
  if (value instanceof PartialArray) {
    const items = Array.from(value, jsonValue);
    const partial: Record<string, JsonValue> = { items, total: jsonValue(value.total) };
    if (value.fault !== undefined) partial.unreadable = `0x${value.fault.toString(16)}`;
    return partial;
  }
  if (Array.isArray(value)) return value.map(jsonValue);
  if ('members' in value && 'capacity' in value) return jsonValue(value.members);
  if (value instanceof Uint8Array) return { base64: base64(value) };
  const record: Record<string, JsonValue> = {};
  for (const [name, member] of Object.entries(value))
    if (member !== undefined) record[name] = jsonValue(member);
  return record;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function bytesValue(bytes: Bytes): JsonValue {
  const content: Record<string, JsonValue> = {};
  try {
    content.text = strict.decode(bytes.bytes);
  } catch {
    content.base64 = base64(bytes.bytes);
  }
  if (!bytes.complete && !bytes.terminated) content.total = jsonValue(bytes.total);
  return content;
}

/** Bytes as base64, in an environment that need not be Node. */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
