import { expect, it } from 'vitest';
import { globPattern } from './glob.js';

it.each([
  ['/etc/**', ['/etc/passwd', '/etc/a/b'], ['/etcetera', '/x/etc/y']],
  ['/etc/*', ['/etc/passwd'], ['/etc/a/b']],
  ['/a/**/z', ['/a/z', '/a/b/c/z'], ['/a/bz']],
  ['*.so', ['/lib/x.so', 'x.so'], ['/lib/x.so.6', '/x.so/y']],
  ['*.{js,ts}', ['/a.js', 'b.ts'], ['c.rs']],
  ['/tmp/[a-c]?', ['/tmp/b1'], ['/tmp/d1', '/tmp/b']],
  ['/tmp/[!a]', ['/tmp/b'], ['/tmp/a']],
  ['/a+b(c)', ['/a+b(c)'], ['/aab(c)']],
])('%s', (glob, matching, others) => {
  const pattern = globPattern(glob);
  for (const path of matching) expect(pattern.test(path), path).toBe(true);
  for (const path of others) expect(pattern.test(path), path).toBe(false);
});
