import type { HumanChoice } from '../model/syscall.js';

const asFlags = (on: string): HumanChoice => ({
  on,
  cases: {
    CLONE_THREAD: 'start the thread[ {result:number}|]',
    CLONE_NEWUSER: 'start the child [{result}|process], which sees users of its own',
    CLONE_NEWPID: 'start the child [{result}|process], which sees processes of its own',
    CLONE_NEWNS: 'start the child [{result}|process], which sees file systems of its own',
    CLONE_NEWNET: 'start the child [{result}|process], which has a network of its own',
    CLONE_NEWIPC: 'start the child [{result}|process], in a namespace of its own',
    CLONE_NEWUTS: 'start the child [{result}|process], in a namespace of its own',
    CLONE_NEWCGROUP: 'start the child [{result}|process], in a namespace of its own',
    CLONE_VFORK: 'start the child [{result}|process], and ~wait until that runs a program',
  },
  otherwise: 'start the child [{result}|process]',
});

/** clone(2), by flags. */
export const cloneWords = asFlags('flags.flags');
/** clone3(2), by flags. */
export const clone3Words = asFlags('cl_args.flags');
