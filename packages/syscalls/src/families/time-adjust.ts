import { adjtimexStates, clockIds } from '../constants/time.gen.js';
import { int, oneOf } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { type Outcome, syscall } from '../model/syscall.js';
import { timex, timex64 } from '../structs/timex.js';
import { Address } from '../values/address.js';

/** The state of the clock, which is the result. */
function state({ args, result, failed, arch }: Outcome): string | undefined {
  if (failed || args.buf === null || args.buf instanceof Address) return undefined;
  return adjtimexStates.nameOf(result, arch);
}

/** adjtimex(2). */
export const adjtimex = syscall('adjtimex', {
  category: 'time',
  classes: ['clock'],
  args: { buf: pointer(timex, { direction: 'out' }) },
  returns: int(),
  explain: state,
  human: 'ask about, or ~adjust, the clock of the machine',
});

/** clock_adjtime(2). */
export const clockAdjtime = syscall('clock_adjtime', {
  category: 'time',
  classes: ['clock'],
  args: { clockid: oneOf(clockIds), buf: pointer(timex, { direction: 'out' }) },
  returns: int(),
  explain: state,
  human: 'ask about, or ~adjust, {clockid}',
});

/** clock_adjtime(2) of 32-bit programs with 64-bit times. */
export const clockAdjtime64 = syscall('clock_adjtime64', {
  category: 'time',
  classes: ['clock'],
  args: { clockid: oneOf(clockIds), buf: pointer(timex64, { direction: 'out' }) },
  returns: int(),
  explain: state,
  human: 'ask about, or ~adjust, {clockid}',
});
