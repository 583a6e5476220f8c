import { describe, expect, it } from 'vitest';
import { directivesOf } from './directives.js';
import { versionIn } from './strace-version.js';

const source = `// options: -v -s 5
// options: -y
// differs: tv_sec=: the time: is never the same
// differs before 7.2: RENAME_\\?\\?: newer names
int main(void) {}
`;
const whysUnder = (version: string): string[] =>
  directivesOf(source, versionIn(version) ?? [0, 0]).explanations.map(({ why }) => why);

describe('what a program says of how it is traced', () => {
  it('gives the runs', () => {
    expect(directivesOf(source, [7, 2]).runs).toEqual([['-v', '-s', '5'], ['-y']]);
  });

  it('excuses what an older strace prints otherwise under an older strace only', () => {
    expect(whysUnder('strace -- version 6.1')).toEqual(['is never the same', 'newer names']);
    expect(whysUnder('strace -- version 6.19')).toEqual(['is never the same', 'newer names']);
    expect(whysUnder('strace -- version 7.2')).toEqual(['is never the same']);
    expect(whysUnder('strace -- version 10.0')).toEqual(['is never the same']);
  });
});
