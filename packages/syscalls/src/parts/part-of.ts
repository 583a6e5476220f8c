import { names } from './names.gen.js';

/** A part of the catalog that is loaded as one. */
export type PartName = keyof typeof names;

let parts: ReadonlyMap<string, PartName> | undefined;

/** The part that the definition of a call is in; undefined for those that only the whole catalog has. */
export function partOf(name: string): PartName | undefined {
  parts ??= new Map(
    (Object.keys(names) as PartName[]).flatMap((part) =>
      names[part].split(' ').map((one) => [one, part] as const),
    ),
  );
  return parts.get(name);
}
