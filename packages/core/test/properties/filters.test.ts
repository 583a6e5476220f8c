import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter } from '../../src/filter/call-filter.js';
import { PosixRegexError, posixRegex } from '../../src/filter/posix-regex.js';
import { parseSyscallSet, SyscallSetError } from '../../src/filter/syscall-set.js';

/** Pieces that regular expressions are made of, and what does not belong there. */
const piece = fc.constantFrom(
  ...'abz09_ -.*+?|^$()[]{}\\/,:=!',
  '[[:alpha:]]',
  '[[:x:]]',
  '[[.a.]]',
  '[[=a=]]',
  '[^]]',
  '[]a]',
  '[z-a]',
  '[a-[:digit:]]',
  '{2}',
  '{2,1}',
  '{,3}',
  '{1,}',
  '{99999}',
  '{0,32767}',
  '\\(',
  '\\)',
  '\\1',
  '\\9',
  '\\<',
  '\\>',
  '\\`',
  "\\'",
  '\\b',
  '\\w',
  '\\',
  'open',
  'é',
  '\u{1f600}',
  '\n',
  '\0',
);
const pattern = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));

/** What patterns are tried on: names of calls are like these. */
const subjects = ['open', 'openat', 'a', 'ab', 'z-0', '_', '(a)', 'a{2}', 'aa', 'b a', 'oo', ''];

/**
 * The C library and JavaScript search in another order, which shows in back references to groups that did not take part;
 * characters beyond ASCII are several in the C locale. Large repetitions take the C library all memory there is.
 */
const DIFFERENT = /\\[1-9]|[^ -~]|32767/;

const judge = `
#include <regex.h>
#include <stdio.h>
#include <string.h>
int main(int argc, char **argv) {
  char line[4096], text[200];
  while (fgets(line, sizeof line, stdin)) {
    regex_t regex;
    line[strcspn(line, "\\n")] = 0;
    int error = regcomp(&regex, line, REG_EXTENDED | REG_NOSUB);
    if (error) {
      regerror(error, &regex, text, sizeof text);
      puts(text);
      continue;
    }
    for (int i = 1; i < argc; i++) putchar(regexec(&regex, argv[i], 0, 0, 0) ? '0' : '1');
    putchar('\\n');
    regfree(&regex);
  }
}`;

/** What the C library says of patterns: its message, or which of the subjects they match. */
function judgedByC(patterns: readonly string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'hstrace-regex-'));
  try {
    const program = join(folder, 'judge');
    execFileSync('cc', ['-x', 'c', '-o', program, '-'], { input: judge });
    return execFileSync(program, subjects, { input: `${patterns.join('\n')}\n`, encoding: 'utf8' })
      .split('\n')
      .slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('parsers of filters', () => {
  it('take any text for a regular expression', () => {
    fc.assert(
      fc.property(pattern, (text) => {
        try {
          expect(posixRegex(text)).toBeInstanceOf(RegExp);
        } catch (error) {
          if (!(error instanceof PosixRegexError)) throw error;
          expect(error.message).not.toBe('');
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('take any text for a set of calls, with an error that has a code or a set', () => {
    const word = fc.oneof(
      fc.constantFrom(
        'open',
        'all',
        'none',
        '%file',
        '%%stat',
        '%',
        '?',
        '!',
        '@',
        '@64',
        '@32',
        '@x32',
        ',',
        '/',
        '/^open/',
        '0',
        '999999999999999999999',
        '-1',
        '__proto__',
        'constructor',
        '%toString',
      ),
      pattern,
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 8 }).map((parts) => parts.join('')),
        (text) => {
          for (const make of [
            () => parseSyscallSet(text),
            () => compileFilter(['open', text]),
            () => compileFilter([text]),
          ]) {
            try {
              const set = make();
              expect(typeof set.has('x86_64', 2)).toBe('boolean');
            } catch (error) {
              if (!(error instanceof SyscallSetError)) throw error;
              expect(error.code).toBe('BAD_FILTER');
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('understand regular expressions as the C library does', () => {
    const simple = fc
      .array(
        fc.oneof(
          fc.constantFrom(...'abo.*+?|^$()-', 'pen', '[ab]', '[^a]', '{2}', '{1,}', '[[:alpha:]]', '\\.'),
          piece.filter((one) => !/[\n\0]/.test(one)),
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => parts.join(''));
    const patterns = fc.sample(simple, 3000).filter((one) => !DIFFERENT.test(one));
    const mine = patterns.map((one) => {
      try {
        const regex = posixRegex(one);
        return subjects.map((subject) => (regex.test(subject) ? '1' : '0')).join('');
      } catch (error) {
        return (error as Error).message;
      }
    });
    const theirs = judgedByC(patterns);
    const differences = patterns.flatMap((one, i) =>
      mine[i] === theirs[i] ? [] : [`${JSON.stringify(one)}: ${mine[i]} here, ${theirs[i]} there`],
    );
    expect(differences).toEqual([]);
  });
});
