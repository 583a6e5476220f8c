// Run by the release before it publishes: npm's provenance wants each package to name the repository it was built
// from, and the workflow knows which one that is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
if (!server || !repository)
  throw new Error('This runs in the release workflow, which sets GITHUB_REPOSITORY.');

const root = fileURLToPath(new URL('..', import.meta.url));
for (const parent of ['packages', 'packages/core/npm', 'apps']) {
  for (const name of readdirSync(root + parent)) {
    const directory = `${parent}/${name}`;
    const file = `${root}${directory}/package.json`;
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    manifest.repository = { type: 'git', url: `git+${server}/${repository}.git`, directory };
    writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
  }
}
