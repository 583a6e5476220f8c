import { describe, expect, it } from 'vitest';
import * as families from '../families/index.js';
import type { AnySyscall } from '../model/syscall.js';
import { definitions } from '../table.js';
import { bytes, type FakeCall, fakeCall } from '../testing/index.js';
import { RiskAssessor, standardRules } from './assess.js';

const AT_FDCWD = -100;
const assessor = (): RiskAssessor =>
  new RiskAssessor({ home: '/home/me', workingDirectory: '/home/me/project' });
const opening = (path: string, flags: number, more: Partial<FakeCall> = {}): ReturnType<typeof fakeCall> =>
  fakeCall(families.openat, {
    args: [AT_FDCWD, 0x1000, flags, 0o644],
    entry: { 4096: path },
    result: 3,
    ...more,
  });
const O_RDONLY = 0;
const O_WRONLY = 1;

describe('rules', () => {
  it('look at calls that exist', () => {
    const unknown = standardRules.flatMap((rule) => rule.calls.filter((name) => !definitions().has(name)));
    expect(unknown).toEqual([]);
  });

  it('have ids of their own', () => {
    const ids = standardRules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ['/home/me/.ssh/id_ed25519', O_RDONLY, ['secret-read'], 'warning'],
    ['/home/me/.ssh/id_ed25519.pub', O_RDONLY, [], 'info'],
    ['/etc/shadow', O_RDONLY, ['secret-read'], 'warning'],
    ['/home/me/.ssh/authorized_keys', O_WRONLY, ['ssh-write', 'home-write'], 'danger'],
    ['/home/me/.ssh/known_hosts', O_WRONLY, ['home-write'], 'warning'],
    ['/home/me/.cache/app/x', O_WRONLY, [], 'info'],
    ['/etc/ssl/certs/ISRG_Root_X1.pem', O_RDONLY, [], 'info'],
    ['/home/me/lib/certifi/cacert.pem', O_RDONLY, [], 'info'],
    ['/srv/tls/server.key', O_RDONLY, ['secret-read'], 'warning'],
    ['/home/me/project/.env', O_RDONLY, ['secret-read'], 'warning'],
    ['/home/me/.bashrc', O_WRONLY, ['startup-write', 'home-write'], 'danger'],
    ['/home/me/.bashrc', O_RDONLY, [], 'info'],
    ['/etc/cron.d/x', O_WRONLY, ['cron-write', 'system-write'], 'danger'],
    ['/usr/bin/x', O_WRONLY, ['system-write'], 'warning'],
    ['/home/me/other', O_WRONLY, ['home-write'], 'warning'],
    ['/home/me/project/out', O_WRONLY, [], 'info'],
    ['out', O_WRONLY, [], 'info'],
    ['../escaped', O_WRONLY, ['home-write'], 'warning'],
    ['/tmp/x', O_WRONLY, [], 'info'],
  ])('%s opened with %i', (path, flags, rules, level) => {
    expect(assessor().assess(opening(path, flags))).toMatchObject({ rules, level });
  });

  it('say nothing of a process that takes an id which it has', () => {
    const judge = assessor();
    const sets = (id: number): string =>
      judge.assess(fakeCall(families.setresuid, { args: [-1, id, -1], result: 0 })).level;
    expect(sets(1000)).toBe('warning');
    judge.assess(fakeCall(families.getuid, { args: [], result: 1000 }));
    expect([sets(1000), sets(0)]).toEqual(['info', 'warning']);
    // A group of that number is another thing.
    expect(judge.assess(fakeCall(families.setgid, { args: [1000], result: 0 })).level).toBe('warning');
  });

  it('say nothing of attempts that failed, unless the attempt counts', () => {
    expect(assessor().assess(opening('/etc/cron.d/x', O_WRONLY, { result: -13 })).level).toBe('info');
    const load = fakeCall(families.finitModule, { args: [3, 0, 0], result: -1 });
    expect(assessor().assess(load)).toMatchObject({ level: 'danger', rules: ['module'] });
  });

  it('count deletions', () => {
    const rules = new RiskAssessor();
    const levels = Array.from(
      { length: 101 },
      (_, i) =>
        rules.assess(fakeCall(families.unlink, { args: [0x1000], entry: { 4096: `/tmp/${i}` }, result: 0 }))
          .level,
    );
    expect(levels.indexOf('warning')).toBe(99);
    expect(levels.filter((level) => level === 'warning')).toHaveLength(1);
  });

  it('tell set-user-ID bits', () => {
    const call = fakeCall(families.chmod, { args: [0x1000, 0o4755], entry: { 4096: '/tmp/x' }, result: 0 });
    expect(assessor().assess(call)).toMatchObject({ level: 'danger', rules: ['set-id'] });
  });

  describe('know the program', () => {
    const running = (path: string, ...args: string[]): RiskAssessor => {
      const rules = assessor();
      const addresses = args.map((_, index) => 0x4000 + 0x100 * index);
      rules.assess(
        fakeCall(families.execve, {
          args: [0x1000, 0x2000, 0],
          entry: {
            4096: path,
            8192: bytes([8, ...addresses, 0]),
            ...Object.fromEntries(args.map((one, index) => [addresses[index] as number, one])),
          },
          result: 0,
        }),
      );
      return rules;
    };
    const compiles = fakeCall(families.mmap, { args: [0, 4096, 7, 0x22, -1, 0], result: 0x7000 });

    it.each([
      ['/usr/bin/node', ['node', 'x.js'], 'info'],
      ['/usr/bin/java', ['java'], 'info'],
      ['/tmp/x/loader', ['loader'], 'warning'],
    ])('that compiles while it runs: %s', (path, args, level) => {
      expect(running(path, ...args).assess(compiles).level).toBe(level);
    });

    it.each([
      ['/usr/bin/node', ['node', '/usr/bin/npm', 'ci'], '/home/me/.npmrc', 'info'],
      ['/usr/bin/node', ['node', 'postinstall.js'], '/home/me/.npmrc', 'warning'],
      ['/usr/bin/node', ['npm', 'postinstall.js'], '/home/me/.npmrc', 'warning'],
      ['/usr/bin/ssh', ['ssh', 'host'], '/home/me/.ssh/id_rsa', 'info'],
      ['/usr/bin/curl', ['curl'], '/home/me/.netrc', 'info'],
      ['/usr/bin/curl', ['curl'], '/home/me/.ssh/id_rsa', 'warning'],
    ])('whose settings these are: %s %j', (path, args, file, level) => {
      expect(running(path, ...args).assess(opening(file, O_RDONLY)).level).toBe(level);
    });

    it('of a child as well', () => {
      const rules = running('/usr/bin/node', 'node');
      rules.assess(fakeCall(families.fork, { args: [], result: 321 }));
      const child = fakeCall(families.mmap, { args: [0, 4096, 7, 0x22, -1, 0], result: 0x7000, pid: 321 });
      expect(rules.assess(child).level).toBe('info');
    });
  });

  const v4 = (...address: number[]): Uint8Array => bytes([2, 2], [1, 0, 80, ...address], new Uint8Array(8));
  it.each<[string, AnySyscall, FakeCall, string | undefined]>([
    [
      'a public address',
      families.connect,
      { args: [3, 0x1000, 16], entry: { 4096: v4(93, 184, 216, 34) } },
      'public-connection',
    ],
    [
      'a private one',
      families.connect,
      { args: [3, 0x1000, 16], entry: { 4096: v4(192, 168, 1, 1) } },
      undefined,
    ],
    ['a raw socket', families.socket, { args: [2, 3, 1] }, 'raw-socket'],
    ['a netlink socket', families.socket, { args: [16, 3, 0] }, undefined],
    ['descriptors of its own', families.unshare, { args: [0x400] }, undefined],
    ['users of its own', families.unshare, { args: [0x1000_0000] }, 'namespace'],
    [
      'a child with a network of its own',
      families.clone,
      { args: [0x4000_0011, 0, 0, 0, 0] },
      'namespace-clone',
    ],
    ['a mount', families.mount, { args: [0, 0x1000, 0, 0, 0], entry: { 4096: '/mnt' } }, 'namespace'],
    ['another user', families.setuid, { args: [1000] }, 'change-user'],
    ['the users it has', families.setresuid, { args: [-1, -1, -1] }, undefined],
    ['attaching', families.ptrace, { args: [16, 7, 0, 0], result: -1 }, 'ptrace'],
    ['registers of another', families.ptrace, { args: [13, 7, 0, 0] }, 'ptrace'],
    ['being traced', families.ptrace, { args: [0, 0, 0, 0] }, undefined],
    ['a BPF program', families.bpf, { args: [5, 0, 0], result: -1 }, 'bpf'],
    ['a BPF map', families.bpf, { args: [0, 0, 0] }, undefined],
    ['io_uring', families.io_uring_setup, { args: [8, 0x1000], result: 4 }, 'io-uring'],
    [
      'a temporary program',
      families.execve,
      { args: [0x1000, 0, 0], entry: { 4096: '/tmp/x' } },
      'temporary-execute',
    ],
    [
      'a program in memory',
      families.execve,
      { args: [0x1000, 0, 0], entry: { 4096: '/proc/self/fd/4' } },
      'memory-execute',
    ],
    ['the memory of another', families.processVmWritev, { args: [7, 0, 0, 0, 0, 0] }, 'process-memory'],
    ['the clock', families.clockSettime, { args: [0, 0x1000], result: -1 }, 'reboot'],
  ])('look at %s', (_, definition, fake, rule) => {
    expect(assessor().assess(fakeCall(definition, { result: 0, ...fake })).rules).toEqual(
      rule === undefined ? [] : [rule],
    );
  });

  it('can be others', () => {
    const own = new RiskAssessor({
      rules: [{ id: 'mine', level: 'warning', calls: ['chdir'], reason: () => 'moves' }],
    });
    const call = fakeCall(families.chdir, { args: [0x1000], entry: { 4096: '/' }, result: 0 });
    expect(own.assess(call).reasons).toEqual(['moves']);
    expect(own.assess(opening('/etc/shadow', O_RDONLY)).reasons).toEqual([]);
  });
});
