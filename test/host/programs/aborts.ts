// AbortSignals at every moment: before, while it starts, while it runs, in the middle of an event, after the end.
import { getEventListeners } from 'node:events';
import { collect, TraceError, trace } from '@hstrace/core';
import { holdings, tell } from './report.js';

const loop = ['-c', 'i=0; while [ $i -lt 200 ]; do /bin/true; i=$((i+1)); done'];
const problems: string[] = [];
const check = (holds: boolean, what: string): void => {
  if (!holds) problems.push(what);
};
const codeOf = (error: unknown): string => (error instanceof TraceError ? error.code : String(error));

try {
  trace('true', [], { signal: AbortSignal.abort('because') });
  problems.push('began although aborted');
} catch (error) {
  check(codeOf(error) === 'ABORTED' && (error as Error).cause === 'because', 'before the start');
}
// What the first one loads stays.
await collect('true');
const before = await holdings();
for (let delay = 0; delay < 40; delay++) {
  const abort = new AbortController();
  const tracer = trace('sh', loop, { stdio: 'ignore', signal: abort.signal });
  setTimeout(() => abort.abort(), delay);
  const exit = await tracer.drain();
  check(exit === undefined || exit.signal === 9, `after ${delay} ms: ${JSON.stringify(exit)}`);
  check(getEventListeners(abort.signal, 'abort').length === 0, 'a listener is left');
}
for (const wanted of [1, 10, 100]) {
  const abort = new AbortController();
  let seen = 0;
  for await (const _event of trace('sh', loop, { stdio: 'ignore', signal: abort.signal }).events())
    if (++seen === wanted) abort.abort();
  check(seen >= wanted, `in event ${wanted}`);
}
const late = new AbortController();
const ended = await trace('true', [], { signal: late.signal }).drain();
late.abort();
check(ended?.code === 0, 'after the end');
check(getEventListeners(late.signal, 'abort').length === 0, 'a listener is left after the end');
const partial = await collect('sleep', ['60'], { signal: AbortSignal.timeout(100) }).catch(codeOf);
check(partial === 'ABORTED', `collect: ${String(partial)}`);
tell({ problems, before, after: await holdings() });
