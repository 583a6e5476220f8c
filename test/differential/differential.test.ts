import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareProgram } from './program.js';
import { straceVersion } from './strace-version.js';

const folder = new URL('./programs/', import.meta.url).pathname;
const programs = readdirSync(folder).filter((name) => name.endsWith('.c'));
// The programs were compared with these; another one has differences of its own.
const known = ['6.1', '7.2'];
const usable = known.includes(straceVersion()?.join('.') ?? '');
if (!usable) console.warn(`strace ${known.join(' or ')} is not installed: hstrace is not compared with it`);

describe.runIf(usable)('the trace of a program is what strace prints of it', () => {
  it.each(programs)(
    '%s',
    (name) => {
      for (const { options, lines, differences } of compareProgram(folder + name)) {
        expect(lines, `${name} ${options.join(' ')} has lines`).toBeGreaterThan(0);
        expect(differences, options.join(' ')).toEqual([]);
      }
    },
    120_000,
  );
});
