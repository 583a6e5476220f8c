import { pid } from '../model/integers.js';
import { syscall } from '../model/syscall.js';

/** getpid(2). */
export const getpid = syscall('getpid', {
  category: 'process',
  classes: ['pure'],
  args: {},
  returns: pid(),
  human: 'ask for its own process id[: {result:number}]',
});

/** gettid(2). */
export const gettid = syscall('gettid', {
  category: 'process',
  classes: ['pure'],
  args: {},
  returns: pid('thread'),
  human: 'ask for its own thread id[: {result:number}]',
});

/** getppid(2). */
export const getppid = syscall('getppid', {
  category: 'process',
  classes: ['pure'],
  args: {},
  returns: pid(),
  human: 'ask for the id of its parent process[: {result}]',
});
