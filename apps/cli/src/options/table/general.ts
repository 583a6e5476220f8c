import type { Draft, Option } from '../option.js';
import { syscallSet } from '../sets.js';

/** `-e`, which reaches the options that have qualifiers. */
export function expression(options: readonly Option[]): Option {
  const byQualifier = new Map(
    options.flatMap((option) => (option.qualifiers ?? []).map((name) => [name, option] as const)),
  );
  return {
    group: 'General',
    short: 'e',
    argument: 'required',
    value: '[NAME=][!]VALUE[,VALUE]...',
    help:
      'set one of the options below that have values, by its name; trace= may be left out\n' +
      `NAME: ${options.flatMap((option) => option.qualifiers?.[0] ?? []).join(', ')}`,
    apply(draft: Draft, value = '') {
      const equals = value.indexOf('=');
      const option = equals < 0 ? undefined : byQualifier.get(value.slice(0, equals));
      if (option === undefined) draft.trace = syscallSet(value);
      else option.apply(draft, value.slice(equals + 1), `-e ${value.slice(0, equals)}=`);
    },
  };
}
