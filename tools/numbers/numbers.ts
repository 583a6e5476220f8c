import type { Output } from '../generate.js';
export function generateNumbers(): Output[] {
  return [];
}
