// A host that blocks in synchronous calls of child_process while a child of its own is traced: it must still be told of
// that child's true end, and of no other.
import { execFileSync, spawn } from 'node:child_process';
import { attach } from '@hstrace/core';
import { tell } from './report.js';

const problems: string[] = [];
const busy = 'while :; do /bin/true; done';
const own = spawn('sh', ['-c', `echo ready; trap "exit 9" TERM; ${busy}`], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
await new Promise((resolve) => own.stdout.once('data', resolve));
let over: unknown[] | undefined;
const ownEnd = new Promise<unknown[]>((resolve) =>
  own.on('exit', (...end) => {
    over = end;
    resolve(end);
  }),
);
const tracer = attach(own.pid as number);
const seen = { calls: 0, last: 0, reasons: [] as string[], notices: 0 };
const reading = (async () => {
  for await (const batch of tracer.eventBatches()) {
    for (const event of batch) {
      if (event.type === 'syscall') seen.calls++;
      else if (event.type === 'detached') seen.reasons.push(event.reason);
      else if (event.type === 'notice') seen.notices++;
    }
  }
})();
const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));
const alive = (when: string): void => {
  if (over !== undefined) problems.push(`${when}: told to have ended with ${JSON.stringify(over)}`);
};

/** Keeps the event loop from looking, while nothing is left for it to find. */
const compute = (time: number): void => {
  for (const until = performance.now() + time; performance.now() < until; );
};

// Short ones: the child is kept still meanwhile, and nothing is lost.
for (let round = 0; round < 20; round++) {
  for (let i = 0; i < 3; i++) execFileSync('true');
  compute(30);
  await pause(round);
  alive(`round ${round}`);
}
const before = seen.calls;
await pause(200);
if (over === undefined && seen.calls === before) problems.push('it is not traced any more after short calls');
// Others end while one takes long: the child must not stand still for so long, and is traced again afterwards.
const other = spawn('sh', ['-c', 'sleep 0.1; exit 4'], { stdio: 'ignore' });
const otherEnd = new Promise((resolve) => other.on('exit', resolve));
await pause(10);
execFileSync('sleep', ['3']);
if ((await otherEnd) !== 4) problems.push(`the other child was told to have ended with ${await otherEnd}`);
await pause(300);
alive('after a long call');
const after = seen.calls;
await pause(500);
if (over === undefined && seen.calls === after) problems.push('it is not traced any more after a long call');
own.kill('SIGTERM');
execFileSync('sleep', ['0.2']);
const end = await Promise.race([ownEnd, pause(10_000).then(() => 'never told')]);
await tracer.stop();
await reading;
own.kill('SIGKILL');
tell({ problems, end, reasons: seen.reasons, notices: seen.notices });
