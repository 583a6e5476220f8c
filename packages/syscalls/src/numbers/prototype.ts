/** An argument as the kernel declares it. */
export interface PrototypeArg {
  readonly type: string;
  readonly name: string;
}

/**
 * Prototypes by name, from text of a line each: `name type arg, type arg` or `name =other`, which has the same one as
 * the other; a name alone has no prototype.
 */
export class PrototypeTable {
  readonly #text: string;
  #lines: Map<string, string> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The arguments of a syscall; undefined for a name that is not known, or that has never been implemented. */
  get(name: string): readonly PrototypeArg[] | undefined {
    this.#lines ??= new Map(
      this.#text.split('\n').map((line) => {
        const end = line.indexOf(' ');
        return end < 0 ? [line, ''] : [line.slice(0, end), line.slice(end + 1)];
      }),
    );
    const line = this.#lines.get(name);
    if (line === undefined || line === '') return undefined;
    if (line.startsWith('=')) return this.get(line.slice(1));
    if (line === 'void') return [];
    return line.split(', ').map((arg) => {
      // `const char *filename`: the name is the last word, the stars belong to the type.
      const at = arg.search(/\w+$/);
      return { type: arg.slice(0, at).trimEnd(), name: arg.slice(at) };
    });
  }
}
