// Compares hstrace with Debian's strace: `pnpm exec tsx test/differential/run.ts [PART OF A NAME...]`.
import { readdirSync } from 'node:fs';
import { compareProgram } from './program.js';

const folder = new URL('./programs/', import.meta.url).pathname;
const parts = process.argv.slice(2);
let lines = 0;
let equal = 0;
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.c') || (parts.length > 0 && !parts.some((part) => name.includes(part)))) continue;
  for (const result of compareProgram(folder + name)) {
    lines += result.lines;
    equal += result.equal;
    console.log(
      `${result.equal === result.lines ? 'ok  ' : 'DIFF'} ${name} ${result.options.join(' ')}: ${result.equal} of ${result.lines} lines equal`,
    );
    for (const { strace, hstrace } of result.differences)
      console.log(`  strace:  ${strace}\n  hstrace: ${hstrace}`);
  }
}
console.log(`${equal} of ${lines} lines equal`);
process.exitCode = equal === lines ? 0 : 1;
