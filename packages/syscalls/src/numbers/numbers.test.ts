import { describe, expect, it } from 'vitest';
import { i386 as i386Abi } from '../model/abi.js';
import { lookup } from '../table.js';
import { aarch64 } from './aarch64.gen.js';
import { i386 } from './i386.gen.js';
import { numbered } from './numbered.js';
import { PrototypeTable } from './prototype.js';
import { prototypeOf } from './prototypes.gen.js';
import { multiplexers } from './subcalls.js';
import { x86_64 } from './x86_64.gen.js';

describe('numbered', () => {
  it('counts, jumps and leaves holes', () => {
    expect(numbered('read write\n4 stat')).toEqual(['read', 'write', undefined, undefined, 'stat']);
    expect(numbered('')).toEqual([]);
  });
});

describe('the numbers', () => {
  it('are those of the kernel', () => {
    expect([x86_64[0], x86_64[59], x86_64[335], x86_64[424], x86_64[471]]).toEqual([
      'read',
      'execve',
      'uretprobe',
      'pidfd_send_signal',
      'rseq_slice_yield',
    ]);
    expect([i386[11], i386[22], i386[140], i386[142], i386[192], i386[403]]).toEqual([
      'execve',
      'umount',
      '_llseek',
      '_newselect',
      'mmap2',
      'clock_gettime64',
    ]);
    expect([aarch64[56], aarch64[79], aarch64[221], aarch64[220]]).toEqual([
      'openat',
      'newfstatat',
      'execve',
      'clone',
    ]);
    expect([x86_64[400], aarch64[244], i386[0]]).toEqual([undefined, undefined, 'restart_syscall']);
  });

  it('give no name to two numbers, and end with the same call', () => {
    for (const table of [x86_64, i386, aarch64]) {
      const names = table.filter((name) => name !== undefined);
      expect(new Set(names).size).toBe(names.length);
      expect(table.at(-1)).toBe('rseq_slice_yield');
    }
  });
});

describe('prototypes', () => {
  it('split types from names', () => {
    expect(prototypeOf('openat')).toEqual([
      { type: 'int', name: 'dfd' },
      { type: 'const char *', name: 'filename' },
      { type: 'int', name: 'flags' },
      { type: 'umode_t', name: 'mode' },
    ]);
    expect(prototypeOf('getpid')).toEqual([]);
    expect(prototypeOf('no_such_call')).toBeUndefined();
  });

  it('know who has the prototype of another, and who has none', () => {
    expect(prototypeOf('clock_gettime64')).toEqual(prototypeOf('clock_gettime'));
    expect(prototypeOf('tuxcall')).toBeUndefined();
    expect(new PrototypeTable('a =b\nb int x').get('a')).toEqual([{ type: 'int', name: 'x' }]);
  });

  it('are there for every number', () => {
    const never =
      'afs_syscall break ftime getpmsg gtty idle lock mpx prof profil putpmsg security stty tuxcall ulimit vserver';
    const without = [x86_64, i386, aarch64].flatMap((table) =>
      table.filter((name) => name !== undefined && prototypeOf(name) === undefined),
    );
    expect([...new Set(without)].sort().join(' ')).toBe(never);
  });
});

describe('multiplexers', () => {
  it('stand for the calls that their definitions say, in this order', () => {
    for (const { nr, names } of multiplexers.i386 ?? []) {
      const calls = lookup(i386Abi, nr).definition.spec.subcalls?.calls ?? [];
      expect([...new Set(calls.map(({ call }) => call.name))].sort()).toEqual([...names].sort());
    }
  });
});
