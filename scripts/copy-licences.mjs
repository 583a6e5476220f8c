// Copies the licences into the package that is being packed, or into the folders named: a licence has to travel with
// what it covers, and is kept once.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';

const folders = process.argv.slice(2);

for (const folder of folders.length > 0 ? folders : ['.']) {
  for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) {
    copyFileSync(new URL(`../${name}`, import.meta.url), join(folder, name));
  }
}
