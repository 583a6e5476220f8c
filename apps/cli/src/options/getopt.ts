/** One option as a parser knows it; the meaning is in the table that made it. */
export interface OptionShape {
  readonly short?: string | undefined;
  readonly long?: string | undefined;
  readonly argument: 'none' | 'required' | 'optional';
}

/** One option as it was given. */
export interface GivenOption<O extends OptionShape> {
  readonly option: O;
  /** The text it was given as, for messages: `-s` or `--string-limit`. */
  readonly as: string;
  readonly value: string | undefined;
}

/** The command line cannot be understood. The message is one line, in getopt's manner. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Reads a command line as getopt_long(3) does: clusters of short options, attached values, unambiguous prefixes of long
 * ones. The first word that is no option, or `--`, ends the options.
 *
 * @throws {UsageError}
 */
export function getopt<O extends OptionShape>(
  words: readonly string[],
  options: readonly O[],
): { readonly given: GivenOption<O>[]; readonly rest: string[] } {
  const given: GivenOption<O>[] = [];
  const byShort = new Map(
    options.flatMap((option) => (option.short === undefined ? [] : [[option.short, option] as const])),
  );
  let index = 0;
  while (index < words.length) {
    const word = words[index] as string;
    if (word === '--') {
      index++;
      break;
    }
    if (word === '-' || !word.startsWith('-')) break;
    index++;
    if (word.startsWith('--')) {
      const equals = word.indexOf('=');
      const name = equals < 0 ? word.slice(2) : word.slice(2, equals);
      const option = findLong(name, options);
      let value = equals < 0 ? undefined : word.slice(equals + 1);
      if (option.argument === 'none' && value !== undefined)
        throw new UsageError(`option '--${option.long}' doesn't allow an argument`);
      if (option.argument === 'required' && value === undefined) {
        value = words[index++];
        if (value === undefined) throw new UsageError(`option '--${option.long}' requires an argument`);
      }
      given.push({ option, as: `--${option.long}`, value });
      continue;
    }
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] as string;
      const option = byShort.get(letter);
      if (option === undefined) throw new UsageError(`invalid option -- '${letter}'`);
      if (option.argument === 'none') {
        given.push({ option, as: `-${letter}`, value: undefined });
        continue;
      }
      const attached = word.slice(at + 1);
      let value: string | undefined = attached === '' ? undefined : attached;
      if (value === undefined && option.argument === 'required') {
        value = words[index++];
        if (value === undefined) throw new UsageError(`option requires an argument -- '${letter}'`);
      }
      given.push({ option, as: `-${letter}`, value });
      break;
    }
  }
  return { given, rest: words.slice(index) };
}

function findLong<O extends OptionShape>(name: string, options: readonly O[]): O {
  const exact = options.find((option) => option.long === name);
  if (exact !== undefined) return exact;
  const candidates = options.filter((option) => option.long?.startsWith(name) === true);
  const [first] = candidates;
  if (first === undefined || name === '') throw new UsageError(`unrecognized option '--${name}'`);
  if (candidates.length > 1) {
    const names = candidates.map((option) => `'--${option.long}'`).join(' ');
    throw new UsageError(`option '--${name}' is ambiguous; possibilities: ${names}`);
  }
  return first;
}
