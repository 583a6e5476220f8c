// `pnpm new:syscall NAME [FAMILY]`: a definition and its test, scaffolded from the kernel's own prototype.

import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prototypeOf } from '../packages/syscalls/src/numbers/prototypes.gen.js';
import { repositoryRoot } from './uapi/uapi.js';

const [name, family = name] = process.argv.slice(2);
if (name === undefined || family === undefined || !/^\w+$/.test(name) || !/^[\w-]+$/.test(family)) {
  console.error('usage: pnpm new:syscall NAME [FAMILY]');
  process.exit(1);
}

/** The kind that a C type suggests; the contributor knows better. */
function kindOf(type: string, argument: string): string {
  if (/char \*/.test(type)) return /name|path|file/.test(argument) ? 'path()' : 'cstring()';
  if (type.includes('*')) return 'address()';
  if (/^(unsigned int|int)$/.test(type) && /^d?fd$|_fd$|^fd_/.test(argument))
    return argument === 'dfd' ? 'dirfd()' : 'fd()';
  if (type === 'size_t') return 'size()';
  if (type === 'umode_t') return "mode({ c: 'u16' })";
  if (type === 'pid_t') return 'pid()';
  if (type === 'uid_t') return 'uid()';
  if (type === 'gid_t') return 'gid()';
  if (type === 'loff_t') return 's64()';
  if (type === 'unsigned int') return 'uint()';
  if (type === 'unsigned long') return 'hex()';
  return 'int()';
}

const prototype = prototypeOf(name);
if (prototype === undefined)
  console.error(`the kernel's prototype of ${name} is not known; add it to tools/numbers/prototypes.json`);
const args = (prototype ?? []).map(
  ({ type, name: argument }) => `    // ${type} ${argument}\n    ${argument}: ${kindOf(type, argument)},`,
);
const variable = name.replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());
const definition = `
/** ${name}(2). */
export const ${variable} = syscall('${name}', {
  category: 'system',
  args: {
${args.join('\n')}
  },
  returns: int(),
  human: 'call ${name}',
});
`;

const file = join(repositoryRoot, 'packages/syscalls/src/families', `${family}.ts`);
if (existsSync(file)) {
  appendFileSync(file, definition);
} else {
  const kinds = [
    ...new Set([...definition.matchAll(/: (\w+)\(/g)].map((match) => match[1] as string)),
  ].filter((kind) => kind !== 'syscall');
  const strings: string[] = kinds.filter((kind) => kind === 'path' || kind === 'cstring');
  const integers = [...new Set(['int', ...kinds.filter((kind) => !strings.includes(kind))])].sort();
  const imports = [
    `import { ${integers.join(', ')} } from '../model/integers.js';`,
    ...(strings.length > 0 ? [`import { ${strings.join(', ')} } from '../model/strings.js';`] : []),
    "import { syscall } from '../model/syscall.js';",
  ];
  writeFileSync(file, `${imports.join('\n')}\n${definition}`);
  const index = join(repositoryRoot, 'packages/syscalls/src/families/index.ts');
  writeFileSync(index, `${readFileSync(index, 'utf8').trimEnd()}\nexport * from './${family}.js';\n`);
}

const test = join(repositoryRoot, 'packages/formatters/src/strace/lines', `${family}.test.ts`);
if (!existsSync(test)) {
  writeFileSync(
    test,
    `import { ${variable} } from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { StraceFormatter } from '../strace-formatter.js';

describe('${name}', () => {
  it.each([
    // An imagined call, and the line that strace prints of it: take it from strace itself.
    [{ args: [${(prototype ?? []).map(() => '0').join(', ')}], result: -22 }, '${name}(…) = -1 EINVAL (Invalid argument)\\n'],
  ])('%#', (fake, line) => {
    expect(new StraceFormatter().format(fakeCall(${variable}, fake))).toBe(line);
  });
});
`,
  );
}
console.log(
  `${file}\n${test}\nSay what it is: category, classes, kinds, the sentence. Then: pnpm vitest ${test}`,
);
