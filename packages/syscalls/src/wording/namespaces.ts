import type { HumanText } from '../model/syscall.js';

/** unshare(2), by what is no longer shared. */
export const unshareWords: HumanText = {
  on: 'flags',
  cases: {
    CLONE_NEWUSER: 'move to a namespace of its own: {flags}',
    CLONE_NEWNS: 'move to a namespace of its own: {flags}',
    CLONE_NEWPID: 'let its children live in a namespace of their own: {flags}',
    CLONE_NEWNET: 'move to a namespace of its own: {flags}',
    CLONE_NEWIPC: 'move to a namespace of its own: {flags}',
    CLONE_NEWUTS: 'move to a namespace of its own: {flags}',
    CLONE_NEWCGROUP: 'move to a namespace of its own: {flags}',
    CLONE_NEWTIME: 'let its children live in a namespace of their own: {flags}',
    CLONE_FILES: 'have descriptors of its own',
    CLONE_FS: 'have a working directory of its own',
  },
  otherwise: 'stop sharing with other threads: {flags}',
};
