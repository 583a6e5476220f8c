import {
  type AnySyscall,
  aarch64,
  clone,
  type EnumKind,
  epoll_wait,
  fcntl,
  futex,
  type HumanText,
  i386,
  ioctl,
  kill,
  poll,
  prlimit64,
  rtSigaction,
  select,
  wait4,
  x86_64,
} from '@hstrace/syscalls';
import { tableOf } from '@hstrace/syscalls/table';
import { bytes, type FakeCall, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { HumanFormatter } from './human-formatter.js';
import { type Part, parseTemplate } from './template.js';

const everything = new Set(
  ([x86_64, i386, aarch64] as const).flatMap(({ arch }) => tableOf(arch).map(({ definition }) => definition)),
);

/** Every sentence of a text, and what decides between them. */
function sentences(text: HumanText): { readonly texts: string[]; readonly deciders: string[] } {
  if (typeof text === 'string') return { texts: [text], deciders: [] };
  const inner = [...Object.values(text.cases), text.otherwise].map(sentences);
  return {
    texts: inner.flatMap(({ texts }) => texts),
    deciders: [text.on, ...inner.flatMap(({ deciders }) => deciders)],
  };
}

function slots(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if ('slot' in part) return [part.slot];
    if ('success' in part) return [...slots(part.success), ...slots(part.otherwise)];
    return 'optional' in part ? slots(part.optional) : [];
  });
}

function namesOf({ spec }: AnySyscall): Set<string> {
  const { args, variants, extras } = spec;
  const fields = [args, variants?.otherwise, ...Object.values(variants?.cases ?? {}), extras];
  return new Set(['result', ...fields.flatMap((one) => Object.keys(one ?? {}))]);
}

describe('the sentences of definitions', () => {
  it('name arguments that there are', () => {
    const unknown: string[] = [];
    for (const definition of everything) {
      const known = namesOf(definition);
      const { texts, deciders } = sentences(definition.spec.human);
      const used = [...deciders, ...texts.flatMap((text) => slots(parseTemplate(text).parts))];
      for (const name of used)
        if (!known.has(name.split('.')[0] as string)) unknown.push(`${definition.name}: ${name}`);
    }
    expect(unknown).toEqual([]);
  });

  it('are about commands that there are', () => {
    const unknown: string[] = [];
    for (const { name, spec } of everything) {
      const { human, args } = spec;
      if (typeof human === 'string') continue;
      const kind = args[human.on] as EnumKind<string> | undefined;
      if (kind?.kind !== 'enum') continue;
      for (const command of Object.keys(human.cases)) {
        const found = ['x86_64', 'i386', 'aarch64'].some(
          (arch) => kind.table.valueOf(command as never, arch as 'x86_64') !== undefined,
        );
        if (!found && !/^-?\d+$/.test(command)) unknown.push(`${name}: ${command}`);
      }
    }
    expect(unknown).toEqual([]);
  });
});

function told(definition: AnySyscall, fake: FakeCall): string {
  const formatter = new HumanFormatter({ summary: false, all: true, risks: { rules: [] } });
  return formatter
    .format(fakeCall(definition, fake))
    .trim()
    .replace(/^process \d+ +/, '');
}

const fd3 = { descriptors: { 3: '/srv/f' } };
const TIME = 0x9000;

describe('commands of multiplexers', () => {
  it.each<[string, AnySyscall, FakeCall]>([
    ['asks how /srv/f is opened', fcntl, { args: [3, 3, 0], result: 0, ...fd3 }],
    [
      'lets calls on /srv/f return at once rather than wait',
      fcntl,
      { args: [3, 4, 0o4000], result: 0, ...fd3 },
    ],
    [
      'tries to lock /srv/f for itself alone: not possible right now (EAGAIN)',
      fcntl,
      {
        args: [3, 6, 0x1000],
        entry: { 4096: bytes([2, 1, 0], [4, 0], [8, 0, 0], [8, 0]) },
        result: -11,
        ...fd3,
      },
    ],
    [
      'lets calls on /srv/f return at once rather than wait',
      ioctl,
      { args: [3, 0x5421, 0x1000], entry: { 4096: bytes([4, 1]) }, result: 0, ...fd3 },
    ],
    [
      'lets calls on /srv/f wait until they can be done',
      ioctl,
      { args: [3, 0x5421, 0x1000], entry: { 4096: bytes([4, 0]) }, result: 0, ...fd3 },
    ],
    ['gives /srv/f the command VIDIOC_STREAMON', ioctl, { args: [3, 0x40045612, 0], result: 0, ...fd3 }],
    ['wakes threads that wait for it: 1 of them', futex, { args: [0x1000, 0x81, 1], result: 1 }],
    ['asks whether process 7 is there', kill, { args: [7, 0], result: 0 }],
    ['sends SIGTERM to all processes of its group', kill, { args: [0, 15], result: 0 }],
    ['looks whether a child process has ended: none has', wait4, { args: [-1, 0, 1, 0], result: 0 }],
    [
      'waits for process 7, which ended with the status 3',
      wait4,
      { args: [-1, 0x1000, 0, 0], exit: { 4096: bytes([4, 0x300]) }, result: 7 },
    ],
    ['starts the thread 12', clone, { args: [0x3d0f00, 0, 0, 0, 0], result: 12 }],
    [
      'starts the child process 12, which has a network of its own',
      clone,
      { args: [0x4000_0011, 0, 0, 0, 0], result: 12 },
    ],
    ['starts the child process 12', clone, { args: [17, 0, 0, 0, 0], result: 12 }],
    ['waits for a child process …', wait4, { args: [-1, 0x1000, 0, 0] }],
    ['waits up to 5 s for something to happen: 2 events', epoll_wait, { args: [3, 0, 9, 5000], result: 2 }],
    ['waits up to 5 s for something to happen, in vain', epoll_wait, { args: [3, 0, 9, 5000], result: 0 }],
    ['waits for something to happen: 1 event', epoll_wait, { args: [3, 0, 9, -1], result: 1 }],
    [
      'waits up to 5 s for 3 descriptors',
      poll,
      {
        args: [0x1000, 3, 5000],
        entry: { 4096: bytes([4, 3], [2, 1, 0], [4, 4], [2, 1, 0], [4, 5], [2, 1, 0]) },
        exit: { 4096: bytes([4, 3], [2, 1, 1], [4, 4], [2, 1, 0], [4, 5], [2, 1, 0]) },
        result: 1,
      },
    ],
    [
      'waits up to 1 s for input on /srv/f',
      select,
      {
        args: [4, 0x1000, 0, 0, TIME],
        entry: { 4096: bytes([8, 8]), [TIME]: bytes([8, 1, 0]) },
        result: 1,
        ...fd3,
      },
    ],
    [
      'asks for the limit of open files: 1,024, which it may raise to no limit',
      prlimit64,
      { args: [0, 7, 0, 0x1000], exit: { 4096: bytes([8, 1024, -1]) }, result: 0 },
    ],
    [
      'ignores SIGPIPE from now on',
      rtSigaction,
      { args: [13, 0x1000, 0, 8], entry: { 4096: bytes([8, 1, ...Array(11).fill(0)]) }, result: 0 },
    ],
  ])('%s', (line, definition, fake) => {
    if (fake.result !== undefined) expect(told(definition, fake)).toBe(line);
    else {
      const formatter = new HumanFormatter();
      const call = fakeCall(definition, fake);
      formatter.format(call);
      expect(formatter.waiting(call.time)).toContain(line);
    }
  });
});
