import { routeScopes, routeTables } from '../../constants/netlink-route.gen.js';
import { type CustomKind, custom } from '../../model/custom.js';
import { oneOf } from '../../model/integers.js';
import type { EnumTable } from '../../model/table.js';

/** A byte with names; a value without one is a number like any other. */
function namedByte(table: EnumTable): CustomKind<string | number> {
  const named = oneOf(table, 'u8');
  return custom<string | number>({
    name: 'namedByte',
    bytes: 1,
    decode: ({ bytes, abi }, pos, end) => {
      if (pos >= end) return undefined as unknown as number;
      const value = bytes[pos] as number;
      return table.nameOf(value, abi.arch) ?? value;
    },
    show: (value) =>
      typeof value === 'string' ? { value, as: named } : value === 0 ? '0' : `0x${value.toString(16)}`,
  });
}

/** A routing table. */
export const routeTable = namedByte(routeTables);
/** The scope of a route or an address. */
export const routeScope = namedByte(routeScopes);
