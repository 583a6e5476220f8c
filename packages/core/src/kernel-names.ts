import { loadBinding } from './binding/index.js';

type Names = ReadonlyMap<number, string>;

const named = (list: readonly { readonly id: number; readonly name: string }[]): Names =>
  new Map(list.map(({ id, name }) => [id, name]));

/**
 * The families of generic netlink that the kernel has now, by number: the types of their messages. Empty where there is
 * no netlink.
 */
export function genericFamilies(): Names {
  return named(loadBinding().genericFamilies());
}

/** The network interfaces that there are now, by index, in the network namespace of this process. */
export function interfaces(): Names {
  return named(loadBinding().interfaces());
}

/** What the network interface with an index is called now; undefined if there is none. */
export function interfaceName(index: number): string | undefined {
  return loadBinding().interfaceName(index) ?? undefined;
}
