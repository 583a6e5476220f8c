import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type EnumTable, enumTable, type FlagTable, flagTable, textTable } from './table.js';

const whence = enumTable<'SEEK_SET' | 'SEEK_CUR' | 'SEEK_END' | 'SEEK_HOLE'>(
  'SEEK_???',
  'SEEK_SET=0 SEEK_CUR SEEK_END\nSEEK_HOLE=0x4',
);

const open = flagTable<
  'O_RDONLY' | 'O_WRONLY' | 'O_RDWR' | 'O_CREAT' | 'O_SYNC' | 'O_DSYNC' | 'O_DIRECT' | 'O_X86'
>(
  'O_???',
  'O_RDONLY=0 O_WRONLY O_RDWR O_CREAT=0x40 O_SYNC=0x101000 O_DSYNC=0x1000 O_DIRECT=0x4000 O_X86=0x800000',
  {
    arch: { aarch64: 'O_DIRECT=0x10000 O_X86=-' },
    fields: [{ mask: 3, names: ['O_RDONLY', 'O_WRONLY', 'O_RDWR'], unknown: 'O_ACCMODE_???' }],
  },
);

describe('enumTable', () => {
  it('finds names and values', () => {
    expect(whence.nameOf(0, 'x86_64')).toBe('SEEK_SET');
    expect(whence.nameOf(2n, 'i386')).toBe('SEEK_END');
    expect(whence.nameOf(3, 'x86_64')).toBeUndefined();
    expect(whence.valueOf('SEEK_HOLE', 'aarch64')).toBe(4);
    expect(whence.valueOf('toString', 'aarch64')).toBeUndefined();
    expect(whence.unknown).toBe('SEEK_???');
    expect(whence.radix).toBe(16);
  });

  it('keeps the order, and the first of two names for one value', () => {
    const twice = enumTable<'A' | 'B' | 'C'>('', 'B=1 A=1 C=0');
    expect(twice.entries('x86_64')).toEqual([
      ['B', 1],
      ['A', 1],
      ['C', 0],
    ]);
    expect(twice.nameOf(1, 'x86_64')).toBe('B');
    expect(twice.valueOf('A', 'x86_64')).toBe(1);
  });

  it('takes a negative 32-bit value and its unsigned reading for the same', () => {
    const signed = enumTable<'SI_USER' | 'SI_QUEUE'>('SI_???', 'SI_USER=0 SI_QUEUE=-1');
    for (const value of [-1, -1n, 0xffff_ffff, 0xffff_ffffn]) {
      expect(signed.nameOf(value, 'x86_64')).toBe('SI_QUEUE');
    }
    expect(signed.nameOf(0xffff_ffff_ffff_ffffn, 'x86_64')).toBeUndefined();
  });

  it('takes a negative value of a wide table for its unsigned 64-bit reading', () => {
    const wide = enumTable<'SIG_ERR' | 'SIG_DFL' | 'BIG'>('', 'SIG_ERR=-1 SIG_DFL=0 BIG=0x8000000000000001', {
      wide: true,
    });
    expect(wide.nameOf(-1, 'x86_64')).toBe('SIG_ERR');
    expect(wide.nameOf(0xffff_ffff_ffff_ffffn, 'x86_64')).toBe('SIG_ERR');
    expect(wide.nameOf(0xffff_ffff, 'x86_64')).toBeUndefined();
    expect(wide.valueOf('BIG', 'x86_64')).toBe(0x8000_0000_0000_0001n);
    expect(wide.nameOf(0x8000_0000_0000_0001n, 'x86_64')).toBe('BIG');
  });

  it('reads blanks inside names', () => {
    expect(enumTable<'1 << A'>('', '1~<<~A=2').nameOf(2, 'i386')).toBe('1 << A');
  });

  it('is typed by its names', () => {
    expectTypeOf(whence).toEqualTypeOf<EnumTable<'SEEK_SET' | 'SEEK_CUR' | 'SEEK_END' | 'SEEK_HOLE'>>();
    expectTypeOf(open).toExtend<FlagTable>();
  });
});

describe('flagTable', () => {
  it('names the bits in table order, fields first', () => {
    expect(open.decompose(0x42, 'x86_64')).toEqual({ names: ['O_RDWR', 'O_CREAT'], rest: 0 });
    expect(open.decompose(0, 'x86_64')).toEqual({ names: ['O_RDONLY'], rest: 0 });
    expect(open.zero('x86_64')).toBe('O_RDONLY');
  });

  it('takes a name of several bits only when all are set', () => {
    expect(open.decompose(0x101000, 'x86_64').names).toEqual(['O_RDONLY', 'O_SYNC']);
    expect(open.decompose(0x1000, 'x86_64').names).toEqual(['O_RDONLY', 'O_DSYNC']);
    expect(open.decompose(0x100000, 'x86_64')).toEqual({ names: ['O_RDONLY'], rest: 0x100000 });
  });

  it('knows what differs by architecture', () => {
    expect(open.decompose(0x10000, 'aarch64').names).toEqual(['O_RDONLY', 'O_DIRECT']);
    expect(open.decompose(0x10000, 'x86_64').rest).toBe(0x10000);
    expect(open.valueOf('O_X86', 'aarch64')).toBeUndefined();
    expect(open.valueOf('O_X86', 'i386')).toBe(0x800000);
    expect(open.entries('aarch64').map(([name]) => name)).not.toContain('O_X86');
  });

  it('says which field has a value without a name', () => {
    expect(open.decompose(0x43, 'x86_64')).toEqual({
      names: ['O_CREAT'],
      rest: 3,
      unnamed: [{ value: 3, unknown: 'O_ACCMODE_???' }],
    });
  });

  it('takes the names of a field for its values only', () => {
    const personality = flagTable<'PER_LINUX' | 'PER_SVR4' | 'STICKY'>(
      '',
      'PER_LINUX=0 PER_SVR4=0x100001 STICKY=0x100000',
      {
        fields: [{ mask: 0xff, names: ['PER_LINUX', 'PER_SVR4'], unknown: 'PER_???' }],
      },
    );
    expect(personality.decompose(0x100001, 'x86_64')).toEqual({
      names: ['STICKY'],
      rest: 1,
      unnamed: [{ value: 1, unknown: 'PER_???' }],
    });
    expect(personality.decompose(0x100000, 'x86_64').names).toEqual(['PER_LINUX', 'STICKY']);
  });

  it('keeps bits beyond 32 exact', () => {
    expect(open.decompose(0x8000_0000_0000_0042n, 'x86_64')).toEqual({
      names: ['O_RDWR', 'O_CREAT'],
      rest: 0x8000_0000_0000_0000n,
    });
    expect(open.decompose(0x1_0000_0002, 'x86_64')).toEqual({ names: ['O_RDWR'], rest: 0x1_0000_0000 });
  });

  it('reads a negative number as its bits', () => {
    const one = flagTable<'TOP' | 'LOW'>('', 'TOP=0x80000000 LOW=1');
    expect(one.decompose(-0x8000_0000, 'x86_64')).toEqual({ names: ['TOP'], rest: 0 });
    const wide = flagTable<'TOP'>('', 'TOP=0x8000000000000000', { wide: true });
    expect(wide.decompose(-1n, 'x86_64')).toEqual({ names: ['TOP'], rest: 0x7fff_ffff_ffff_ffffn });
    expect(wide.decompose(-1, 'x86_64')).toEqual({ names: ['TOP'], rest: 0x7fff_ffff_ffff_ffffn });
  });

  it('writes a shifted number last', () => {
    const map = flagTable<'MAP_HUGETLB'>('MAP_???', 'MAP_HUGETLB=0x40000', {
      shifted: { mask: 0xfc00_0000, shift: 26, name: 'MAP_HUGE_SHIFT' },
    });
    expect(map.decompose(0x5404_0000, 'x86_64')).toEqual({
      names: ['MAP_HUGETLB', '21<<MAP_HUGE_SHIFT'],
      rest: 0,
      shifted: '21<<MAP_HUGE_SHIFT',
    });
    expect(map.decompose(0xfc00_0100, 'x86_64')).toEqual({
      names: ['63<<MAP_HUGE_SHIFT'],
      rest: 0x100,
      shifted: '63<<MAP_HUGE_SHIFT',
    });
  });

  it('has a name for nothing only where nothing is set', () => {
    const plain = flagTable<'NONE' | 'ONE'>('', 'NONE=0 ONE');
    expect(plain.decompose(0, 'x86_64').names).toEqual(['NONE']);
    expect(plain.decompose(1, 'x86_64').names).toEqual(['ONE']);
    expect(plain.decompose(2, 'x86_64')).toEqual({ names: [], rest: 2 });
    expect(flagTable<'ONE'>('', 'ONE=1').zero('x86_64')).toBeUndefined();
  });

  it('loses and invents no bit, whatever the value', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 0xffff_ffff_ffff_ffffn }), (bits) => {
        const value = bits < 0x20_0000_0000_0000n ? Number(bits) : bits;
        const { names, rest } = open.decompose(value, 'x86_64');
        let sum = BigInt(rest);
        for (const name of names) sum |= BigInt(open.valueOf(name, 'x86_64') ?? 0);
        return sum === bits;
      }),
    );
  });
});

describe('textTable', () => {
  it('finds sentences', () => {
    const texts = textTable('1 Operation not permitted\n2 No such file or directory');
    expect(texts.textOf(1)).toBe('Operation not permitted');
    expect(texts.textOf(2)).toBe('No such file or directory');
    expect(texts.textOf(3)).toBeUndefined();
  });
});
