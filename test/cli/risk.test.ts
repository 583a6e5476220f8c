import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hstrace } from './command.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hstrace-risk-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const [file = '', ...first] = hstrace;
  return spawnSync(file, [...first, ...words], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH: process.env.PATH, HOME: '/home/me' },
  });
}

function ruleFile(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

/** A rule that nothing else is about: who makes a directory. */
const rules = (level: string): unknown => ({
  rules: [
    {
      id: 'own',
      level,
      calls: ['mkdir', 'mkdirat'],
      where: { pathname: { path: '*.dir' } },
      reason: 'makes {pathname}',
    },
  ],
});

describe('--fail-on', () => {
  it.each([
    ['nothing is met', 'echo x', 'warning', 0],
    ['nothing is met, and the program fails', 'exit 7', 'danger', 7],
    ['less is met', 'umask 077; mkdir a.dir; exit 7', 'danger', 7],
    ['that is met', 'mkdir b.dir; exit 7', 'warning', 3],
  ])('where %s', (_when, script, level, status) => {
    const file = ruleFile('warning.json', rules('warning'));
    const ended = run('-o', '/dev/null', '--risk-rules', file, '--fail-on', level, 'sh', '-c', script);
    expect([ended.stderr, ended.status]).toEqual(['', status]);
  });

  it('tells of a recording as well', () => {
    const file = ruleFile('danger.json', rules('danger'));
    const record = ['-o', '/dev/null', '--record=x.hst', 'mkdir', 'c.dir'];
    expect(run(...record).status).toBe(0);
    expect(run('--replay=x.hst', '-o', '/dev/null', '--fail-on=danger').status).toBe(0);
    const replay = run('--replay=x.hst', '-m', 'json', `--risk-rules=${file}`, '--fail-on=danger');
    expect(replay.status).toBe(3);
    const risks = replay.stderr
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { risk?: { level: string; rules: string[] } }).risk)
      .filter((risk) => risk !== undefined && risk.level !== 'info');
    expect(risks).toEqual([{ level: 'danger', rules: ['own'], reasons: [`makes ${join(folder, 'c.dir')}`] }]);
  });
});

describe('--risk-rules', () => {
  it('are told of in sentences', () => {
    const file = ruleFile('warning.json', rules('warning'));
    const { stderr } = run('-m', 'human', '--risk=warning', `--risk-rules=${file}`, 'mkdir', 'd.dir');
    expect(stderr.split('\n')[0]).toMatch(
      /^mkdir\[\d+\] {2}creates the directory d\.dir {2}\[warning: makes .*\/d\.dir\]$/,
    );
  });

  it.each([
    ['none.json', undefined, /^hstrace: --risk-rules: none\.json: no such file or directory\n$/],
    ['bad.json', '{', /^hstrace: --risk-rules: bad\.json: no valid JSON: .+\n$/],
    [
      'worse.json',
      { rules: [{ id: 'a', level: 'warning', calls: ['mkdri'], reason: 'x' }] },
      /: rules\[0\]\.calls: there is no system call "mkdri" \(did you mean "mkdir"\?\)\n$/,
    ],
  ])('that are wrong are refused before anything is started: %s', (name, content, message) => {
    if (content !== undefined) ruleFile(name, content);
    const ended = run('--risk-rules', name, 'echo', 'started');
    expect(ended.stderr).toMatch(message);
    expect([ended.status, ended.stdout]).toEqual([1, '']);
  });
});
