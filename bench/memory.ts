// Memory over many calls and a slow reader: the peak of the resident set at several points. `memory.ts PROGRAM COUNT`.
import { HStrace } from '@hstrace/core';

const [file = 'true', count = '1000000'] = process.argv.slice(2);
const tracer = new HStrace().program(file).arg(count).options({ stdio: 'ignore', stringLimit: 32 }).start();
let calls = 0;
let batches = 0;
const points: { calls: number; rss: number }[] = [];
for await (const events of tracer.eventBatches()) {
  calls += events.length;
  // A reader that is slower than the program.
  if (++batches % 4 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  if (batches % 64 === 0) points.push({ calls, rss: Math.round(process.memoryUsage.rss() / 1e6) });
}
const half = points.slice(Math.floor(points.length / 2));
console.log(
  JSON.stringify({
    calls,
    peak: Math.max(...points.map((point) => point.rss)),
    growth: (half.at(-1)?.rss ?? 0) - (half[0]?.rss ?? 0),
  }),
);
