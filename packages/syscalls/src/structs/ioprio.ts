import { ioprioClasses } from '../constants/process.gen.js';
import { type CType, readerOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { oneOf } from '../model/integers.js';
import { meaning } from '../model/notation.js';

/** A priority of input and output, by its class and its level in there (linux/ioprio.h). */
export interface IoPriority {
  readonly class: ReturnType<typeof ioprioClasses.nameOf> | number;
  readonly level: number;
  readonly value: number;
}

const CLASS_SHIFT = 13;
const LEVEL_MASK = (1 << CLASS_SHIFT) - 1;
const priorityClass = oneOf(ioprioClasses);

/** `IOPRIO_PRIO_VALUE(IOPRIO_CLASS_BE, 3)`. */
export function ioPriority(c: CType): CustomKind<IoPriority> {
  return custom<IoPriority>({
    name: 'ioprio',
    c,
    decode(frame, pos) {
      const value = Number(readerOf(c, frame.abi)(frame.view, pos));
      const number = value >>> CLASS_SHIFT;
      return {
        class: ioprioClasses.nameOf(number, frame.abi.arch) ?? number,
        level: value & LEVEL_MASK,
        value,
      };
    },
    show(priority) {
      return meaning(priority.value === 0 ? '0' : `0x${(priority.value >>> 0).toString(16)}`, {
        call: 'IOPRIO_PRIO_VALUE',
        args: [{ value: priority.class, as: priorityClass }, String(priority.level)],
      });
    },
  });
}
