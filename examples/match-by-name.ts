// Each name brings its own types. `tsx examples/match-by-name.ts`
import { HStrace } from '@hstrace/core';

const tracer = new HStrace().program('readlink').arg('/proc/self').start();
for await (const call of tracer.syscalls()) {
  switch (call.name) {
    case 'openat':
      if (call.args.flags.has('O_CLOEXEC')) console.log(`${call.args.pathname} is not left to children`);
      break;
    case 'readlink':
      console.log(call.args.pathname, '->', String(call.args.buf));
      break;
    case 'exit_group':
      console.log('ends with', call.args.status);
      break;
  }
}
