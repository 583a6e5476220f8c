import { type Check, isObject, wrongType } from './checks/check.js';

/** Arguments of a program: text, or bytes where they are not UTF-8. */
export type Arguments = readonly (string | Uint8Array)[];

const anObject: Check = (value, name) => {
  if (!isObject(value)) throw wrongType(name, 'an object', value);
};

/**
 * Arguments and options as they were given: as for child_process, arguments may be left out.
 *
 * @throws {OptionTypeError} BAD_OPTIONS if it is neither
 */
export function argumentsAndOptions<O extends object>(
  first: Arguments | O | undefined,
  second: O | undefined,
): [args: Arguments, options: O] {
  const isList = first === undefined || Array.isArray(first);
  if (!isList && (second !== undefined || !isObject(first))) throw wrongType('args', 'a list', first);
  const options = isList ? (second ?? ({} as O)) : (first as O);
  if (second !== undefined) anObject(second, 'options');
  return [isList ? ((first ?? []) as Arguments) : [], options];
}
