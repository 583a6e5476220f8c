import { execveatFlags } from '../constants/open.gen.js';
import { dirfd, flags, int } from '../model/integers.js';
import { path, stringArray } from '../model/strings.js';
import { syscall } from '../model/syscall.js';

/** execve(2). */
export const execve = syscall('execve', {
  category: 'process',
  classes: ['file', 'process'],
  args: { pathname: path(), argv: stringArray(), envp: stringArray({ counted: true }) },
  returns: int(),
  human: 'run {pathname}< as {argv}>',
});

/** execveat(2). */
export const execveat = syscall('execveat', {
  category: 'process',
  classes: ['file', 'desc', 'process'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    argv: stringArray(),
    envp: stringArray({ counted: true }),
    flags: flags(execveatFlags),
  },
  returns: int(),
  human: 'run {pathname}< as {argv}>',
});
