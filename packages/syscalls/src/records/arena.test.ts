import { describe, expect, it } from 'vitest';
import { Arena } from './arena.js';

describe('Arena', () => {
  it('hands out places that do not overlap, aligned, each within its block', () => {
    const arena = new Arena();
    const taken = [1, 7, 8, 136, 4000, 4096, 4096, 4095, 5000, 3, 16_384, 70_000].map((size) => ({
      size,
      place: arena.take(size),
    }));
    const seen = new Map<Uint8Array, Set<number>>();
    for (const { size, place } of taken) {
      expect(place.end - place.at).toBe(size);
      expect(place.at % 8).toBe(0);
      expect(place.end).toBeLessThanOrEqual(place.bytes.length);
      expect(place.view.buffer).toBe(place.bytes.buffer);
      const used = seen.get(place.bytes) ?? new Set();
      seen.set(place.bytes, used);
      for (let i = place.at; i < place.end; i++) {
        expect(used.has(i)).toBe(false);
        used.add(i);
      }
    }
  });

  it('shares blocks between small places only', () => {
    const arena = new Arena();
    const small = arena.take(100);
    const large = arena.take(10_000);
    expect(arena.take(100).bytes).toBe(small.bytes);
    expect(large.bytes.length).toBe(10_000);
  });
});
