// Writes the options that take a value, for the launcher, which looks for -D among them:
// `tsx --conditions=@hstrace/source tools/write-launcher-options.ts FOLDER`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { longNames, options } from '../apps/cli/src/options/table.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('the folder to write to is missing');
const letters = options
  .filter((one) => one.short !== undefined && (one.shortArgument ?? one.argument) === 'required')
  .map((one) => one.short)
  .join('');
const flag = (value: boolean): number => (value ? 1 : 0);
const rows = longNames.map(
  ({ name, option }) =>
    `  {"${name}", ${options.indexOf(option)}, ${flag(option.own === true)}, ${flag(option.argument === 'required')}, ${flag(option.short === 'D')}},`,
);
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'options.h'),
  `// Made by tools/write-launcher-options.ts.
static const char letters_with_value[] = "${letters}";

static const struct long_option {
  const char *name;
  int id;
  unsigned char own, takes_word, daemonizes;
} long_options[] = {
${rows.join('\n')}
  {NULL, 0, 0, 0, 0},
};
`,
);
