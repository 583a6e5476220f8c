import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasStrace, inFolder, runHstrace, runStrace } from './command.js';

const SOURCE = `#include <unistd.h>
volatile int after;
__attribute__((noinline)) void inner(void) { chdir("/inner"); after++; }
int main(void) {
  inner();
  return after - 1;
}
`;

/** Runs the command on a program with debug information; gives the lines about its own functions. */
function frames(options: readonly string[]): { readonly own: string[]; readonly all: string } {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'program.c'), SOURCE);
    const built = spawnSync('cc', ['-g', '-O1', '-o', 'program', 'program.c'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(built.status, built.stderr).toBe(0);
    const { stderr, code } = runHstrace([...options, '-e', 'trace=chdir', './program'], folder);
    expect(code).toBe(0);
    const all = stderr.replaceAll(folder, 'FOLDER').replace(/0x[0-9a-f]+/g, '0x#');
    return { own: all.split('\n').filter((line) => line.includes('FOLDER')), all };
  });
}

const SYMBOLS = ['inner', 'main', '_start'].map((name) => ` > FOLDER/program(${name}+0x#) [0x#]`);
const SOURCES = [`${SYMBOLS[0]} FOLDER/program.c:3`, `${SYMBOLS[1]} FOLDER/program.c:5`, SYMBOLS[2]];

describe('-k', () => {
  it.each([['-k'], ['--stack-trace'], ['--stack-traces'], ['--stack-trace=symbol']])(
    '%s names functions',
    (option) => {
      const { own, all } = frames([option]);
      expect(own).toEqual(SYMBOLS);
      expect(all).not.toContain('no effect');
    },
  );

  it.each([[['-kk']], [['-k', '-k']], [['--stack-trace=source']]])('%s names lines, too', (options) => {
    expect(frames(options).own).toEqual(SOURCES);
  });

  it('--stack-trace-frame-limit shows no more', () => {
    const { own, all } = frames(['-k', '--stack-trace-frame-limit=2']);
    expect(own).toEqual(SYMBOLS.slice(0, 1));
    expect(all).toContain('\n > too many stack frames\n');
  });

  it('is there in all formats, and in recordings', () => {
    const human = frames(['-kk', '--format', 'human']);
    expect(human.own).toEqual(['      in inner (FOLDER/program.c:3)', '      in main (FOLDER/program.c:5)']);
    const json = frames(['-k', '--format', 'json']);
    expect(json.own.join('')).toContain('"symbol":"inner"');
    inFolder((folder) => {
      const file = join(folder, 'run.hst');
      runHstrace(['-k', '--record', file, '-o', '/dev/null', 'true'], folder);
      expect(runHstrace(['-k', '--replay', file]).stderr).toContain(' > /');
      expect(runHstrace(['--replay', file]).stderr).not.toContain(' > /');
    });
  });

  it.runIf(hasStrace)('finds the functions that strace finds', () => {
    const positions = (text: string): string[] =>
      text
        .split('\n')
        .filter((line) => line.startsWith(' > '))
        .map((line) => line.replace(/\(.*\)(?= \[)/, ''));
    const args = ['-k', 'ls', '-d', '/'];
    expect(positions(runHstrace(args).stderr)).toEqual(positions(runStrace(args).stderr));
  });
});
