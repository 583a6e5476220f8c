import { expect, it } from 'vitest';
import { paintArguments } from './theme.js';

const theme = {
  syscall: '<s>',
  argname: '<n>',
  argval: '<v>',
  const: '<c>',
  comment: '<m>',
  punct: '',
  retval: '<r>',
  error: '<e>',
  reset: '</>',
};

it.each([
  ['AT_FDCWD, "a\\"b", O_RDONLY|O_CLOEXEC', '<c>AT_FDCWD</>, <v>"a\\"b"</>, <c>O_RDONLY</>|<c>O_CLOEXEC</>'],
  ['{tv_sec=1, tv_nsec=2}', '{<n>tv_sec</>=<v>1</>, <n>tv_nsec</>=<v>2</>}'],
  ['0x63 /* RLIMIT_??? */, NULL', '<v>0x63</> <m>/* RLIMIT_??? */</>, <c>NULL</>'],
  ['"long"..., 3', '<v>"long"...</>, <v>3</>'],
  ['', ''],
])('%s', (text, painted) => {
  expect(paintArguments(text, theme)).toBe(painted);
});
