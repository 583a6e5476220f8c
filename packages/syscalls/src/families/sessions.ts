import { int, pid } from '../model/integers.js';
import { syscall } from '../model/syscall.js';

/** getpgrp(2). */
export const getpgrp = syscall('getpgrp', {
  category: 'process',
  classes: ['pure'],
  args: {},
  returns: pid('group'),
  human: 'ask for its process group[: {result:number}]',
});

/** getpgid(2). */
export const getpgid = syscall('getpgid', {
  category: 'process',
  args: { pid: pid() },
  returns: pid('group'),
  human: 'ask for the process group of {pid}[: {result:number}]',
});

/** setpgid(2). */
export const setpgid = syscall('setpgid', {
  category: 'process',
  args: { pid: pid(), pgid: pid('group') },
  returns: int(),
  human: {
    on: 'pgid',
    cases: { 0: 'give {pid} a process group of its own' },
    otherwise: 'move {pid} to the process group {pgid:number}',
  },
});

/** getsid(2). */
export const getsid = syscall('getsid', {
  category: 'process',
  args: { pid: pid() },
  returns: pid('session'),
  human: 'ask for the session of {pid}[: {result:number}]',
});

/** setsid(2). */
export const setsid = syscall('setsid', {
  category: 'process',
  args: {},
  returns: pid('bare'),
  human: 'start a session of its own',
});

/** vhangup(2). */
export const vhangup = syscall('vhangup', {
  category: 'process',
  args: {},
  returns: int(),
  human: 'hang up its terminal',
});
