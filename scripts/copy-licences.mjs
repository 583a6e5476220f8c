// Run by each package before it is packed: a licence has to travel with what it covers, and is kept once.
import { copyFileSync } from 'node:fs';

for (const name of ['LICENSE-APACHE', 'LICENSE-MIT']) {
  copyFileSync(new URL(`../${name}`, import.meta.url), name);
}
