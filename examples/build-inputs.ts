// Inputs and outputs of a build step. `tsx examples/build-inputs.ts cc -c hello.c`
import { collect } from '@hstrace/core';

const [program = 'cc', ...args] = process.argv.slice(2);
const { world, exit } = await collect(program, args, { mostEvents: 1_000_000 });
const files = [...world.files.values()];
console.log('exit', exit?.code);
console.log('inputs');
for (const file of files) if (file.bytesRead > 0 && file.bytesWritten === 0) console.log(`  ${file.path}`);
console.log('outputs');
for (const file of files) if (file.bytesWritten > 0 && !file.deleted) console.log(`  ${file.path}`);
