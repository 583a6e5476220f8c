// Runs hstrace on an emulated ARM machine, which is made at the first time (machine.sh says what that needs):
//   pnpm tsx test/aarch64/run.ts [tests] [commands] [programs [PART OF A NAME...]]
// `tests` are those of the engine; `commands` runs hstrace on real programs; `programs` compares it with strace on the
// programs of test/differential. Without a word it is all of them, and takes an hour or more.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compare, linesOf } from '../differential/compare.js';
import { directivesOf } from '../differential/directives.js';
import { compared, newer, uses } from './commands.js';
import { buildCommand, buildEngineTests, compilePrograms } from './cross.js';
import { makeMachine, root, runInMachine, share, straceOfMachine } from './machine.js';

const steps = ['tests', 'commands', 'programs'];
const words = process.argv.slice(2);
const wanted = (step: string): boolean => words.length === 0 || words.includes(step);
const parts = words.filter((word) => !steps.includes(word));
let failures = 0;

const quote = (words: readonly string[]): string =>
  words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ');
const read = (...names: string[]): string => readFileSync(join(share, ...names), 'utf8');

function tell(good: boolean, text: string, details = ''): void {
  if (!good) failures++;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${text}${good || details === '' ? '' : `\n${details}`}`);
}

/** The shell's words that run a program under both tracers, with the traces in the share. */
function both(name: string, options: readonly string[], program: readonly string[]): string {
  const follows = options.includes('-f') ? [] : ['--no-follow'];
  const once = (tracer: readonly string[], log: string): string[] => [
    'rm -rf /tmp/work; mkdir /tmp/work; cd /tmp/work',
    `timeout 300 setarch aarch64 -R ${quote([...tracer, '-o', `/share/logs/${name}.${log}`, ...options, ...program])} >/dev/null 2>/tmp/err; cp /tmp/err /share/logs/${name}.${log}.err`,
  ];
  return [...once(['strace'], 'strace'), ...once(['hstrace', ...follows], 'hstrace')].join('\n');
}

/** Compares the traces that {@link both} has left. */
function judge(name: string, what: string, explanations: Parameters<typeof compare>[2]): void {
  const [theirs, ours] = ['strace', 'hstrace'].map((tracer) => {
    const log = `${name}.${tracer}`;
    const written = existsSync(join(share, 'logs', log));
    return linesOf(written ? read('logs', log) : `${tracer} wrote nothing: ${read('logs', `${log}.err`)}`);
  });
  const { lines, equal, differences } = compare(theirs!, ours!, explanations);
  tell(
    lines > 0 && differences.length === 0,
    `${what}: ${equal} of ${lines} lines equal`,
    differences.map(({ strace, hstrace }) => `  strace:  ${strace}\n  hstrace: ${hstrace}`).join('\n'),
  );
}

makeMachine();
rmSync(share, { recursive: true, force: true });
mkdirSync(join(share, 'logs'), { recursive: true });

if (wanted('tests')) {
  const files = buildEngineTests();
  // Where they compile the programs that they trace.
  const scratch = join(root, 'packages/core/target/aarch64-unknown-linux-gnu/tmp');
  mkdirSync(scratch, { recursive: true });
  const script = files.map(
    (file) => `timeout 300 ${quote([file])} >/share/logs/${basename(file)} 2>&1; echo "$? ${basename(file)}"`,
  );
  const output = runInMachine(
    [`mount -t tmpfs tmpfs ${quote([scratch])}`, `cd '${root}/packages/core/crates/tracer'`, ...script].join(
      '\n',
    ),
    30,
  );
  for (const [, status, file] of output.matchAll(/^(\d+) (.*)$/gm)) {
    const text = read('logs', file!);
    tell(status === '0', `${file}: ${/^test result: (.*)$/m.exec(text)?.[1] ?? `status ${status}`}`, text);
  }
}

if (wanted('commands') || wanted('programs')) {
  buildCommand();
  const install = [
    `mount --bind /share/command '${root}/apps/cli/dist'`,
    `ln -s '${root}/apps/cli/dist/hstrace.mjs' /usr/local/bin/hstrace`,
  ];
  if (wanted('commands')) {
    const script = [
      ...compared.map(({ options, program }, at) => both(`command-${at}`, options, program)),
      ...uses.map(
        ({ script }, at) =>
          `cd /tmp; timeout 120 sh -c ${quote([script])} >/share/logs/use-${at} 2>&1; echo "status $?" >>/share/logs/use-${at}`,
      ),
    ];
    runInMachine([...install, ...script].join('\n'), 20);
    for (const [at, { options, program }] of compared.entries())
      judge(`command-${at}`, [...options, ...program].join(' '), newer);
    for (const [at, { script, prints }] of uses.entries()) {
      const output = read('logs', `use-${at}`);
      const missing = prints.filter((pattern) => !pattern.test(output));
      tell(missing.length === 0, script, `  prints no ${missing.join(', ')}:\n${output}`);
    }
  }
  if (wanted('programs')) {
    const { compiled, left } = compilePrograms(parts);
    const runs = compiled.map(({ source, name }) => ({
      name,
      ...directivesOf(readFileSync(source, 'utf8'), straceOfMachine),
    }));
    const script = runs.flatMap(({ name, runs }) =>
      runs.map((options, at) => both(`${name}-${at}`, options, [`/share/programs/${name}`])),
    );
    runInMachine([...install, ...script].join('\n'), 120);
    for (const { name, runs: options, explanations } of runs)
      for (const [at, some] of options.entries())
        judge(`${name}-${at}`, `${name} ${some.join(' ')}`, explanations);
    console.log(`not for this machine: ${left.join(' ')}`);
  }
}
console.log(failures === 0 ? 'all is well' : `${failures} failures`);
process.exitCode = failures === 0 ? 0 : 1;
