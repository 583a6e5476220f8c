import { union } from '../model/branch.js';
import { byWordSize } from '../model/by-word-size.js';
import { long } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { hasBits, type Ref } from '../model/ref.js';
import { trailing } from '../model/strings.js';
import { struct } from '../model/struct.js';

/** What is read of a message of impossible length. */
const SOME_BYTES = 4096;

/**
 * `struct msgbuf` of linux/msg.h. It has to be there as the header declares it, with one byte of text and what follows
 * that in an array of such structures; of the text beyond, what can be read is shown.
 */
function message(length: Ref, direction: 'in' | 'out') {
  const target = struct('msgbuf', { mtype: long(), mtext: trailing(length) });
  const behind = (word: 4 | 8) =>
    union(
      [
        {
          if: [hasBits(length, 1n << BigInt(8 * word - 1))],
          kind: pointer(target, { direction, size: SOME_BYTES, fragment: 2 * word }),
        },
        {
          if: [{ of: length, compare: 'lt', value: word }],
          kind: pointer(target, { direction, size: 2 * word, fragment: 2 * word }),
        },
      ],
      pointer(target, { direction, size: { of: length, add: word }, fragment: 2 * word }),
    );
  return byWordSize(behind(8), behind(4));
}

/** A message that is sent. */
export const messageIn = (length: Ref) => message(length, 'in');
/** A message that was received. The whole buffer is shown, as strace does. */
export const messageOut = (length: Ref) => message(length, 'out');
