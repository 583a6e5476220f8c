import { loadBinding } from './binding/index.js';

/**
 * The families of generic netlink that the kernel has now, by number: the types of their messages. Empty where there is
 * no netlink.
 */
export function genericFamilies(): ReadonlyMap<number, string> {
  return new Map(
    loadBinding()
      .genericFamilies()
      .map(({ id, name }) => [id, name]),
  );
}
