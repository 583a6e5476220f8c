import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as families from '../families/index.js';
import { definitions } from '../table.js';
import { bytes, fakeCall } from '../testing/index.js';
import { RiskAssessor, standardRules } from './assess.js';
import { RiskRuleError, readRiskRules } from './read-rules.js';

const read = (json: unknown): ReturnType<typeof readRiskRules> => readRiskRules(json, definitions());
const problems = (json: unknown): readonly string[] => {
  try {
    read(json);
    return [];
  } catch (error) {
    if (!(error instanceof RiskRuleError)) throw error;
    return error.problems;
  }
};
const rule = { id: 'own', level: 'warning', calls: ['openat'], reason: 'opens {pathname}' };
const opening = (path: string, flags = 0): ReturnType<typeof fakeCall> =>
  fakeCall(families.openat, { args: [-100, 0x1000, flags, 0], entry: { 4096: path }, result: 3 });
const reasons = (rules: readonly object[], call: ReturnType<typeof fakeCall>): readonly string[] =>
  new RiskAssessor({ rules: read({ without: true, rules }), workingDirectory: '/srv' }).assess(call).reasons;

describe('rules of a file', () => {
  it('come to the standard ones, and switch them off', () => {
    expect(read({})).toEqual(standardRules);
    expect(read({ rules: [rule] }).map(({ id }) => id)).toEqual([
      ...standardRules.map(({ id }) => id),
      'own',
    ]);
    const without = read({ without: ['secret-read'], rules: [{ ...rule, id: 'secret-read' }] });
    expect(without).toHaveLength(standardRules.length);
    expect(read({ without: true })).toEqual([]);
  });

  it.each([
    [{ pathname: { path: '/etc/**' } }, '/etc/a/b', '/srv/a'],
    [{ pathname: { path: ['*.key', '*.pem'] } }, 'a.pem', 'a.txt'],
    [{ pathname: { matches: '^/srv/[ab]$' } }, 'a', 'c'],
    [{ pathname: { is: ['/srv/x', '/srv/y'] } }, 'y', 'z'],
    [{ pathname: { not: { path: '/srv/**' } } }, '/etc/a', 'a'],
    [{ pathname: { path: '/etc/**', not: { path: '*.conf' } } }, '/etc/a', '/etc/a.conf'],
  ])('with %j take %s, not %s', (where, path, other) => {
    const whole = path.startsWith('/') ? path : `/srv/${path}`;
    expect(reasons([{ ...rule, where }], opening(path))).toEqual([`opens ${whole}`]);
    expect(reasons([{ ...rule, where }], opening(other))).toEqual([]);
  });

  it('look at flags, numbers and addresses', () => {
    const creating = [{ ...rule, where: { flags: { has: ['O_CREAT', 'O_TRUNC'] } }, reason: 'makes' }];
    expect([reasons(creating, opening('a', 0o100)), reasons(creating, opening('a'))]).toEqual([
      ['makes'],
      [],
    ]);
    const kill = (sig: number): ReturnType<typeof fakeCall> =>
      fakeCall(families.kill, { args: [1, sig], result: 0 });
    const signals = [
      { ...rule, calls: ['kill'], where: { sig: { above: 8, below: 10 } }, reason: 'sends {sig}' },
    ];
    expect([8, 9, 10].flatMap((sig) => reasons(signals, kill(sig)))).toEqual(['sends 9']);
    const connect = fakeCall(families.connect, {
      args: [3, 0x1000, 16],
      entry: { 4096: bytes([1, 2, 0, 1, 0xbb, 10, 0, 0, 1], new Uint8Array(8)) },
      result: 0,
    });
    const hosts = [
      { ...rule, calls: ['connect'], where: { addr: { matches: ':443$' } }, reason: 'calls {addr}' },
    ];
    expect(reasons(hosts, connect)).toEqual(['calls 10.0.0.1:443']);
  });

  it('may be about one program', () => {
    const judge = new RiskAssessor({ rules: read({ without: true, rules: [{ ...rule, program: 'py*' }] }) });
    expect(judge.assess(opening('/a')).level).toBe('info');
    judge.assess(
      fakeCall(families.execve, { args: [0x1000, 0, 0], entry: { 4096: '/usr/bin/python3' }, result: 0 }),
    );
    expect(judge.assess(opening('/a')).level).toBe('warning');
  });
});

describe('what is wrong', () => {
  it.each([
    [[], 'the file: must be an object: { "rules": [...] }'],
    [{ rule: [] }, 'the file: does not have "rule" (did you mean "rules"?)'],
    [
      { without: ['secret-reads'] },
      'without: there is no standard rule "secret-reads" (did you mean "secret-read"?)',
    ],
    [{ without: 3 }, 'without: must be true or a list of ids of standard rules'],
    [{ rules: [3] }, 'rules[0]: must be an object'],
    [{ rules: [{ ...rule, id: '' }] }, 'rules[0].id: must be a text'],
    [{ rules: [{ ...rule, id: 'bpf' }] }, 'rules[0].id: another rule has the id "bpf"'],
    [{ rules: [rule, rule] }, 'rules[1].id: another rule has the id "own"'],
    [{ rules: [{ ...rule, level: 'high' }] }, 'rules[0].level: must be "warning" or "danger"'],
    [
      { rules: [{ ...rule, calls: ['opemat'] }] },
      'rules[0].calls: there is no system call "opemat" (did you mean "openat"?)',
    ],
    [
      { rules: [{ ...rule, calls: [] }] },
      'rules[0].calls: must be a list of system calls: ["openat", "unlink"]',
    ],
    [
      { rules: [{ ...rule, reason: 'to {path}' }] },
      'rules[0].reason: these calls have no argument "path", but dirfd, pathname, flags, mode',
    ],
    [
      { rules: [{ ...rule, where: { path: {} } }] },
      'rules[0].where: these calls have no argument "path", but dirfd, pathname, flags, mode',
    ],
    [
      { rules: [{ ...rule, where: { flags: { hass: 'x' } } }] },
      'rules[0].where.flags: does not have "hass" (did you mean "has"?)',
    ],
    [
      { rules: [{ ...rule, where: { flags: { has: 3 } } }] },
      'rules[0].where.flags.has: must be a text or a list of texts',
    ],
    [
      { rules: [{ ...rule, where: { flags: { not: { above: 'x' } } } }] },
      'rules[0].where.flags.not.above: must be a number',
    ],
  ])('%j', (json, problem) => {
    expect(problems(json)).toEqual([problem]);
  });

  it('is told of regular expressions, and all at once', () => {
    const found = problems({ rules: [{ ...rule, level: 3, where: { pathname: { matches: '(' } } }] });
    expect(found).toHaveLength(2);
    expect(found[1]).toMatch(/^rules\[0\]\.where\.pathname\.matches: invalid regular expression/);
  });

  it('is found in whatever JSON there is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (json, member) => {
        problems(json);
        for (const key of Object.keys(rule)) problems({ rules: [{ ...rule, [key]: member }] });
        problems({ rules: [{ ...rule, where: { pathname: member } }] });
      }),
    );
  });
});
