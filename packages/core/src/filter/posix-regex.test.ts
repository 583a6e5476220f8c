import { describe, expect, it } from 'vitest';
import { posixRegex } from './posix-regex.js';

describe('a POSIX extended regular expression', () => {
  it.each([
    ['^open', ['open', 'openat'], ['mq_open', 'close']],
    ['^(a|b)c$', ['ac', 'bc'], ['abc']],
    ['op[[:alpha:]]n$', ['open'], ['op3n', 'opens']],
    ['[]a]x', [']x', 'ax'], ['bx']],
    ['[^a-c]', ['d'], ['abc']],
    ['a{2,3}$', ['aa', 'baaa'], ['a']],
    ['^a{2}$', ['aa'], ['a', 'aaa']],
    ['^a**$', ['', 'aaa'], ['b']],
    ['a)', ['a)'], ['a']],
    ['\\<stat\\>', ['stat', 'a stat b'], ['statx']],
    ['(a)\\1', ['aa'], ['a']],
    ['a|', ['anything'], []],
    ['', ['anything'], []],
    ['[a\\]', ['\\', 'a'], ['b']],
    ['x[a-]', ['x-', 'xa'], ['xb']],
  ])('%s', (source, matching, other) => {
    const pattern = posixRegex(source);
    for (const text of matching) expect(pattern.test(text), text).toBe(true);
    for (const text of other) expect(pattern.test(text), text).toBe(false);
  });

  // The texts of the C library, as Debian's strace prints them.
  it.each([
    ['(', 'Unmatched ( or \\('],
    ['*a', 'Invalid preceding regular expression'],
    ['^*', 'Invalid preceding regular expression'],
    ['(*a)', 'Invalid preceding regular expression'],
    ['a|*b', 'Invalid preceding regular expression'],
    ['{1}', 'Invalid preceding regular expression'],
    ['a{', 'Unmatched \\{'],
    ['a{1a}', 'Invalid content of \\{\\}'],
    ['a{99999}', 'Regular expression too big'],
    ['\\', 'Trailing backslash'],
    ['a\\1', 'Invalid back reference'],
    ['[', 'Invalid regular expression'],
    ['[a', 'Unmatched [, [^, [:, [., or [='],
    ['[[:alpha:]', 'Unmatched [, [^, [:, [., or [='],
    ['[[:foo:]]', 'Invalid character class name'],
    ['[[.foo.]]', 'Invalid collation character'],
    ['[z-a]', 'Invalid range end'],
  ])('%s is none', (source, message) => {
    expect(() => posixRegex(source)).toThrow(message);
  });
});
