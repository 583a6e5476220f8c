/** A regular expression is not one. The message is the C library's. */
export class PosixRegexError extends Error {
  override readonly name = 'PosixRegexError';
}

/** POSIX character classes as the inside of a JavaScript bracket expression. */
const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'a-zA-Z0-9',
  alpha: 'a-zA-Z',
  blank: ' \\t',
  cntrl: '\\x00-\\x1f\\x7f',
  digit: '0-9',
  graph: '!-~',
  lower: 'a-z',
  print: ' -~',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};

/** GNU's own escapes for places. */
const PLACES: Readonly<Record<string, string>> = {
  '<': '\\b(?=\\w)',
  '>': '\\b(?<=\\w)',
  '`': '^',
  "'": '$',
  b: '\\b',
  B: '\\B',
};

/** GNU's own escapes for characters. */
const ESCAPES: Readonly<Record<string, string>> = {
  w: '\\w',
  W: '\\W',
  s: '\\s',
  S: '\\S',
};

const BIGGEST_REPEAT = 32_767;

const literal = (char: string): string => (/[\w ]/.test(char) ? char : `\\${char}`);
const bracketed = (char: string): string => (/[\w ]/.test(char) ? char : `\\${char}`);

/** Translates POSIX extended regular expressions, regex(7), as the GNU C library reads them. */
class Translation {
  readonly #source: string;
  #at = 0;
  #groups = 0;
  #open = 0;
  /** What has been translated, atom by atom: the last one is what a repetition applies to. */
  #parts: string[] = [];
  readonly #outer: string[][] = [];
  /** The last part can be repeated. */
  #repeatable = false;

  constructor(source: string) {
    this.#source = source;
  }

  run(): string {
    while (this.#at < this.#source.length) this.#one(this.#source[this.#at++] as string);
    if (this.#open > 0) throw new PosixRegexError('Unmatched ( or \\(');
    return this.#parts.join('');
  }

  #atom(text: string): void {
    this.#parts.push(text);
    this.#repeatable = true;
  }

  /** A place between characters: it cannot be repeated. */
  #place(text: string): void {
    this.#parts.push(text);
    this.#repeatable = false;
  }

  #one(char: string): void {
    switch (char) {
      case '\\':
        this.#escape();
        return;
      case '[':
        this.#atom(this.#bracket());
        return;
      case '(':
        this.#outer.push(this.#parts);
        this.#parts = [];
        this.#open++;
        this.#groups++;
        this.#repeatable = false;
        return;
      case ')': {
        const before = this.#outer.pop();
        if (before === undefined) {
          this.#atom('\\)');
          return;
        }
        this.#open--;
        const inside = this.#parts.join('');
        this.#parts = before;
        this.#atom(`(${inside})`);
        return;
      }
      case '|':
      case '^':
      case '$':
        this.#place(char);
        return;
      case '*':
      case '+':
      case '?':
        this.#repeat(char);
        return;
      case '{':
        this.#interval();
        return;
      case '.':
        this.#atom(char);
        return;
      default:
        this.#atom(literal(char));
    }
  }

  #escape(): void {
    const char = this.#source[this.#at++];
    if (char === undefined) throw new PosixRegexError('Trailing backslash');
    if (/[1-9]/.test(char)) {
      if (Number(char) > this.#groups) throw new PosixRegexError('Invalid back reference');
      this.#atom(`\\${char}`);
    } else if (Object.hasOwn(PLACES, char)) this.#place(PLACES[char] as string);
    else this.#atom(ESCAPES[char] ?? literal(char));
  }

  #repeat(quantifier: string): void {
    if (!this.#repeatable) throw new PosixRegexError('Invalid preceding regular expression');
    // Repetitions may follow one another, which JavaScript does not have.
    this.#parts.push(`(?:${this.#parts.pop()}${quantifier})`);
  }

  #interval(): void {
    if (!this.#repeatable) throw new PosixRegexError('Invalid preceding regular expression');
    const invalid = new PosixRegexError('Invalid content of \\{\\}');
    const first = this.#number();
    if (Number.isNaN(first.value) || (first.value === undefined && first.end === '}')) throw invalid;
    const least = first.value ?? 0;
    const last = first.end === '}' ? { value: least, end: '}' } : this.#number();
    const most = last.value;
    if (Number.isNaN(most) || last.end !== '}' || (most !== undefined && most < least)) throw invalid;
    if ((most ?? least) > BIGGEST_REPEAT) throw new PosixRegexError('Regular expression too big');
    this.#repeat(most === undefined ? `{${least},}` : `{${least},${most}}`);
  }

  /** A number of an interval and what ends it; NaN for what is none. */
  #number(): { readonly value: number | undefined; readonly end: string } {
    let digits = '';
    for (;;) {
      let char = this.#source[this.#at++];
      if (char === ',' || char === '}') {
        const value = /^\d+$/.test(digits) ? Math.min(Number(digits), BIGGEST_REPEAT + 1) : Number.NaN;
        return { value: digits === '' ? undefined : value, end: char };
      }
      // An escaped character ends nothing.
      if (char === '\\') char = `\\${this.#source[this.#at++]}`;
      if (char === undefined || this.#at > this.#source.length) throw new PosixRegexError('Unmatched \\{');
      digits += char;
    }
  }

  #bracket(): string {
    const source = this.#source;
    let inside = '[';
    if (source[this.#at] === '^') {
      inside += '^';
      this.#at++;
    }
    if (this.#at >= source.length) throw new PosixRegexError('Invalid regular expression');
    for (let first = true; ; first = false) {
      const char = source[this.#at];
      if (char === undefined) throw new PosixRegexError('Unmatched [, [^, [:, [., or [=');
      if (char === ']' && !first) {
        this.#at++;
        return `${inside}]`;
      }
      const element = this.#element();
      if (element.set !== undefined) {
        inside += element.set;
        continue;
      }
      // A minus sign at the end stands for itself.
      if (source[this.#at] !== '-' || source[this.#at + 1] === ']' || source[this.#at + 1] === undefined) {
        inside += bracketed(element.char);
        continue;
      }
      this.#at++;
      const last = this.#element();
      if (last.set !== undefined || last.char < element.char) throw new PosixRegexError('Invalid range end');
      inside += `${bracketed(element.char)}-${bracketed(last.char)}`;
    }
  }

  /** One character, or a class of them, of a bracket expression. */
  #element(): { readonly char: string; readonly set?: string } {
    const source = this.#source;
    const char = source[this.#at] as string;
    const kind = source[this.#at + 1];
    if (char !== '[' || (kind !== ':' && kind !== '.' && kind !== '=')) {
      this.#at++;
      return { char };
    }
    const end = source.indexOf(`${kind}]`, this.#at + 2);
    if (end < 0) throw new PosixRegexError('Unmatched [, [^, [:, [., or [=');
    const name = source.slice(this.#at + 2, end);
    this.#at = end + 2;
    if (kind === ':') {
      const set = CLASSES[name];
      if (set === undefined) throw new PosixRegexError('Invalid character class name');
      return { char: '', set };
    }
    if (name.length !== 1) throw new PosixRegexError('Invalid collation character');
    return { char: name };
  }
}

/**
 * The JavaScript form of a POSIX extended regular expression.
 *
 * @throws {PosixRegexError}
 */
export function posixRegex(source: string): RegExp {
  return new RegExp(new Translation(source).run());
}
