import { selectorOf } from '@hstrace/syscalls/names';
import { describe, expect, it } from 'vitest';
import { compileFilter } from './call-filter.js';
import { parseSyscallSet, SyscallSet, SyscallSetError } from './syscall-set.js';

const READ = 0;
const OPEN = 2;
const CLOSE = 3;
const OPEN_I386 = 5;

const SOCKETCALL = 102;
const IPC = 117;

describe('calls that a multiplexer of i386 stands for', () => {
  const asked = (text: string, nr: number, name: string): boolean =>
    parseSyscallSet(text).isAsked('i386', selectorOf('i386', nr, name), nr);
  const wanted = (text: string, nr: number): boolean =>
    (((parseSyscallSet(text).words().i386?.[nr >> 5] ?? 0) >>> (nr & 31)) & 1) === 1;

  it('are chosen by their own names and classes', () => {
    expect(asked('connect', SOCKETCALL, 'connect')).toBe(true);
    expect(asked('connect', SOCKETCALL, 'bind')).toBe(false);
    expect(asked('%network', SOCKETCALL, 'send')).toBe(true);
    expect(asked('!send', SOCKETCALL, 'send')).toBe(false);
    expect(asked('/^sem', IPC, 'semop')).toBe(true);
    expect(asked('ipc', IPC, 'shmat')).toBe(true);
    expect(asked('msgget@64', IPC, 'msgget')).toBe(false);
    expect(asked('open', 5, 'open')).toBe(true);
  });

  it('are not meant by the number or the name of the multiplexer', () => {
    expect(asked('102', SOCKETCALL, 'socket')).toBe(false);
    expect(asked('socketcall', SOCKETCALL, 'socket')).toBe(false);
    expect(asked('socketcall', SOCKETCALL, 'socketcall')).toBe(true);
  });

  it('make the engine give the multiplexer, and tampering leaves it alone', () => {
    expect(wanted('connect', SOCKETCALL)).toBe(true);
    expect(wanted('connect', IPC)).toBe(false);
    expect(wanted('semop', IPC)).toBe(true);
    expect(
      ((parseSyscallSet('connect').numbers().i386?.[SOCKETCALL >> 5] ?? 0) >>> (SOCKETCALL & 31)) & 1,
    ).toBe(0);
  });

  it('need to be sorted out only where some are meant and some are not', () => {
    expect(parseSyscallSet('connect').isMixed).toBe(true);
    expect(parseSyscallSet('!socketcall').isMixed).toBe(true);
    expect(parseSyscallSet('all').isMixed).toBe(false);
    expect(parseSyscallSet('open').isMixed).toBe(false);
    expect(parseSyscallSet('%file').isMixed).toBe(false);
    expect(parseSyscallSet('connect@64').isMixed).toBe(false);
  });
});

describe('a set of syscalls', () => {
  it('has names under every ABI', () => {
    const set = parseSyscallSet('open');
    expect(set.has('x86_64', OPEN)).toBe(true);
    expect(set.has('i386', OPEN_I386)).toBe(true);
    expect(set.has('x86_64', CLOSE)).toBe(false);
  });

  it.each([
    ['open@64', true, false],
    ['open@32', false, true],
    ['open@64,open@32', true, true],
    ['!close', true, true],
    ['!open', false, false],
    ['!!open', true, true],
    ['%file', true, true],
    ['file', true, true],
    ['all', true, true],
    ['!none', true, true],
    ['none', false, false],
    ['!all', false, false],
    ['all@32', false, true],
    ['/^op', true, true],
    ['/^open$/', true, true],
    ['?foo,,open', true, true],
    ['?foo', false, false],
    ['2', true, false],
    ['02@64', true, false],
    ['?', false, false],
  ])('%s', (text, native, compat) => {
    const set = parseSyscallSet(text);
    expect(set.has('x86_64', OPEN)).toBe(native);
    expect(set.has('i386', OPEN_I386)).toBe(compat);
  });

  it.each([
    ['', 'unknown', ''],
    [',', 'unknown', ','],
    ['foo', 'unknown', 'foo'],
    ['!foo', 'unknown', 'foo'],
    ['open,foo', 'unknown', 'foo'],
    ['%foo', 'unknown', '%foo'],
    ['net', 'unknown', 'net'],
    ['clock', 'unknown', 'clock'],
    ['all,none', 'unknown', 'none'],
    ['none@64', 'unknown', 'none@64'],
    ['/foo', 'unknown', '/foo'],
    ['9999', 'unknown', '9999'],
    ['-1', 'unknown', '-1'],
    ['open@foo', 'personality', 'open@foo'],
    ['?open@foo', 'personality', 'open@foo'],
    ['/(', 'regex', '('],
  ])('%s is none', (text, reason, item) => {
    const error = (() => {
      try {
        parseSyscallSet(text);
      } catch (caught) {
        return caught;
      }
      return undefined;
    })();
    expect(error).toBeInstanceOf(SyscallSetError);
    expect(error).toMatchObject({ reason, item });
  });

  it('offers names that may have been meant', () => {
    expect(() => parseSyscallSet('opennat')).toThrow('did you mean openat');
    expect(() => parseSyscallSet('%netwrok')).toThrow('did you mean %network');
  });

  it('knows nothing of numbers without a name', () => {
    expect(SyscallSet.all().has('x86_64', 70_000)).toBe(false);
    expect(SyscallSet.none().has('x86_64', 70_000, true)).toBe(true);
  });

  it('is made of lists as well', () => {
    expect(compileFilter(['open', /^clo/]).has('x86_64', CLOSE)).toBe(true);
    expect(compileFilter(['!open', 'close']).has('x86_64', CLOSE)).toBe(false);
    expect(compileFilter(['!open', 'close']).has('x86_64', READ)).toBe(true);
    expect(compileFilter(['%none']).isEmpty).toBe(true);
    expect(compileFilter(['!%file']).has('x86_64', OPEN)).toBe(false);
  });
});

describe('numbers without a name', () => {
  it('can be taken in, whatever else is', () => {
    const set = SyscallSet.none().withUnnamed();
    expect(set.has('x86_64', 999)).toBe(true);
    expect(set.has('x86_64', 0)).toBe(false);
    expect(parseSyscallSet('read').withUnnamed().has('x86_64', 0)).toBe(true);
  });
});
