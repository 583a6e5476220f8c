// Names of constants, in specs and in headers.

export interface Named {
  readonly name: string;
  /** What the compiler is asked. */
  readonly expression: string;
}

/** `NAME=EXPRESSION`, or a name that is its own expression; `~` stands for a blank. */
export function parseName(item: string): Named {
  const match = /^([^=]*[^=<>!])=([^=].*)$/.exec(item);
  const name = (match?.[1] ?? item).replaceAll('~', ' ');
  return { name, expression: match?.[2]?.replaceAll('~', ' ') ?? name };
}

/** The names in a list separated by white space. */
export function splitNames(names: string | undefined): string[] {
  return (names ?? '').split(/\s+/).filter((name) => name !== '');
}

/** The names that the text of a header defines: macros without arguments that have a value, and enumerators, in order. */
export function definedIn(header: string): string[] {
  const text = header
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\/\/.*$/gm, '')
    .replace(/\\\n/g, ' ');
  const macro = /^[ \t]*#[ \t]*define[ \t]+(\w+)[ \t]+\S/gm;
  const definition = new RegExp(`${macro.source}|\\benum\\b[^;{}()]*\\{([^{}]*)\\}`, 'gm');
  const names = new Set<string>();
  for (const [, name, enumerators] of text.matchAll(definition)) {
    if (name !== undefined) names.add(name);
    if (enumerators === undefined) continue;
    for (const part of enumerators.replace(/^[ \t]*#.*$/gm, '').split(',')) {
      const enumerator = /^\s*(\w+)/.exec(part)?.[1];
      if (enumerator !== undefined) names.add(enumerator);
    }
    // The kernel likes to put `#define NAME NAME` between enumerators.
    for (const [, inner] of enumerators.matchAll(macro)) if (inner !== undefined) names.add(inner);
  }
  return [...names];
}
