import { parentPort, workerData } from 'node:worker_threads';
import { trace } from '@hstrace/core';

const { script, endless } = workerData as { script: string; endless: boolean };
const tracer = trace('sh', ['-c', script], { stdio: 'ignore' });
if (endless) parentPort?.postMessage({ pid: tracer.pid });
for await (const _events of tracer.eventBatches());
if (!endless) parentPort?.postMessage({ code: (await tracer.exit)?.code });
