// Four tracers at work, with children of the host's own beside them: the end of each child must be told rightly.
import { execFile, spawn } from 'node:child_process';
import { attach, trace } from '@hstrace/core';
import { tell } from './report.js';

const problems: string[] = [];
const ended = (code: number): Promise<void> =>
  new Promise((resolve) => {
    spawn('sh', ['-c', `exit ${code}`], { stdio: 'ignore' }).on('exit', (found, signal) => {
      if (found !== code) problems.push(`exit ${code} was told as ${found} ${signal}`);
      resolve();
    });
  });
const printed = (text: string): Promise<void> =>
  new Promise((resolve) => {
    execFile('echo', [text], (error, stdout) => {
      if (error !== null || stdout !== `${text}\n`) problems.push(`${text} was told as ${stdout} ${error}`);
      resolve();
    });
  });

const busy = 'while :; do /bin/true; done';
const tracers = [0, 1, 2].map(() => trace('sh', ['-c', busy], { stdio: 'ignore' }));
// The fourth one is attached to a child of the host.
const own = spawn('sh', ['-c', `echo ready; trap "exit 9" TERM; ${busy}`], {
  stdio: ['ignore', 'pipe', 'ignore'],
});
await new Promise((resolve) => own.stdout.once('data', resolve));
const ownEnd = new Promise<unknown[]>((resolve) => own.on('exit', (...end) => resolve(end)));
let over: unknown;
void ownEnd.then((end) => {
  over = end;
});
tracers.push(attach(own.pid as number));
let events = 0;
const readers = tracers.map(async (tracer) => {
  for await (const batch of tracer.eventBatches()) events += batch.length;
});
for (let round = 0; round < 10; round++) {
  await Promise.all([ended(round), ended(0), printed(`text ${round}`)]);
  if (over !== undefined) {
    problems.push(`the attached child was told to have ended in round ${round}: ${JSON.stringify(over)}`);
    break;
  }
}
own.kill('SIGTERM');
const end = await ownEnd;
await Promise.all(tracers.map((tracer) => tracer.stop()));
await Promise.all(readers);
tell({ problems, end, events });
