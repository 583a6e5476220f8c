import { describe, expect, it } from 'vitest';
import * as families from '../families/index.js';
import { definitions } from '../table.js';
import { type FakeCall, fakeCall } from '../testing/index.js';
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

  it('can be others', () => {
    const own = new RiskAssessor({
      rules: [{ id: 'mine', level: 'warning', calls: ['chdir'], reason: () => 'moves' }],
    });
    const call = fakeCall(families.chdir, { args: [0x1000], entry: { 4096: '/' }, result: 0 });
    expect(own.assess(call).reasons).toEqual(['moves']);
    expect(own.assess(opening('/etc/shadow', O_RDONLY)).reasons).toEqual([]);
  });
});
