// Decoding and formatting of recorded batches on one core: calls a second. `decode.ts PROGRAM [ARGS]`.
import { HStrace } from '@hstrace/core';
import { StraceFormatter } from '@hstrace/formatters/strace';
import { RecordReader } from '@hstrace/syscalls/records';
import { catalog } from '@hstrace/syscalls/table';

const [file = 'true', ...args] = process.argv.slice(2);
const tracer = new HStrace().program(file).args(args).options({ stdio: 'ignore', stringLimit: 32 }).start();
const batches: Uint8Array[] = [];
for await (const batch of tracer.batches()) batches.push(batch.slice());

function pass(): number {
  const reader = new RecordReader(catalog);
  const formatter = new StraceFormatter({ pids: 'plain' });
  let calls = 0;
  for (const batch of batches) {
    for (const event of reader.read(batch)) {
      if (event.type === 'syscall') calls++;
      formatter.format(event);
    }
  }
  return calls;
}

const rates: number[] = [];
for (let i = 0; i < 8; i++) {
  const start = performance.now();
  const calls = pass();
  rates.push((calls / (performance.now() - start)) * 1000);
}
console.log(
  JSON.stringify({
    calls: pass(),
    best: Math.round(Math.max(...rates)),
    first: Math.round(rates[0] as number),
  }),
);
