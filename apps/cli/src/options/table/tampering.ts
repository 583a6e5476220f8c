import { injection } from '../inject.js';
import type { Option } from '../option.js';

/** Changes to what calls do. */
export const tampering: readonly Option[] = [
  {
    group: 'Tampering',
    long: ['fault'],
    qualifiers: ['fault'],
    argument: 'required',
    value: 'SET[:error=ERRNO][:when=WHEN]',
    completes: 'syscalls',
    help: 'let these calls fail, with ENOSYS unless an error is named',
    apply: (draft, value = '') => {
      draft.injections.push(injection(value, 'fault', draft.warn));
    },
  },
  {
    group: 'Tampering',
    long: ['inject'],
    qualifiers: ['inject'],
    argument: 'required',
    value: 'SET:WHAT[:WHAT]...[:when=WHEN]',
    completes: 'syscalls',
    help:
      'change what these calls do\n' +
      'WHAT: error=ERRNO or retval=VALUE (the call is not made), syscall=CALL (is made instead),\n' +
      'signal=SIGNAL, delay_enter=TIME, delay_exit=TIME, poke_enter=@argN=HEX, poke_exit=@argN=HEX\n' +
      'WHEN: FIRST[..LAST][+[STEP]], counted for each call and each thread',
    apply: (draft, value = '') => {
      draft.injections.push(injection(value, 'inject', draft.warn));
    },
  },
];
