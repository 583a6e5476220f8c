// The processes a command starts, and how each ends. `tsx examples/children.ts make`
import { trace } from '@hstrace/core';

const [program = 'sh', ...args] = process.argv.slice(2);
for await (const event of trace(program, args, { syscalls: ['execve'] }).events()) {
  if (event.type === 'fork') console.log(`${event.pid} starts ${event.child}`);
  else if (event.type === 'exited' && event.pid === event.tid)
    console.log(`${event.pid} ends with ${event.code}`);
  else if (event.type === 'syscall' && event.name === 'execve' && event.result?.ok === true) {
    console.log(`${event.pid} runs ${String(event.args.pathname)}`);
  }
}
