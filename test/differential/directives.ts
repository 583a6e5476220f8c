import type { Explanation } from './compare.js';
import { isBefore, type Version, versionIn } from './strace-version.js';

/** What a program's own comments say about how it is traced. */
export interface Directives {
  /** `// options: -v -y`: options for both tracers, one run a line. */
  readonly runs: readonly (readonly string[])[];
  /**
   * `// differs: PATTERN: why`: what is never the same in two runs.
   * `// differs before 7.2: PATTERN: why`: what an older strace prints otherwise; it excuses nothing under a newer one.
   */
  readonly explanations: readonly Explanation[];
  /** `// compile: -m32`: further options of the C compiler. */
  readonly compile: readonly string[];
}

/** Reads the directives in a program's source, as they hold for this version of strace. */
export function directivesOf(source: string, strace: Version): Directives {
  const all = (name: string): string[] =>
    [...source.matchAll(new RegExp(`^// ${name}: (.*)$`, 'gm'))].map((match) => match[1] as string);
  const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
  const runs = all('options').map(words);
  return {
    runs: runs.length === 0 ? [[]] : runs,
    explanations: [...source.matchAll(/^\/\/ differs(?: before (\d+\.\d+))?: (.*)$/gm)].flatMap(
      ([, before, text = '']) => {
        const until = before === undefined ? undefined : versionIn(before);
        return until === undefined || isBefore(strace, until) ? [explanationIn(text)] : [];
      },
    ),
    compile: all('compile').flatMap(words),
  };
}

/** `PATTERN: why`. */
function explanationIn(text: string): Explanation {
  const at = text.lastIndexOf(': ');
  return {
    pattern: new RegExp(at < 0 ? text : text.slice(0, at)),
    why: at < 0 ? '' : text.slice(at + 2),
  };
}
