/** Classes by name, from lines of `name class class`; read when somebody asks. */
export class ClassTable {
  readonly #text: string;
  #byName: Map<string, readonly string[]> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The classes of a syscall. */
  of(name: string): readonly string[] {
    this.#byName ??= new Map(
      this.#text
        .trim()
        .split('\n')
        .map((line) => {
          const [first = '', ...rest] = line.split(' ');
          return [first, rest];
        }),
    );
    return this.#byName.get(name) ?? [];
  }
}
