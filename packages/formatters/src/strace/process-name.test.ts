import { describe, expect, it } from 'vitest';
import { processSuffix } from './process-name.js';

describe('the name of a process', () => {
  const named = (name: string | undefined): string =>
    processSuffix(7, { processNames: true, processName: () => name });

  it('is escaped, and ends with its line', () => {
    expect(named('make')).toBe('<make>');
    expect(named('\u001b[31m<a>"\nb')).toBe('<\\33[31m\\74a\\76\\">');
    expect(named(undefined)).toBe('');
  });

  it('is told only where it is asked for', () => {
    expect(processSuffix(7, { processName: () => 'make' })).toBe('');
  });
});
