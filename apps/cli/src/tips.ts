import type { Tips } from './options/option.js';

const TIPS: readonly string[] = [
  'hstrace -m human PROG tells in sentences what a program does.',
  'hstrace --errno ENOENT PROG shows which files a program looks for in vain.',
  "hstrace --path '/etc/**' PROG shows what a program does with its configuration.",
  'hstrace --slower 10ms -T PROG shows the calls that a program waits for.',
  'hstrace -c PROG counts the calls; --group-by file tells how much was read of which file.',
  '-yy says what descriptors are: paths, the two ends of sockets, devices.',
  '-P FILE shows every call that has to do with a file, by its name or through a descriptor.',
  "-e 'trace=/^open' takes a regular expression; -e trace=%network a whole class of calls.",
  '-e inject=openat:error=ENOSPC:when=3 lets the third openat fail as if the disk were full.',
  '--attach-name nginx traces all processes of that name, without asking for their ids.',
  '--no-interleave keeps the calls of several threads on lines of their own.',
  '--skip-startup leaves out what the dynamic loader does at the start of every program.',
  '--record FILE keeps a trace; --replay FILE shows it again, in another format.',
  '-A appends to the file of -o, where an earlier trace may be worth keeping.',
  '-qq leaves out the lines about exits, -qqq everything that is not a call or a signal.',
];

/** A tip in a frame, as `--tips` prints it at the end. */
export function tipText({ id, format }: Tips, random: () => number = Math.random): string {
  if (format === 'none') return '';
  const index = id === 'random' ? Math.floor(random() * TIPS.length) : id % TIPS.length;
  const lines = wrap(TIPS[index] as string, format === 'full' ? 72 : 52);
  const width = Math.max(...lines.map((line) => line.length));
  const rule = `+${'-'.repeat(width + 2)}+`;
  const body = lines.map((line) => `| ${line.padEnd(width)} |`);
  const title = format === 'full' ? [`| ${`Tip ${index} of ${TIPS.length}`.padEnd(width)} |`, rule] : [];
  return `${[rule, ...title, ...body, rule].join('\n')}\n`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}
