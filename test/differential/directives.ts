import type { Explanation } from './compare.js';

/** What a program's own comments say about how it is traced. */
export interface Directives {
  /** `// options: -v -y`: options for both tracers, one run a line. */
  readonly runs: readonly (readonly string[])[];
  /** `// differs: PATTERN: why`: strace 7.2 prints otherwise than Debian's 6.1. */
  readonly explanations: readonly Explanation[];
  /** `// compile: -m32`: further options of the C compiler. */
  readonly compile: readonly string[];
}

/** Reads the directives in a program's source. */
export function directivesOf(source: string): Directives {
  const all = (name: string): string[] =>
    [...source.matchAll(new RegExp(`^// ${name}: (.*)$`, 'gm'))].map((match) => match[1] as string);
  const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
  const runs = all('options').map(words);
  return {
    runs: runs.length === 0 ? [[]] : runs,
    explanations: all('differs').map((text) => {
      const at = text.lastIndexOf(': ');
      return {
        pattern: new RegExp(at < 0 ? text : text.slice(0, at)),
        why: at < 0 ? '' : text.slice(at + 2),
      };
    }),
    compile: all('compile').flatMap(words),
  };
}
