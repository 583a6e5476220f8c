// Watch a process that runs already, for a second. `tsx examples/attach.ts PID`
import { attach } from '@hstrace/core';

const pid = Number(process.argv[2]);
const tracer = attach(pid, { signal: AbortSignal.timeout(1000) });
let calls = 0;
for await (const call of tracer.syscalls()) {
  calls++;
  if (calls <= 10) console.log(call.tid, call.name);
}
console.log(`${calls} calls; process ${pid} goes on`);
