import {
  type AnySyscall,
  execve,
  faccessat,
  fchmodat,
  fchownat,
  kill,
  mkdirat,
  newfstatat,
  openat,
  type ProcessEvent,
  pread64,
  read,
  renameat2,
  setgroups,
  symlinkat,
  unlinkat,
  write,
} from '@hstrace/syscalls';
import { type FakeCall, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { HumanFormatter, type HumanOptions } from './human-formatter.js';

const AT_FDCWD = -100;
const O_CREATES = 0o301;
type Step = ProcessEvent | readonly [AnySyscall, FakeCall];

const begin = (pid: number, tid = pid): ProcessEvent => ({
  type: 'begin',
  pid,
  tid,
  time: 0n,
  reason: pid === 100 && tid === 100 ? 'started' : 'forked',
  parent: pid === 100 && tid === 100 ? 1 : 100,
  command: 'prog',
  executable: '/bin/prog',
});

function pointers(...values: number[]): Uint8Array {
  return new Uint8Array(new BigUint64Array([...values, 0].map(BigInt)).buffer);
}

function pointers32(...values: number[]): Uint8Array {
  return new Uint8Array(new Uint32Array(values).buffer);
}

function told(steps: readonly Step[], options: HumanOptions = {}): string[] {
  const formatter = new HumanFormatter({ summary: false, risks: { rules: [] }, ...options });
  let text = formatter.format(begin(100));
  for (const step of steps) text += formatter.format('type' in step ? step : fakeCall(step[0], step[1]));
  return (text + formatter.end())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^ *prog\[100\] {2}/, ''));
}

const opened = (path: string, flags = 0, result = 3): Step => [
  openat,
  { args: [AT_FDCWD, 0x1000, flags, 0o644], entry: { 4096: path }, result, descriptors: { [result]: path } },
];
const readFrom = (path: string, text: string, fd = 3): Step => [
  read,
  {
    args: [fd, 0x1000, 65536],
    exit: { 4096: new TextEncoder().encode(text) },
    result: text.length,
    descriptors: { [fd]: path },
  },
];
const wrote = (path: string, text: string, fd = 4): Step => [
  write,
  {
    args: [fd, 0x1000, text.length],
    entry: { 4096: new TextEncoder().encode(text) },
    result: text.length,
    descriptors: { [fd]: path },
  },
];
const onPath = (call: AnySyscall, path: string, result = 0, last = 0): Step => [
  call,
  { args: [AT_FDCWD, 0x1000, last, last], entry: { 4096: path }, result },
];
const letters = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('a walk through files', () => {
  it('is told as one, though deeds take turns', () => {
    const steps = letters.flatMap((name, index) => [
      ...(index === 3 ? [onPath(newfstatat, '/src/sub')] : []),
      opened(`/src/${name}`),
      readFrom(`/src/${name}`, 'hello'),
    ]);
    expect(told(steps)).toEqual([
      'reads 6 files of /src (30 bytes): a, b, c and 3 more',
      expect.stringMatching(/^looks at \/src\/sub/),
    ]);
    // A few files are told one by one.
    expect(told(steps.slice(0, 4))).toEqual(['reads 5 bytes from /src/a', 'reads 5 bytes from /src/b']);
  });

  it('that deletes counts files and directories', () => {
    const steps = [
      ...letters.map((name) => onPath(unlinkat, `/old/${name}`)),
      onPath(unlinkat, '/old', 0, 0x200),
    ];
    expect(told(steps)).toEqual(['deletes 6 files and 1 directory: /old/a, /old/b, /old/c and 4 more']);
  });

  it('that copies tells from where to where', () => {
    const steps = letters.flatMap((name) => [
      onPath(newfstatat, `/to/${name}`, -2, 0x100),
      opened(`/from/${name}`),
      opened(`/to/${name}`, O_CREATES, 4),
      readFrom(`/from/${name}`, name),
      wrote(`/to/${name}`, name),
    ]);
    expect(told(steps)).toEqual(['copies 6 files (6 bytes) from /from to /to: a, b, c and 3 more']);
  });

  it('that changes permissions tells apart which', () => {
    const steps = letters.map(
      (name, index): Step => onPath(fchmodat, `/x/${name}`, 0, index === 2 ? 0o600 : 0o755),
    );
    expect(told(steps)).toEqual([
      'sets the permissions of 5 files of /x to rwxr-xr-x: a, b, d and 2 more',
      'sets the permissions of /x/c to rw-------',
    ]);
  });

  it('is told up to there before what another thread does', () => {
    const other: Step = [kill, { args: [100, 0], result: 0, pid: 101 }];
    const steps = letters.map((name) => onPath(mkdirat, `/x/${name}`));
    expect(
      told([begin(100, 101), ...steps, other, onPath(mkdirat, '/x/g')]).map((line) =>
        line.replace(/ \d+ /, ' '),
      ),
    ).toEqual([
      expect.stringContaining('begins'),
      expect.stringMatching(/^creates/),
      expect.anything(),
      'creates the directory /x/g',
    ]);
  });
});

describe('what was not there', () => {
  it('goes without saying where it is made then', () => {
    expect(told([onPath(newfstatat, '/x/new', -2), onPath(mkdirat, '/x/new')])).toEqual([
      'creates the directory /x/new',
    ]);
  });

  it('is not said to be made sure of', () => {
    expect(told([onPath(faccessat, '/x/a', -2, 4)])).toEqual([
      'cannot find /x/a: no such file or directory (ENOENT)',
    ]);
    expect(told([onPath(faccessat, '/x/a', -13, 2)])).toEqual([
      'may not write /x/a: permission denied (EACCES)',
    ]);
  });
});

describe('a move to another file system', () => {
  const rename: Step = [
    renameat2,
    {
      args: [AT_FDCWD, 0x1000, AT_FDCWD, 0x2000, 0],
      entry: { 4096: '/a/file', 8192: '/b/file' },
      result: -18,
    },
  ];
  const copy = [
    onPath(newfstatat, '/b/file', -2, 0x100),
    opened('/a/file'),
    opened('/b/file', O_CREATES, 4),
    readFrom('/a/file', 'hello'),
    wrote('/b/file', 'hello'),
  ];

  it('is one sentence', () => {
    expect(told([rename, ...copy, onPath(unlinkat, '/a/file')])).toEqual([
      'moves /a/file to /b/file, on another file system: copies 5 bytes and deletes the original',
    ]);
  });

  it('is none if the original stays, or something else is deleted', () => {
    for (const steps of [copy, [...copy, onPath(unlinkat, '/a/other')]])
      expect(told([rename, ...steps]).slice(0, 2)).toEqual([
        'cannot rename /a/file to /b/file: invalid cross-device link (EXDEV)',
        'copies 5 bytes from /a/file to /b/file (newly made)',
      ]);
  });
});

describe('modules', () => {
  const starts = (path: string, script: string): Step[] => [
    [
      execve,
      {
        args: [0x1000, 0x2000, 0],
        entry: { 4096: path, 8192: pointers(0x3000, 0x4000), 12288: path, 16384: script },
        result: 0,
      },
    ] as Step,
    onPath(newfstatat, script),
    opened(script),
    readFrom(script, 'import json'),
  ];
  const module = (path: string): Step[] => [
    onPath(newfstatat, path.replace(/\.js$/, ''), -2),
    onPath(newfstatat, path),
    opened(path),
    [pread64, { args: [3, 0x1000, 4096, 0], exit: { 4096: 'x' }, result: 100, descriptors: { 3: path } }],
  ];
  const line = (lines: readonly string[], pattern: RegExp): string =>
    (lines.find((one) => pattern.test(one)) ?? '').replace(/^.*\] {2}/, '');

  it('of Node.js are told by package', () => {
    const lines = told([
      ...starts('/usr/bin/node', '/app/index.js'),
      ...module('/app/node_modules/left-pad/index.js'),
      ...module('/app/node_modules/@me/tool/lib/a.js'),
      wrote('/app/out', 'x'),
    ]);
    expect(line(lines, /loads/)).toBe('loads 2 files of the packages left-pad and @me/tool (200 bytes)');
    expect(line(lines, /index\.js/)).not.toBe('');
    expect(lines.at(-1)).toMatch(/writes 1 byte to \/app\/out/);
  });

  it('of Python are told by name', () => {
    const lines = told([
      ...starts('/usr/bin/python3.11', '/app/main.py'),
      ...module('/usr/lib/python3.11/json/__pycache__/decoder.cpython-311.pyc'),
      ...module('/usr/lib/python3.11/__pycache__/socket.cpython-311.pyc'),
      ...module('/usr/lib/python3/dist-packages/yaml/__init__.py'),
      ...module('/usr/lib/python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so'),
    ]);
    expect(line(lines, /imports/)).toBe('imports json, socket, yaml and _ssl, in 4 files (400 bytes)');
  });

  it('that are not found are told', () => {
    const missing = ['/app/node_modules/nope', '/node_modules/nope'].map((path) =>
      onPath(newfstatat, path, -2),
    );
    const lines = told([
      ...starts('/usr/bin/node', '/app/index.js'),
      ...module('/app/node_modules/left-pad/index.js'),
      ...missing,
      wrote('/app/out', 'x'),
    ]);
    expect(line(lines, /nope/)).toBe(
      'looks for nope in 2 places, in vain: /app/node_modules and /node_modules',
    );
  });
});

describe('what is printed', () => {
  it('in several writes is one text', () => {
    const print = (text: string): Step => wrote('/dev/pts/1', text, 2);
    expect(told([print('ls: '), print('no such file'), print('\n')])).toEqual([
      'writes 17 bytes to the terminal in 3 writes: "ls: no such file"',
    ]);
  });
});

describe('a call that a thread is killed in', () => {
  it('is told, with how long it took until then', () => {
    const lines = told([
      [read, { args: [0, 0x1000, 10], descriptors: { 0: 'pipe:[5]' } }],
      {
        type: 'killed',
        pid: 100,
        tid: 100,
        time: 2_000_000_000n,
        signal: 9,
        signalName: 'SIGKILL',
        coreDumped: false,
      },
    ]);
    expect(lines[0]).toMatch(/^reads from a pipe \(standard input\), and ends in it after .*$/);
    expect(lines[1]).toMatch(/^is killed by SIGKILL/);
  });
});

describe('users and groups', () => {
  const owned: Step = [fchownat, { args: [AT_FDCWD, 0x1000, 1000, 50, 0], entry: { 4096: '/x' }, result: 0 }];
  it('have names where they are known', () => {
    const userName = (id: number): string | undefined => (id === 1000 ? 'anna\x1b[2J' : undefined);
    expect(told([owned], { userName })).toEqual([String.raw`gives /x to user anna\x1b[2J and group 50`]);
    expect(told([owned])).toEqual(['gives /x to user 1000 and group 50']);
    const groups: Step = [setgroups, { args: [2, 0x1000], entry: { 4096: pointers32(4, 50) }, result: 0 }];
    expect(told([groups], { groupName: (id) => (id === 50 ? 'staff' : undefined) })).toEqual([
      'sets the further groups it belongs to: 4, staff',
    ]);
  });
});

describe('a symbolic link', () => {
  it('is told by what it says, which is not relative to the working directory', () => {
    const step: Step = [
      symlinkat,
      {
        args: [0x1000, AT_FDCWD, 0x2000],
        entry: { 4096: '../../dep', 8192: '/x/node_modules/dep' },
        result: 0,
      },
    ];
    expect(told([step], { workingDirectory: '/x' })).toEqual([
      'makes the symbolic link node_modules/dep to ../../dep',
    ]);
  });
});
