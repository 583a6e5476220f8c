import { capturePlan } from '@hstrace/syscalls/table';
import { nativeArches } from '../filter/syscall-set.js';

/** The capture plan of all calls, made from the definitions: what the sources use, so that a change of one counts at once. */
export function wholePlan(): Uint32Array {
  return capturePlan(nativeArches);
}
