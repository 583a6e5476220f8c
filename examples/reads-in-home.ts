// What does a program read in the home folder? `tsx examples/reads-in-home.ts ssh -V`
import { homedir } from 'node:os';
import { trace } from '@hstrace/core';

const [program = 'ssh', ...args] = process.argv.slice(2);
const tracer = trace(program, args, {
  syscalls: ['%file'],
  descriptors: true,
  where: { paths: [`${homedir()}/**`] },
});
for await (const call of tracer.syscalls()) {
  const outcome =
    call.result === undefined ? '' : call.result.ok ? 'ok' : (call.result.name ?? call.result.errno);
  const path = 'pathname' in call.args ? String(call.args.pathname) : '';
  console.log(call.name, path, outcome);
}
