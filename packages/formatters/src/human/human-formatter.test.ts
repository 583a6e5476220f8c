import {
  type AnySyscall,
  chdir,
  close,
  connect,
  execve,
  faccessat,
  getdents64,
  newfstatat,
  openat,
  type ProcessEvent,
  read,
  write,
} from '@hstrace/syscalls';
import { definitions } from '@hstrace/syscalls/table';
import { bytes, type FakeCall, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { HumanFormatter, type HumanOptions } from './human-formatter.js';
import { thirdPerson } from './template.js';
import { darkTheme } from './theme.js';

const AT_FDCWD = -100;
type Step = ProcessEvent | readonly [AnySyscall, FakeCall];

const begin: ProcessEvent = {
  type: 'begin',
  pid: 100,
  tid: 100,
  time: 0n,
  reason: 'started',
  parent: 1,
  command: 'prog',
  executable: '/bin/prog',
};

function told(steps: readonly Step[], options: HumanOptions = {}): string[] {
  const formatter = new HumanFormatter({ summary: false, ...options });
  let text = formatter.format(begin);
  for (const step of steps) text += formatter.format('type' in step ? step : fakeCall(step[0], step[1]));
  return (text + formatter.end())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/^prog\[100\] {2}/, ''));
}

const opened = (path: string, flags = 0, result = 3): Step => [
  openat,
  { args: [AT_FDCWD, 0x1000, flags, 0o644], entry: { 4096: path }, result },
];
const readFrom = (path: string, count: number): Step => [
  read,
  {
    args: [3, 0x1000, 65536],
    exit: { 4096: new Uint8Array(Math.min(count, 8)) },
    result: count,
    descriptors: { 3: path },
  },
];
const wrote = (path: string, count: number): Step => [
  write,
  {
    args: [1, 0x1000, count],
    entry: { 4096: new Uint8Array(Math.min(count, 8)) },
    result: count,
    descriptors: { 1: path },
  },
];

describe('sentences', () => {
  it.each([
    [opened('/etc/hosts'), 'opens /etc/hosts for reading'],
    [opened('/etc/shadow', 0, -13), 'cannot open /etc/shadow for reading: permission denied (EACCES)'],
    [opened('/tmp/new', 0o1101), 'opens /tmp/new for writing, made or emptied'],
    [wrote('/tmp/new', 12_500_000), 'writes 12.5 MB to /tmp/new'],
    [wrote('/dev/pts/3', 5), 'writes 5 bytes to the terminal'],
    [
      [chdir, { args: [0x1000], entry: { 4096: '/srv' }, result: 0 }] as Step,
      'makes /srv the working directory',
    ],
    [
      [
        connect,
        {
          args: [4, 0x1000, 16],
          entry: { 4096: bytes([2, 2], [1, 1, 0xbb, 93, 184, 216, 34], new Uint8Array(8)) },
          result: 0,
          descriptors: { 4: 'socket:[77]' },
        },
      ] as Step,
      /connects .*93\.184\.216\.34:443/,
    ],
  ])('%#', (step, line) => {
    const lines = told([step], { risks: { rules: [] } });
    expect(lines).toHaveLength(1);
    if (typeof line === 'string') expect(lines[0]).toBe(line);
    else expect(lines[0]).toMatch(line);
  });

  it('have no placeholder and no bare pointer, for any call', () => {
    for (const [name, definition] of definitions()) {
      for (const result of [0, -22]) {
        const formatter = new HumanFormatter({ summary: false, all: true });
        const call = fakeCall(definition, { args: [0x7fff_1234_5000, 0x7fff_1234_5000, 3, 4, 5, 6], result });
        const line = formatter.format(call);
        expect(line, name).not.toMatch(/\{|\}|undefined|NaN|\[object|0x7fff/);
        expect(line.trim(), name).not.toBe('');
      }
    }
  });

  it('conjugate', () => {
    expect(['open', 'try', 'push', 'be', 'have', 'go', 'pass', 'play'].map(thirdPerson)).toEqual([
      'opens',
      'tries',
      'pushes',
      'is',
      'has',
      'goes',
      'passes',
      'plays',
    ]);
  });
});

describe('folding', () => {
  it('tells repetition in one line, also where two calls take turns', () => {
    const steps: Step[] = [];
    for (let i = 0; i < 200; i++) steps.push(readFrom('/data/big.log', 62_500), wrote('/dev/null', 62_500));
    expect(told(steps)).toEqual([
      'reads 12.5 MB from /data/big.log in 200 reads',
      'writes 12.5 MB to /dev/null in 200 writes',
    ]);
  });

  it('gathers a search', () => {
    const steps = ['/a', '/b', '/c', '/d', '/e'].map((folder) => opened(`${folder}/config.json`, 0, -2));
    expect(told([...steps, opened('/etc/app/config.json')])).toEqual([
      'looks for config.json in 6 places, finds it in /etc/app',
    ]);
    expect(told(steps)).toEqual(['looks for config.json in 5 places, in vain: /a, /b, /c and 2 more']);
    expect(told([opened('/a/x', 0, -2)])).toEqual([
      'cannot open /a/x for reading: no such file or directory (ENOENT)',
    ]);
  });

  it('gathers files that are only looked at, and those that are not there', () => {
    const looked = (path: string, result = 0): Step => [
      faccessat,
      { args: [AT_FDCWD, 0x1000, 0], entry: { 4096: path }, result },
    ];
    const five = ['/a', '/b/c', '/d', '/e', '/f'];
    expect(told(five.map((path) => looked(path)))).toEqual(['looks at /a, /b/c, /d and 2 more']);
    expect(told(five.slice(0, 4).map((path) => looked(path, -2)))).toEqual([
      'looks in vain for /a, /b/c, /d and /e',
    ]);
    // Two are told as they are, and what comes between keeps its place.
    expect(told([looked('/a'), looked('/b'), opened('/x', 0, -13), looked('/c')])).toEqual([
      'makes sure that /a exists',
      'makes sure that /b exists',
      'cannot open /x for reading: permission denied (EACCES)',
      'makes sure that /c exists',
    ]);
  });

  it('leaves out the end of a directory and the cache of names', () => {
    const listed = (result: number): Step => [
      getdents64,
      { args: [3, 0x1000, 32768], result, descriptors: { 3: '/srv' } },
    ];
    const cache = bytes([2, 1], '/var/run/nscd/socket');
    expect(
      told([
        listed(480),
        listed(0),
        [connect, { args: [4, 0x1000, 110], entry: { 4096: cache }, result: -2 }],
        opened('/x/', 0o200000, -2),
        opened('/y/', 0o200000, -2),
      ]),
    ).toEqual(['lists the directory /srv', 'looks in vain for /x and /y']);
  });

  it('takes a runtime that has its program in its arguments to be started when that does something', () => {
    const args = ['python3', '-c', 'print(open("/etc/hosts"))'];
    const exec: Step = [
      execve,
      {
        args: [0x1000, 0x2000, 0],
        entry: {
          4096: '/usr/bin/python3',
          8192: bytes([8, 0x3000, 0x4000, 0x5000, 0]),
          12288: args[0] as string,
          16384: args[1] as string,
          20480: args[2] as string,
        },
        result: 0,
      },
    ];
    const lines = told([
      exec,
      opened('/lib/x86_64-linux-gnu/libc.so.6'),
      opened('/usr/lib/python3.11/os.py'),
      opened('/etc/hosts'),
    ]).map((line) => line.replace(/^python3\[100\] {2}/, ''));
    expect(lines.slice(1).map((line) => line.replace(/ \(2 calls.*/, ''))).toEqual([
      'starts up: loads libc.so.6',
      'opens /etc/hosts for reading',
    ]);
  });

  it('tells what is read again with the same outcome once, until it changes', () => {
    const settings = [opened('/etc/app'), readFrom('/etc/app', 72)];
    const other = [opened('/etc/b'), readFrom('/etc/b', 1)];
    expect(told([...settings, ...other, ...settings])).toEqual([
      'reads 72 bytes from /etc/app',
      'reads 1 byte from /etc/b',
    ]);
    expect(told([...settings, wrote('/etc/app', 72), ...settings])).toEqual([
      'reads 72 bytes from /etc/app',
      'writes 72 bytes to /etc/app',
      'reads 72 bytes from /etc/app',
    ]);
  });

  it('does not say that a file was found that is made where it was missing', () => {
    expect(told([opened('/tmp/key', 0, -2), opened('/tmp/key', 0o101)])).toEqual([
      'cannot open /tmp/key for reading: no such file or directory (ENOENT)',
      'opens /tmp/key for writing, made if absent',
    ]);
  });

  it('tells paths relative to where the first program was started, wherever it goes', () => {
    const into: Step = [chdir, { args: [0x1000], entry: { 4096: 'sub' }, result: 0 }];
    expect(
      told(
        [wrote('/srv/out', 5), opened('x'), into, opened('x'), opened('../y'), opened('/srv'), opened('/z')],
        {
          workingDirectory: '/srv',
        },
      ),
    ).toEqual([
      'writes 5 bytes to out',
      'opens x for reading',
      'makes sub the working directory',
      'opens sub/x for reading',
      'opens y for reading',
      'opens /srv for reading',
      'opens /z for reading',
    ]);
  });

  it('tells what a program prints, as far as it is text', () => {
    const prints = (text: string, fd = 2): Step => [
      write,
      {
        args: [fd, 0x1000, text.length],
        entry: { 4096: text },
        result: text.length,
        descriptors: { 2: '/dev/pts/1' },
      },
    ];
    expect(told([prints('no\u001b[0m such file\n')])).toEqual([
      'writes 17 bytes to the terminal: "no\\x1b[0m such file"',
    ]);
    expect(told([prints('\u0001x')])).toEqual(['writes 2 bytes to the terminal']);
    expect(told([prints('x', 7)])).toEqual(['writes 1 byte to descriptor 7']);
  });

  it('joins the steps by which a program gets at a file', () => {
    const looked: Step = [
      faccessat,
      { args: [AT_FDCWD, 0x1000, 4], entry: { 4096: '/etc/hosts' }, result: 0 },
    ];
    const readAll = readFrom('/etc/hosts', 72);
    expect(told([looked, opened('/etc/hosts'), readAll])).toEqual(['reads 72 bytes from /etc/hosts']);
    // A copy: what is written is told with how it was opened.
    const source = opened('/a');
    const target = opened('/b', 0o301, 1);
    expect(told([source, target, readFrom('/a', 5), wrote('/b', 5)])).toEqual([
      'copies 5 bytes from /a to /b (newly made)',
    ]);
    // What nothing comes of is told as it was.
    expect(told([looked, opened('/etc/hosts', 0, -13)])).toEqual([
      'makes sure that it may read /etc/hosts',
      'cannot open /etc/hosts for reading: permission denied (EACCES)',
    ]);
    expect(told([opened('/x'), readFrom('/x', 0)])).toEqual(['opens /x for reading']);
    expect(told([looked, opened('/etc/hosts'), readAll], { all: true })).toHaveLength(3);
  });

  it('tells the same question with the same answer once', () => {
    const looked = (path: string): Step => [
      faccessat,
      { args: [AT_FDCWD, 0x1000, 0], entry: { 4096: path }, result: 0 },
    ];
    expect(told([looked('/a'), looked('/b'), looked('/a')])).toEqual([
      'makes sure that /a exists (twice)',
      'makes sure that /b exists',
    ]);
  });

  it('tells the start of a program in one line', () => {
    const exec: Step = [
      execve,
      {
        args: [0x1000, 0x2000, 0],
        entry: { 4096: '/bin/prog', 8192: bytes([8, 0x3000, 0]), 12288: 'prog' },
        result: 0,
      },
    ];
    const loader: Step[] = [
      opened('/etc/ld.so.preload', 0, -2),
      opened('/etc/ld.so.cache'),
      [
        newfstatat,
        {
          args: [3, 0x1000, 0x2000, 0x1000],
          entry: { 4096: '' },
          exit: { 8192: new Uint8Array(144) },
          result: 0,
        },
      ],
      [close, { args: [3], result: 0 }],
      opened('/lib/x86_64-linux-gnu/libc.so.6'),
      readFrom('/lib/x86_64-linux-gnu/libc.so.6', 832),
    ];
    const lines = told([exec, ...loader, opened('/etc/hosts')]);
    expect(lines[0]).toBe('runs prog');
    expect(lines[1]).toMatch(/^starts up: loads libc\.so\.6 \(6 calls, /);
    expect(lines.slice(2)).toEqual(['opens /etc/hosts for reading']);
  });

  it('shows everything if that is wanted', () => {
    const steps = [
      readFrom('/x', 5),
      readFrom('/x', 5),
      [close, { args: [3], result: 0, descriptors: { 3: '/x' } }] as Step,
    ];
    expect(told(steps, { all: true })).toEqual([
      'reads 5 bytes from /x',
      'reads 5 bytes from /x',
      'closes /x',
    ]);
    expect(told(steps)).toEqual(['reads 10 bytes from /x in 2 reads']);
  });
});

describe('processes', () => {
  it('are told when they begin and end, with indentation by their tree', () => {
    const lines = told([
      {
        type: 'begin',
        pid: 101,
        tid: 101,
        time: 1n,
        reason: 'forked',
        parent: 100,
        command: 'prog',
        executable: '/bin/prog',
      },
      { type: 'exited', pid: 101, tid: 101, time: 2_000_000_001n, code: 3 },
      {
        type: 'killed',
        pid: 100,
        tid: 100,
        time: 3_000_000_000n,
        signal: 9,
        signalName: 'SIGKILL',
        coreDumped: false,
      },
    ]);
    expect(lines).toEqual([
      '  prog[101]  begins, as a child of prog[100]',
      '  prog[101]  ends with the status 3 after 2 s',
      'is killed by SIGKILL (ended by force) after 3 s',
    ]);
  });
});

describe('risk', () => {
  it('is told with its reason, and can be all that is told', () => {
    const steps = [opened('/etc/hosts'), opened('/etc/cron.d/x', 1)];
    expect(told(steps, { risk: 'warning' })).toEqual([
      'opens /etc/cron.d/x for writing  [danger: changes /etc/cron.d/x, which is run at set times; writes to /etc/cron.d/x, in a folder of the system]',
    ]);
    expect(told(steps)).toHaveLength(2);
  });
});

describe('what a tracee controls', () => {
  it('cannot drive the terminal', () => {
    const lines = told([opened('/tmp/\u001b[2J\u202e\u0007x'), wrote('/tmp/\u009b1m', 1)], {
      theme: darkTheme,
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the theme's own sequences are taken out
    const bare = lines.join('\n').replace(/\u001b\[[\d;]*m/g, '');
    expect(bare).toContain('/tmp/\\x1b[2J\\u202e\\x07x');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
    expect(bare).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });
});

describe('the summary', () => {
  it('says what was read, written and deleted', () => {
    const formatter = new HumanFormatter();
    formatter.format(begin);
    for (const [definition, fake] of [readFrom('/data/in', 1000), wrote('/data/out', 2000)] as [
      AnySyscall,
      FakeCall,
    ][])
      formatter.format(fakeCall(definition, fake));
    const text = formatter.end();
    expect(text).toContain('2 calls by 1 process, 0 failures');
    expect(text).toContain('1 file read: /data/in (1 kB)');
    expect(text).toContain('1 file written: /data/out (2 kB)');
  });
});
