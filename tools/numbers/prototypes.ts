import type { Output } from '../generate.js';
export function generatePrototypes(): Output[] {
  return [];
}
