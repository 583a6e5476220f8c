import { expect, it } from 'vitest';
import { paintArguments, paintResult } from './theme.js';

const theme = {
  syscall: '<s>',
  argname: '<n>',
  argval: '<v>',
  call: '<f>',
  const: '<c>',
  comment: '<m>',
  punct: '',
  retval: '<r>',
  error: '<e>',
  reset: '</>',
};

it.each([
  ['AT_FDCWD, "a\\"b", O_RDONLY|O_CLOEXEC', '<c>AT_FDCWD</>, <v>"a\\"b"</>, <c>O_RDONLY|O_CLOEXEC</>'],
  ['{tv_sec=1, tv_nsec=2}', '{<n>tv_sec</>=<v>1</>, <n>tv_nsec</>=<v>2</>}'],
  ['0x63 /* RLIMIT_??? */, NULL', '<v>0x63</><m> /* RLIMIT_??? */</>, <v>NULL</>'],
  ['"long"..., 3', '<v>"long"</>..., <v>3</>'],
  ['SIGINT, {sa_handler=SIG_DFL}', '<v>SIGINT</>, {<n>sa_handler</>=<c>SIG_DFL</>}'],
  ['{st_mode=S_IFREG|0644}', '{<n>st_mode</>=<v>S_IFREG|0644</>}'],
  ['makedev(0x1, 0x3)', '<f>makedev</>(<v>0x1</>, <v>0x3</>)'],
  ['PROT_READ|PROT_EXEC, -1', '<c>PROT_READ</>|<c>PROT_EXEC</>, <v>-1</>'],
  ['~[RTMIN RT_1], []', '<v>~[RTMIN RT_1]</>, <v>[]</>'],
  ['3</a b<char 1:3>>, ["sh"]', '<v>3</><<v>/a b<char 1:3></>>, [<v>"sh"</>]'],
  ['', ''],
])('%s', (text, painted) => {
  expect(paintArguments(text, theme)).toBe(painted);
});

it.each([
  ['3', false, '<r>3</>'],
  ['3</etc/passwd>', false, '<r>3</><<v>/etc/passwd</>>'],
  ['1 (in [0])', false, '<r>1 (in [0])</>'],
  ['-1 ENOENT (No such file or directory)', true, '<r>-1</> <e>ENOENT (No such file or directory)</>'],
  ['?', true, '<r>?</>'],
] as const)('the result %s', (text, failed, painted) => {
  expect(paintResult(text, failed, theme)).toBe(painted);
});
