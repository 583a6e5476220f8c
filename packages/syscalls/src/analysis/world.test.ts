import { describe, expect, it } from 'vitest';
import type { ProcessEvent } from '../events/event.js';
import * as families from '../families/index.js';
import { definitions } from '../table.js';
import { bytes, type FakeCall, fakeCall } from '../testing/index.js';
import { dnsAnswer, ipv6Text } from './dns.js';
import { effects } from './effects.js';
import { World } from './world.js';

const AT_FDCWD = -100;
const begin: ProcessEvent = {
  type: 'begin',
  pid: 100,
  tid: 100,
  time: 1n,
  reason: 'started',
  parent: 1,
  command: 'x',
  executable: '/bin/x',
};

function worldOf(...calls: ReturnType<typeof fakeCall>[]): World {
  const world = new World('/srv');
  world.add(begin);
  for (const call of calls) world.add(call);
  return world;
}

const open = (path: string, flags: number, fake: Partial<FakeCall> = {}): ReturnType<typeof fakeCall> =>
  fakeCall(families.openat, {
    args: [AT_FDCWD, 0x1000, flags, 0o644],
    entry: { 4096: path },
    result: 3,
    ...fake,
  });

describe('effects', () => {
  it('name arguments that their definitions have', () => {
    const wrong: string[] = [];
    for (const [name, effect] of Object.entries(effects)) {
      const definition = definitions().get(name);
      if (definition === undefined) wrong.push(`${name} is not defined`);
      for (const argument of [
        effect?.path,
        effect?.dirfd,
        effect?.to,
        effect?.toDirfd,
        effect?.fd,
        effect?.toFd,
        effect?.flags,
        effect?.address,
      ]) {
        if (argument !== undefined && definition !== undefined && !(argument in definition.spec.args))
          wrong.push(`${name} has no ${argument}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  it('are told by their whole path, however they were opened', () => {
    const world = worldOf(open('a/../b', 0), open('/srv/b', 0o1));
    expect([...world.files.keys()]).toEqual(['/srv/b']);
    expect([...(world.files.get('/srv/b')?.opened ?? [])]).toEqual([
      ['read', 1],
      ['write', 1],
    ]);
  });

  it('are counted by what the descriptor refers to when it is used', () => {
    const read = fakeCall(families.read, {
      args: [7, 0x1000, 10],
      exit: { 4096: bytes('12345').subarray(0, 5) },
      result: 5,
      descriptors: { 7: '/etc/x' },
    });
    const write = fakeCall(families.write, {
      args: [1, 0x1000, 3],
      entry: { 4096: bytes('123').subarray(0, 3) },
      result: 3,
      descriptors: { 1: '/etc/y' },
    });
    const world = worldOf(read, write);
    expect(world.files.get('/etc/x')).toMatchObject({ bytesRead: 5, bytesWritten: 0 });
    expect(world.files.get('/etc/y')).toMatchObject({ bytesRead: 0, bytesWritten: 3 });
    expect(world.processes.get(100)).toMatchObject({ bytesRead: 5, bytesWritten: 3, calls: 2 });
  });

  it('keep why they could not be used', () => {
    const world = worldOf(
      open('/no', 0, { result: -2 }),
      open('/no', 0, { result: -13 }),
      open('/no', 0, { result: -2 }),
    );
    expect(Object.fromEntries(world.files.get('/no')?.failures ?? [])).toEqual({ ENOENT: 2, EACCES: 1 });
    expect(world.failures).toBe(3);
  });
});

describe('a change of directory', () => {
  it('counts for the paths after it', () => {
    const chdir = fakeCall(families.chdir, { args: [0x1000], entry: { 4096: 'sub' }, result: 0 });
    expect([...worldOf(chdir, open('f', 0)).files.keys()]).toContain('/srv/sub/f');
  });
});

describe('answers of name servers', () => {
  const answer = bytes(
    [1, 0x12, 0x34, 0x81, 0x80, 0, 1, 0, 2, 0, 0, 0, 0],
    [1, 7, 0x65, 0x78, 0x61, 0x6d, 0x70, 0x6c, 0x65, 3, 0x6f, 0x72, 0x67, 0, 0, 1, 0, 1],
    [1, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 7],
    [1, 0xc0, 12, 0, 28, 0, 1, 0, 0, 0, 60, 0, 16, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
  );

  it('give the addresses of a name', () => {
    expect(dnsAnswer(answer)).toEqual({ name: 'example.org', addresses: ['192.0.2.7', '2001:db8::1'] });
  });

  it('are read as far as they go, whatever they are', () => {
    for (let length = 0; length < answer.length; length++)
      expect(() => dnsAnswer(answer.subarray(0, length))).not.toThrow();
    const loop = answer.slice();
    loop.set([0xc0, 12], 12);
    expect(dnsAnswer(loop)).toBeUndefined();
  });

  it.each([
    [[0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], '2001:db8::1'],
    [new Array(16).fill(0), '::'],
    [[0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8], '1:2:3:4:5:6:7:8'],
  ])('%j', (address, text) => {
    expect(ipv6Text(Uint8Array.from(address))).toBe(text);
  });
});
