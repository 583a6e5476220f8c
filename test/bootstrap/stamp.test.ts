import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Stamp } from '../../scripts/bootstrap/stamp.mjs';

describe('Stamp', () => {
  let folder: string;
  const stamp = (key = 'key') => new Stamp(join(folder, 'kept/stamp.json'), [join(folder, 'in')], key);
  const keep = () => {
    const now = stamp();
    now.isCurrent();
    now.keep();
  };
  const write = (file: string, text: string) => writeFileSync(join(folder, 'in', file), text);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hstrace-stamp-'));
    mkdirSync(join(folder, 'in/src'), { recursive: true });
    write('src/a.ts', 'one');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is current after the step, and only then', () => {
    expect(stamp().isCurrent()).toBe(false);
    expect(existsSync(join(folder, 'kept'))).toBe(false);
    keep();
    expect(stamp().isCurrent()).toBe(true);
    expect(stamp('another machine').isCurrent()).toBe(false);
  });

  it('sees files that are changed, added, renamed and removed', () => {
    keep();
    write('src/a.ts', 'two');
    expect(stamp().isCurrent()).toBe(false);
    keep();
    write('src/b.ts', '');
    expect(stamp().isCurrent()).toBe(false);
    keep();
    rmSync(join(folder, 'in/src/b.ts'));
    expect(stamp().isCurrent()).toBe(false);
  });

  it('passes over files that were only touched', () => {
    keep();
    utimesSync(join(folder, 'in/src/a.ts'), 1, 1);
    expect(stamp().isCurrent()).toBe(true);
  });

  it('passes over tests and what is installed or built', () => {
    keep();
    write('src/a.test.ts', '');
    for (const name of ['node_modules', 'dist', 'target']) {
      mkdirSync(join(folder, 'in', name));
      write(`${name}/x.js`, '');
    }
    expect(stamp().isCurrent()).toBe(true);
  });

  it('sees what was changed while the step ran', () => {
    const now = stamp();
    now.isCurrent();
    write('src/a.ts', 'changed meanwhile');
    now.keep();
    expect(stamp().isCurrent()).toBe(false);
  });

  it('takes a damaged stamp for none', () => {
    keep();
    writeFileSync(join(folder, 'kept/stamp.json'), '{"glance":');
    expect(stamp().isCurrent()).toBe(false);
  });
});
