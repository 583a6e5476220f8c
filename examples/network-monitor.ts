// Whom does a program talk to, and how much? `tsx examples/network-monitor.ts curl http://localhost:8000/`
import { trace } from '@hstrace/core';
import { World } from '@hstrace/syscalls/analysis';

const [program = 'curl', ...args] = process.argv.slice(2);
const world = new World(process.cwd());
const tracer = trace(program, args, { syscalls: ['%network', '%desc'], descriptors: 'details' });
for await (const event of tracer.events()) world.add(event);
for (const [key, { name, bytesSent, bytesReceived, connections }] of world.endpoints) {
  console.log(
    `${key}${name === undefined ? '' : ` (${name})`}: ${connections} connections, ${bytesSent} bytes out, ${bytesReceived} in`,
  );
}
