// Prints the sentence of every definition, and of every command of those that have many, for calls that succeed, fail
// and are not over: to be read by whoever changes the wording. `pnpm sentences [NAME...]`
import { HumanFormatter } from '@hstrace/formatters/human';
import type { AnyKind, AnySyscall, EnumKind, HumanText, PointerKind, StructKind } from '@hstrace/syscalls';
import { type Abi, i386, x86_64 } from '@hstrace/syscalls';
import { definitions } from '@hstrace/syscalls/table';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';

/** Where the memory of an argument is. */
const addressOf = (index: number): number => 0x10_0000 * (index + 1);

/** Plausible memory behind pointers, by the name of what is there. */
const MEMORY: Readonly<Record<string, () => Uint8Array>> = {
  timespec: () => bytes([8, 5, 0]),
  __kernel_timespec: () => bytes([8, 5, 0]),
  timeval: () => bytes([8, 5, 0]),
  itimerval: () => bytes([8, 0, 0, 5, 0]),
  itimerspec: () => bytes([8, 0, 0, 5, 0]),
  sockaddr: () => bytes([2, 2], [1, 0x1f, 0x90, 127, 0, 0, 1], new Uint8Array(8)),
  pollfd: () => bytes([4, 3], [2, 1, 1]),
  stat: () => bytes([8, 1, 2, 1], [4, 0o100644, 0, 0, 0], [8, 0, 1234], new Uint8Array(90)),
  rlimit: () => bytes([8, 1024, 4096]),
  sigaction: () => bytes([8, 1, 0, 0, 0]),
};

function memoryOf(kind: AnyKind, name: string): Uint8Array | string {
  let target = kind;
  while (target.kind === 'pointer') target = (target as PointerKind<unknown>).target;
  if (kind.kind === 'path' || kind.kind === 'string' || kind.kind === 'chars')
    return /new|to|link/.test(name) ? '/tmp/other' : '/tmp/file';
  const struct = (target as StructKind<never>).name ?? target.kind;
  const made = Object.entries(MEMORY).find(([one]) => struct.startsWith(one))?.[1];
  const rest = new Uint8Array(4096);
  return made === undefined ? rest : bytes(made(), rest);
}

/** Numbers for an argument that is no pointer. */
function numberFor(kind: AnyKind, index: number, name: string): number {
  switch (kind.kind) {
    case 'fd':
      return 3;
    case 'dirfd':
      return -100;
    case 'pid':
      return 4242;
    case 'signal':
      return 15;
    case 'mode':
      return 0o644;
    case 'size':
      return 4096;
    case 'enum':
    case 'flags':
      return 1;
    case 'int':
      return /timeout/.test(name) ? 5000 : 2;
    default:
      return addressOf(index);
  }
}

const abiOf = (name: string): Abi => (/_i386$|32$|64$|^old|_ti/.test(name) ? i386 : x86_64);

function print(definition: AnySyscall, decider: number | undefined, title: string): void {
  const { args: fields, variants } = definition.spec;
  const kinds = Object.entries({ ...fields, ...variants?.otherwise });
  const numbers = kinds.map(([name, kind], index) =>
    name === variants?.on && decider !== undefined ? decider : numberFor(kind, index, name),
  );
  while (numbers.length < 6) numbers.push(addressOf(numbers.length));
  const memory = Object.fromEntries(
    Array.from({ length: 6 }, (_, index) => [
      addressOf(index),
      memoryOf((kinds[index]?.[1] ?? { kind: 'hex' }) as AnyKind, kinds[index]?.[0] ?? ''),
    ]),
  );
  const lines = [0, -2, undefined].map((result) => {
    const formatter = new HumanFormatter({ summary: false, all: true, risks: { rules: [] } });
    const call = fakeCall(definition, {
      args: numbers,
      entry: memory,
      exit: memory,
      descriptors: { 3: '/srv/file' },
      abi: abiOf(definition.name),
      ...(result === undefined
        ? {}
        : { result: result === 0 && definition.spec.returns.kind === 'size' ? 512 : result }),
    });
    const text =
      result === undefined ? formatter.format(call) + formatter.waiting(call.time) : formatter.format(call);
    return text
      .trim()
      .replace(/^process \d+ +/, '')
      .replace(/ … for .*/, ' …');
  });
  console.log(`${title}\n    ${lines.join('\n    ')}`);
}

/** The commands that a definition has sentences of its own for. */
function commands(text: HumanText): readonly string[] {
  return typeof text === 'string' ? [] : Object.keys(text.cases);
}

const wanted = process.argv.slice(2);
for (const [name, definition] of definitions()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  print(definition, undefined, name);
  const { variants, args, human } = definition.spec;
  if (variants === undefined || typeof human === 'string' || human.on !== variants.on) continue;
  const kind = args[variants.on] as EnumKind<string>;
  if (kind.kind !== 'enum') continue;
  const arch = abiOf(name).arch;
  for (const command of commands(human)) {
    const value = kind.table.valueOf(command, arch);
    if (value !== undefined) print(definition, Number(value), `${name} ${command}`);
  }
}
