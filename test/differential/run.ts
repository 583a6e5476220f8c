// Compares hstrace with the strace in PATH: `pnpm exec tsx test/differential/run.ts [--report FILE] [PART OF A NAME...]`.
import { readdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareProgram, type ProgramResult } from './program.js';
import { Report } from './report.js';

const folder = new URL('./programs/', import.meta.url).pathname;
const { values, positionals: parts } = parseArgs({
  options: { report: { type: 'string' } },
  allowPositionals: true,
});
const report = new Report();
const failures: string[] = [];

/** What one program gives; one that cannot be run does not keep the others from being compared. */
function resultsOf(name: string): ProgramResult[] {
  try {
    return compareProgram(folder + name);
  } catch (error) {
    failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.c') || (parts.length > 0 && !parts.some((part) => name.includes(part)))) continue;
  for (const result of resultsOf(name)) {
    const { options, lines, equal, differences } = result;
    report.add(result);
    console.log(
      `${differences.length === 0 ? 'ok  ' : 'DIFF'} ${name} ${options.join(' ')}: ${equal} of ${lines} lines equal, ${differences.length} differ for no known reason`,
    );
    for (const { strace, hstrace } of differences) console.log(`  strace:  ${strace}\n  hstrace: ${hstrace}`);
  }
}
for (const failure of failures) console.log(`FAIL ${failure}`);
console.log(report.summary());
if (values.report !== undefined) writeFileSync(values.report, report.markdown());
process.exitCode = report.unexplained === 0 && failures.length === 0 ? 0 : 1;
