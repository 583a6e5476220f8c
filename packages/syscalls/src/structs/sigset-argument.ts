import { size } from '../model/integers.js';
import { field } from '../model/ref.js';
import { sigset } from '../model/sets.js';
import { struct } from '../model/struct.js';

/** A signal mask and its size, for calls whose six registers do not hold both (pselect6, io_pgetevents). */
export const sigsetArgument = struct('', { sigmask: sigset(field('sigsetsize')), sigsetsize: size() });
