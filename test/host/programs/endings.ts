// A host that ends while tracers are at work: `endings.ts WAY`. It prints the process ids of what it has started.
import { spawn } from 'node:child_process';
import { attach, trace } from '@hstrace/core';
import { tell } from './report.js';

const [way] = process.argv.slice(2);
const busy = 'while :; do /bin/true; done';
const tracers = [0, 1, 2].map(() => trace('sh', ['-c', busy], { stdio: 'ignore' }));
// Not a child of ours, so that it outlives us.
const other = spawn('sh', ['-c', `(${busy}) & echo $!`], { stdio: ['ignore', 'pipe', 'ignore'] });
const bystander = await new Promise<number>((resolve) => {
  other.stdout.once('data', (text) => resolve(Number(String(text))));
});
tracers.push(attach(bystander));
let events = 0;
let told = false;
for (const tracer of tracers)
  void (async () => {
    for await (const batch of tracer.eventBatches()) {
      events += batch.length;
      if (way === 'throw in a loop' && told) throw new Error('in the loop');
    }
  })();
await new Promise((resolve) => setTimeout(resolve, 300));
tell({ started: tracers.map(({ pid }) => pid).filter((pid) => pid !== undefined), bystander });
told = true;
switch (way) {
  case 'exit':
    process.exit(3);
    break;
  case 'exit in a handler':
    process.on('exit', () => process.exit(3));
    process.exit(0);
    break;
  case 'throw':
    setTimeout(() => {
      throw new Error('uncaught');
    }, 50);
    break;
  case 'throw and survive':
    process.on('uncaughtException', () => {
      const before = events;
      setTimeout(() => process.exit(events > before ? 3 : 4), 300);
    });
    throw new Error('caught');
  case 'reject':
    void Promise.reject(new Error('unhandled'));
    break;
  case 'abort':
    process.abort();
    break;
  case 'SIGKILL':
  case 'SIGTERM':
    process.kill(process.pid, way);
    break;
  default:
}
