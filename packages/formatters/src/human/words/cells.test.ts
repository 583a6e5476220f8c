import { describe, expect, it } from 'vitest';
import { cells, cut } from './cells.js';

describe('cells', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['été', 3],
    ['e\u0301', 1],
    ['日本語', 6],
    ['a日', 3],
    ['😀', 2],
    ['한글', 4],
  ])('%s', (text, count) => {
    expect(cells(text)).toBe(count);
  });

  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 5, 'abcd…'],
    ['日本語', 5, '日本…'],
    ['日本語', 4, '日…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
  ])('%s in %i', (text, most, kept) => {
    expect(cut(text, most)).toBe(kept);
    expect(cells(cut(text, most))).toBeLessThanOrEqual(most);
  });
});
