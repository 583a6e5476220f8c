// `pnpm exec tsx tools/numbers/verify.ts`: compares the numbers and prototypes with the running kernel, as far as it
// tells them (x86_64, as root, tracefs mounted on /sys/kernel/tracing: `mount -t tracefs nodev /sys/kernel/tracing`).

import { existsSync, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { readNumbers } from './headers.js';
import { type Prototype, readPrototypes } from './prototypes.js';

const events = '/sys/kernel/tracing/events/syscalls';

/** Calls whose function in the kernel has another name. */
const kernelNames: Readonly<Record<string, string>> = {
  stat: 'newstat',
  fstat: 'newfstat',
  lstat: 'newlstat',
  uname: 'newuname',
  sendfile: 'sendfile64',
  umount2: 'umount',
};

function liveArgs(name: string): string[] | undefined {
  const file = `${events}/sys_enter_${kernelNames[name] ?? name}/format`;
  if (!existsSync(file)) return undefined;
  const args: string[] = [];
  for (const [, declaration] of readFileSync(file, 'utf8').matchAll(/field:(.*?);\toffset/g)) {
    if (declaration === undefined || /common_|__syscall_nr|__data_loc|__\w+_val$/.test(declaration)) continue;
    args.push(declaration.replace(/\s*\*\s*(?=\w+$)/, ' *').replace(/\s+/g, ' '));
  }
  return args;
}

function verifyPrototypes(prototypes: ReadonlyMap<string, Prototype>): string[] {
  const problems: string[] = [];
  for (const [name, prototype] of prototypes) {
    if (prototype.from !== 'tracefs') continue;
    const live = liveArgs(name);
    if (live === undefined) continue;
    const known = (prototype.args ?? []).join(', ').replaceAll(' ', '');
    if (live.join(', ').replaceAll(' ', '') !== known) problems.push(`${name}: here (${live.join(', ')})`);
  }
  return problems;
}

function verifyNumbers(): string[] {
  const symbols = new Set(
    [...readFileSync('/proc/kallsyms', 'utf8').matchAll(/ __x64_sys_(\w+)$/gm)].map(([, name]) => name),
  );
  if (symbols.size === 0) return ['/proc/kallsyms shows no __x64_sys_* symbols'];
  const known = new Set(
    [...readNumbers('x86_64').values(), ...readNumbers('i386').values()].flatMap((name) => [
      name,
      kernelNames[name] ?? name,
    ]),
  );
  // Functions that the tables of syscalls give other names to, and stubs for calls of other architectures.
  const others = new RegExp(
    '^(ni_syscall|llseek|old\\w*|new\\w*|mmap_pgoff|\\w*_time32|\\w*32|\\w*16|sendfile64|fadvise64_64|sigsuspend|uname|' +
      'ia32_\\w+|x32_\\w+|s390_\\w+|pciconfig_\\w+|spu_\\w+|rtas|subpage_prot|sync_file_range2|gethostname|send|recv)$',
  );
  return [...symbols]
    .filter((name) => name !== undefined && !known.has(name) && !others.test(name))
    .map((name) => `the kernel has ${name}, which no table knows`);
}

if (!existsSync(events)) {
  console.error(`${events} is not there: run as root, with tracefs mounted on /sys/kernel/tracing.`);
  process.exit(2);
}
const problems = [...verifyPrototypes(readPrototypes()), ...verifyNumbers()];
for (const problem of problems) console.error(problem);
console.log(
  `Linux ${release()}: ${problems.length === 0 ? 'nothing differs' : `${problems.length} differences`}.`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
