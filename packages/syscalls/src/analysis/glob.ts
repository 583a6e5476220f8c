const SPECIAL = /[\\^$.|?*+()[\]{}/]/;

/** What is in brackets as a set of characters; a range that runs backwards is none, as in shells. */
function setOf(inside: string): string {
  const source = `[${inside.replace(/^!/, '^').replace(/[\\[]/g, '\\$&')}]`;
  try {
    new RegExp(source);
    return source;
  } catch {
    return '(?!)';
  }
}

/**
 * A pattern of paths as shells have it: `*` and `?` within a name, `**` across folders, `[a-z]`, `{a,b}`. A pattern
 * without a slash is about the last part of a path.
 */
export function globPattern(glob: string): RegExp {
  let source = '';
  let braces = 0;
  for (let at = 0; at < glob.length; at++) {
    const char = glob[at] as string;
    if (char === '*') {
      if (glob[at + 1] === '*') {
        at++;
        // `/**/` also stands for one slash.
        if (glob[at + 1] === '/' && source.endsWith('\\/')) {
          at++;
          source += '(?:.*\\/)?';
        } else source += '.*';
      } else source += '[^/]*';
    } else if (char === '?') source += '[^/]';
    else if (char === '[') {
      const end = glob.indexOf(']', at + 2);
      if (end < 0) source += '\\[';
      else {
        source += setOf(glob.slice(at + 1, end));
        at = end;
      }
    } else if (char === '{') {
      braces++;
      source += '(?:';
    } else if (char === '}' && braces > 0) {
      braces--;
      source += ')';
    } else if (char === ',' && braces > 0) source += '|';
    else if (char === '\\' && at + 1 < glob.length) source += `\\${glob[++at]}`;
    else source += SPECIAL.test(char) ? `\\${char}` : char;
  }
  source += ')'.repeat(braces);
  return new RegExp(glob.includes('/') ? `^${source}$` : `(?:^|\\/)${source}$`, 's');
}
