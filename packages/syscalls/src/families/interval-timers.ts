import { itimerTypes } from '../constants/time.gen.js';
import { int, oneOf, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { syscall } from '../model/syscall.js';
import { itimerval } from '../structs/time.js';

/** getitimer(2). */
export const getitimer = syscall('getitimer', {
  category: 'time',
  args: { which: oneOf(itimerTypes), curr_value: pointer(itimerval, { direction: 'out' }) },
  returns: int(),
  human: 'ask when its timer for {which} runs out[: {curr_value}]',
});

/** setitimer(2). */
export const setitimer = syscall('setitimer', {
  category: 'time',
  args: {
    which: oneOf(itimerTypes),
    new_value: pointer(itimerval),
    old_value: pointer(itimerval, { direction: 'out' }),
  },
  returns: int(),
  human: 'set its timer for {which}: {new_value}',
});

/** alarm(2); the result is the seconds that were left of an earlier one. */
export const alarm = syscall('alarm', {
  category: 'time',
  args: { seconds: uint() },
  returns: uint(),
  human: { on: 'seconds', cases: { 0: 'switch its alarm off' }, otherwise: 'ask to be woken in {seconds:s}' },
});
