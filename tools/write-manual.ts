// Writes the manual page and the completions of the command, all made from its table of options:
// `tsx --conditions=@hstrace/source tools/write-manual.ts FOLDER`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { completions } from '../apps/cli/src/options/completions.js';
import { manPage } from '../apps/cli/src/options/man.js';

const folder = process.argv[2];
if (folder === undefined) throw new Error('the folder to write to is missing');
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'hstrace.1'), manPage('0.0.0'));
writeFileSync(join(folder, 'hstrace.bash'), completions('bash'));
writeFileSync(join(folder, '_hstrace'), completions('zsh'));
writeFileSync(join(folder, 'hstrace.fish'), completions('fish'));
