import { describe, expect, it } from 'vitest';
import { definedIn, parseName, splitNames } from './names.js';

describe('parseName', () => {
  it('takes a name for its own expression', () => {
    expect(parseName('O_CREAT')).toEqual({ name: 'O_CREAT', expression: 'O_CREAT' });
    expect(parseName('1<<CAP_CHOWN')).toEqual({ name: '1<<CAP_CHOWN', expression: '1<<CAP_CHOWN' });
    expect(parseName('FUTEX_WAIT|FUTEX_CLOCK_REALTIME').expression).toBe('FUTEX_WAIT|FUTEX_CLOCK_REALTIME');
  });

  it('reads values and blanks', () => {
    expect(parseName('AF_UNIX=1')).toEqual({ name: 'AF_UNIX', expression: '1' });
    expect(parseName('SIG_ERR=-1')).toEqual({ name: 'SIG_ERR', expression: '-1' });
    expect(parseName('1~<<~A=1ULL<<A')).toEqual({ name: '1 << A', expression: '1ULL<<A' });
  });
});

describe('splitNames', () => {
  it('splits at any white space', () => {
    expect(splitNames('\n  A B\n  C=1\n')).toEqual(['A', 'B', 'C=1']);
    expect(splitNames(undefined)).toEqual([]);
  });
});

describe('definedIn', () => {
  it('finds macros with a value, and no others', () => {
    const header = `
      #ifndef _LINUX_X_H
      #define _LINUX_X_H
      #define A 1 /* one, not B 2 */
      #  define C \\
            2
      // #define D 4
      #define E(x) (x)
    `;
    expect(definedIn(header)).toEqual(['A', 'C']);
  });

  it('finds enumerators, and macros between them', () => {
    const header = `
      enum kind { ONE, TWO = 2, /* THREE, */
        FOUR,
      #define FOUR FOUR
        FIVE = ONE + TWO, SIX
      };
      enum { SEVEN };
    `;
    expect(definedIn(header)).toEqual(['ONE', 'TWO', 'FOUR', 'FIVE', 'SIX', 'SEVEN']);
  });
});
