import { describe, expect, it } from 'vitest';
import { x32, x86_64 } from '../model/abi.js';
import { lookup } from '../table.js';

describe('the numbers of x32', () => {
  it('are those of 64-bit programs, as far as they go', () => {
    expect(lookup(x32, 2)).toBe(lookup(x86_64, 2));
  });

  it('have calls of their own behind', () => {
    expect(lookup(x32, 512)).toMatchObject({ nr: 512, name: 'rt_sigaction' });
    expect(lookup(x32, 547)).toMatchObject({ nr: 547, name: 'pwritev2' });
    expect(lookup(x32, 520).definition).toBe(lookup(x86_64, 59).definition);
  });

  it('keep their bit where nobody knows them', () => {
    expect(lookup(x32, 999).name).toBe('syscall_0x400003e7');
    expect(lookup(x32, 548).name).toBe('syscall_0x40000224');
  });
});
