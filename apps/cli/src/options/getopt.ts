/** One option as a parser knows it; the meaning is in the table that made it. */
export interface OptionShape {
  readonly short?: string | undefined;
  /** Long names, the main one first. */
  readonly long?: readonly string[] | undefined;
  /** Of the long names. */
  readonly argument: 'none' | 'required' | 'optional';
  /** Of the short name. Default: as the long names, but none where theirs is optional. */
  readonly shortArgument?: 'none' | 'required' | undefined;
  /** The option is hstrace's own: abbreviations that strace understands never mean it. */
  readonly own?: boolean | undefined;
}

/** One option as it was given. */
export interface GivenOption<O extends OptionShape> {
  readonly option: O;
  /** The name it was given by, for messages: `-s` or `--string-limit`. */
  readonly as: string;
  readonly value: string | undefined;
}

/** The command line cannot be understood. The message is strace's. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** Whether the answer points to the help. */
  readonly hint: boolean;

  constructor(message: string, hint = true) {
    super(message);
    this.hint = hint;
  }
}

/** A long name and what it means. */
export interface LongName<O extends OptionShape> {
  readonly name: string;
  readonly option: O;
}

/** The long names of options, in the order of the table. */
export function longNamesOf<O extends OptionShape>(options: readonly O[]): LongName<O>[] {
  return options.flatMap((option) => (option.long ?? []).map((name) => ({ option, name })));
}

/**
 * Reads a command line as getopt_long(3) does: clusters of short options, attached values, unambiguous prefixes of long
 * ones. The first word that is no option, or `--`, ends the options. Options are handed over one by one, so that what is
 * wrong with the first is said before what is wrong with the second.
 *
 * @param longNames in the order in which the possibilities of an ambiguous one are listed
 * @returns the words behind the options
 * @throws {UsageError}
 */
export function getopt<O extends OptionShape>(
  words: readonly string[],
  options: readonly O[],
  take: (given: GivenOption<O>) => void,
  longNames: readonly LongName<O>[] = longNamesOf(options),
): string[] {
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
      const given = equals < 0 ? word.slice(2) : word.slice(2, equals);
      const { option, name } = findLong(given, word, longNames);
      let value = equals < 0 ? undefined : word.slice(equals + 1);
      if (option.argument === 'none' && value !== undefined)
        throw new UsageError(`option '--${name}' doesn't allow an argument`);
      if (option.argument === 'required' && value === undefined) {
        value = words[index++];
        if (value === undefined) throw new UsageError(`option '--${name}' requires an argument`);
      }
      take({ option, as: `--${name}`, value });
      continue;
    }
    // Letters are taken byte by byte by getopt: what is no ASCII letter is no option in any case.
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] as string;
      const option = byShort.get(letter);
      if (option === undefined) throw new UsageError(`invalid option -- '${letter}'`);
      if (takesNothing(option)) {
        take({ option, as: `-${letter}`, value: undefined });
        continue;
      }
      const attached = word.slice(at + 1);
      const value = attached === '' ? words[index++] : attached;
      if (value === undefined) throw new UsageError(`option requires an argument -- '${letter}'`);
      take({ option, as: `-${letter}`, value });
      break;
    }
  }
  return words.slice(index);
}

function takesNothing(option: OptionShape): boolean {
  return (option.shortArgument ?? option.argument) !== 'required';
}

function findLong<O extends OptionShape>(
  name: string,
  word: string,
  named: readonly LongName<O>[],
): LongName<O> {
  const exact = named.find((one) => one.name === name);
  if (exact !== undefined) return exact;
  const matching = named.filter((one) => one.name.startsWith(name));
  const own = matching.filter(({ option }) => option.own === true);
  const candidates = own.length < matching.length ? matching.filter((one) => !own.includes(one)) : own;
  const [first] = candidates;
  if (first === undefined) throw new UsageError(`unrecognized option '${word}'`);
  const others = candidates.filter(({ option }) => option !== first.option);
  if (others.length === 0) return first;
  const names = [first, ...others].map((one) => `'--${one.name}'`).join(' ');
  throw new UsageError(`option '${word}' is ambiguous; possibilities: ${names}`);
}
