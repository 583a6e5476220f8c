import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareProgram } from './program.js';

const folder = new URL('./programs/', import.meta.url).pathname;
const programs = readdirSync(folder).filter((name) => name.endsWith('.c'));
const strace = spawnSync('strace', ['-V'], { encoding: 'utf8' });
// The programs were compared with this one; another one has differences of its own.
const usable = strace.status === 0 && strace.stdout.includes('version 6.1');
if (!usable) console.warn('strace 6.1 is not installed: hstrace is not compared with it');

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
