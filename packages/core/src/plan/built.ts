import { readFileSync } from 'node:fs';

/** The capture plan of all calls, as it was made when the package was built: compiling it takes longer than a short trace. */
export function wholePlan(): Uint32Array {
  const name = process.arch === 'arm64' ? 'plan-arm64.bin' : 'plan-x64.bin';
  const bytes = readFileSync(new URL(`./${name}`, import.meta.url));
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
