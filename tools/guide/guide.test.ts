import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readFileSync(join(root, 'docs/add-a-decoder.md'), 'utf8');
/** What each block is for (`append FILE`, `create FILE`, or commands), and its text. */
const blocks = [...guide.matchAll(/^```(\w+)(?: (\w+) (\S+))?\n(.*?)^```$/gms)].map(
  ([, language, action, file, text]) => ({ language, action, file, text: text as string }),
);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hstrace-guide-'));
  for (const file of ['package.json', 'vitest.config.ts', 'tsconfig.base.json'])
    cpSync(join(root, file), join(folder, file));
  for (const name of ['syscalls', 'formatters']) {
    const [from, to] = [join(root, 'packages', name), join(folder, 'packages', name)];
    mkdirSync(to, { recursive: true });
    for (const part of ['src', 'package.json', 'tsconfig.build.json', 'web.d.ts', 'node_modules']) {
      if (existsSync(join(from, part)))
        cpSync(join(from, part), join(to, part), { recursive: true, verbatimSymlinks: true });
    }
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Takes a definition out of a file, with what others say of it. */
function takeOut(file: string, name: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, 'utf8');
  const without = text.replace(
    new RegExp(`/\\*\\*(?:(?!\\*/).)*\\*/\\nexport const ${name} = syscall\\(.*?^\\}\\);\\n`, 'ms'),
    '',
  );
  expect(without).not.toBe(text);
  writeFileSync(path, without);
}

function run(command: string): string {
  const [program = '', ...args] = command.split(' ');
  expect(program).toBe('pnpm');
  expect(args.shift()).toBe('exec');
  const [tool = '', ...rest] = args;
  try {
    return execFileSync(join(root, 'node_modules/.bin', tool), rest, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
      timeout: 300_000,
    });
  } catch (error) {
    const { stdout, stderr } = error as { stdout?: string; stderr?: string };
    throw new Error(`${command}: ${stdout}${stderr}`);
  }
}

it('the guide, followed to the letter, gives a decoder with a test that passes', { timeout: 600_000 }, () => {
  takeOut('packages/syscalls/src/families/links.ts', 'readlinkat');
  const steps = blocks.filter(({ action, language }) => action !== undefined || language === 'sh');
  expect(steps.map(({ action }) => action)).toEqual(['append', 'create', undefined]);
  for (const { action, file, text } of steps) {
    if (file !== undefined && action === 'append') appendFileSync(join(folder, file), `\n${text}`);
    else if (file !== undefined && action === 'create') writeFileSync(join(folder, file), text);
    else for (const command of text.trim().split('\n')) expect(run(command)).not.toMatch(/fail/i);
  }
});
