// How long it takes to import packages, each in a Node.js of its own: the best of several runs, in ms.
import { spawnSync } from 'node:child_process';

const RUNS = 15;
const probe = `
  const began = performance.now();
  await import(process.argv[1]);
  console.log(performance.now() - began);`;

function best(name: string): number {
  const times = Array.from({ length: RUNS }, () => {
    const url = import.meta.resolve(name);
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', probe, url], {
      encoding: 'utf8',
    });
    if (stdout === '') throw new Error(stderr);
    return Number(stdout);
  });
  return Math.round(Math.min(...times));
}

const names = [
  '@hstrace/syscalls',
  '@hstrace/syscalls/gradual',
  '@hstrace/core',
  '@hstrace/formatters/strace',
];
console.log(JSON.stringify(Object.fromEntries(names.map((name) => [name, best(name)]))));
