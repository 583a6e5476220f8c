import type { HumanText } from '../model/syscall.js';

/** sigaction(2), by what is to be done. */
export const signalAction: HumanText = {
  on: 'act',
  cases: { null: 'ask how it handles {signum}' },
  otherwise: {
    on: 'act.sa_handler',
    cases: {
      SIG_IGN: 'ignore {signum} from now on',
      SIG_DFL: 'let {signum} have its usual effect',
    },
    otherwise: 'handle {signum} itself from now on',
  },
};

/** sigprocmask(2), by how the set of signals is meant. */
export const signalMask: HumanText = {
  on: 'set',
  cases: { null: 'ask which signals it holds back' },
  otherwise: {
    on: 'how',
    cases: {
      SIG_BLOCK: 'hold back {set} as well',
      SIG_UNBLOCK: 'hold back {set} no longer',
      SIG_SETMASK: 'hold back {set} from now on',
    },
    otherwise: 'change which signals it holds back',
  },
};
