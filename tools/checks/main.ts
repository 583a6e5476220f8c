// Every check and test of the repository, one after the other: `npm test`, or `npm test -- STEP...` for some of them.

import { type Counts, formatCounts } from './reports.js';
import { steps } from './steps.js';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No step is called ${unknown.join(', ')}. The steps: ${steps.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const summary: string[] = [];
let broken = 0;

for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue;
  console.log(`\n━━ ${step.name}: ${step.title}`);
  const began = performance.now();
  // A step that throws has failed like one that returns a failure, and the others are still worth knowing.
  const outcome = await step.run().catch((error: unknown) => {
    console.error(error);
    return { ok: false, counts: undefined };
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  if (!outcome.ok) broken += 1;
  if (outcome.counts) {
    total.passed += outcome.counts.passed;
    total.failed += outcome.counts.failed;
    total.skipped += outcome.counts.skipped;
  }
  const counts = outcome.counts ? `  ${formatCounts(outcome.counts)}` : '';
  summary.push(
    `${outcome.ok ? '  ok  ' : 'FAILED'}  ${step.name.padEnd(10)} ${seconds.padStart(7)} s${counts}`,
  );
}

console.log(`\n━━ summary\n${summary.join('\n')}`);
if (broken > 0) console.log(`\n${broken} of ${summary.length} steps failed`);
// The closing line that people and programs look for; alone on its line.
console.log(`\n${formatCounts(total)}`);
process.exitCode = broken > 0 || total.failed > 0 ? 1 : 0;
