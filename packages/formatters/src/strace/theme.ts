/** Colours of the parts of a line, as escape sequences; an empty one leaves the part as it is. */
export interface StraceTheme {
  readonly syscall: string;
  /** Names of arguments and of members of structures. */
  readonly argname: string;
  /** Numbers, strings, paths. */
  readonly argval: string;
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

/** Strings, comments, names with an equals sign, constants, numbers and other words, and what stands between them. */
const TOKENS =
  /("(?:[^"\\]|\\.)*"(?:\.\.\.)?)|(\/\*.*?\*\/)|([A-Za-z_]\w*)(?==)|([A-Z][A-Z0-9_]*[A-Z0-9](?![a-z]))|([\w.+-]+)|([^\w"]+?)(?=[\w"]|\/\*|$)/gs;

/** Colours arguments, which are text already: their shape tells what their parts are. */
export function paintArguments(text: string, theme: StraceTheme): string {
  const { reset } = theme;
  return text.replace(
    TOKENS,
    (all, string?: string, comment?: string, name?: string, constant?: string, value?: string) => {
      if (string !== undefined || value !== undefined) return paint(all, theme.argval, reset);
      if (comment !== undefined) return paint(all, theme.comment, reset);
      if (name !== undefined) return paint(all, theme.argname, reset);
      return paint(all, constant === undefined ? theme.punct : theme.const, reset);
    },
  );
}
