/** Colours of the parts of a line, as escape sequences; an empty one leaves the part as it is. */
export interface StraceTheme {
  readonly syscall: string;
  /** Names of arguments and of members of structures. */
  readonly argname: string;
  /** Numbers, strings, paths. */
  readonly argval: string;
  /** What constants are written as calls of: `makedev`, `htons`. */
  readonly call: string;
  /** Names of constants. */
  readonly const: string;
  readonly comment: string;
  readonly punct: string;
  readonly retval: string;
  readonly error: string;
  /** Ends a colour. */
  readonly reset: string;
}

/** Colours a part of a line. */
export function paint(text: string, colour: string, reset: string): string {
  return text === '' || colour === '' ? text : `${colour}${text}${reset}`;
}

/** What a descriptor refers to, in angle brackets that may have others in them. */
const REFERENCE = /<((?:[^<>]|<[^<>]*>)*)>/.source;

/**
 * Strings, comments, names with an equals sign, names before a parenthesis, descriptors' paths, sets of signals,
 * constants, numbers and other words, and what stands between them. Signals, file types, limits and NULL are values to strace,
 * and the flags of open are one constant.
 */
const TOKENS = new RegExp(
  [
    /("(?:[^"\\]|\\.)*")/,
    /( ?\/\*.*?\*\/)/,
    /([A-Za-z_]\w*)(?==)/,
    /([a-z_]\w*)(?=\()/,
    { source: `(?<=\\w)${REFERENCE}` },
    /(O_\w+(?:\|(?:O_|__O_|FASYNC|0x)\w*)*|SIG_\w+|(?!NULL\b|SIG[A-Z]|S_I|RLIM(?:64)?_INFINITY\b)[A-Z][A-Z0-9_]*[A-Z0-9](?![a-z]))/,
    /(~?\[(?:[A-Z0-9_+]+(?: [A-Z0-9_+]+)*)?\]|S_I\w+(?:\|\w+)*|-?[\w+][\w+-]*)/,
    /([^\w"]+?)(?=[\w"<[~]|-\d| ?\/\*|$)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gs',
);

/** Colours arguments, which are text already: their shape tells what their parts are. */
export function paintArguments(text: string, theme: StraceTheme): string {
  const { reset } = theme;
  return text.replace(
    TOKENS,
    (
      all,
      string?: string,
      comment?: string,
      name?: string,
      call?: string,
      reference?: string,
      constant?: string,
      value?: string,
    ) => {
      if (string !== undefined || value !== undefined) return paint(all, theme.argval, reset);
      if (comment !== undefined) return paint(all, theme.comment, reset);
      if (name !== undefined) return paint(all, theme.argname, reset);
      if (call !== undefined) return paint(all, theme.call, reset);
      if (reference !== undefined) return paintReference(reference, theme);
      return paint(all, constant === undefined ? theme.punct : theme.const, reset);
    },
  );
}

/** What stands in angle brackets. */
export function paintReference(text: string, { argval, punct, reset }: StraceTheme): string {
  return paint('<', punct, reset) + paint(text, argval, reset) + paint('>', punct, reset);
}

const FIRST_REFERENCE = new RegExp(`^([^ <]+)${REFERENCE}`, 's');

/** Colours a result: the number, what a descriptor refers to, and the error or what else is said. */
export function paintResult(text: string, failed: boolean, theme: StraceTheme): string {
  const { retval, error, reset } = theme;
  if (!failed) {
    const [whole = '', number = text, reference] = FIRST_REFERENCE.exec(text) ?? [];
    if (reference === undefined) return paint(text, retval, reset);
    const rest = text.slice(whole.length);
    return paint(number, retval, reset) + paintReference(reference, theme) + paint(rest, retval, reset);
  }
  const [number = '', ...rest] = text.split(' ');
  const said = rest.length === 0 ? '' : ` ${paint(rest.join(' '), error, reset)}`;
  return paint(number, retval, reset) + said;
}
