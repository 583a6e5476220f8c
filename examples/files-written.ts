// Which files does a program open for writing? `tsx examples/files-written.ts PROG [ARGS]`
import { trace } from '@hstrace/core';

const [program = 'touch', ...args] = process.argv.slice(2);
for await (const call of trace(program, args, { syscalls: ['open', 'openat', 'creat'] }).syscalls()) {
  if (call.result?.ok !== true) continue;
  const writes = call.name === 'creat' || call.args.flags.has('O_WRONLY') || call.args.flags.has('O_RDWR');
  if (writes) console.log(`${call.args.pathname} opened for writing by process ${call.pid}`);
}
