import { perfOpenFlags } from '../constants/perf.gen.js';
import { union } from '../model/branch.js';
import { fd, flags, int } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { equals, pointee } from '../model/ref.js';
import { syscall } from '../model/syscall.js';
import { PERF_ATTR_BRIEF, PERF_ATTR_SIZE_VER0, PERF_ATTR_SIZE_VER9, perfEventAttr } from '../structs/perf.js';

/** Where the structure says how long it is. */
const SIZE_AT = 4;
const attrSize = pointee('attr', 'u32', 'entry', SIZE_AT);
/** The kernel says how long a structure it knows, if this one is longer. */
const told = {
  direction: 'inout',
  always: true,
  exchange: { late: 'all', changed: ['size'] },
  enoughInBrief: PERF_ATTR_BRIEF,
} as const;

/** perf_event_open(2). */
export const perfEventOpen = syscall('perf_event_open', {
  category: 'process',
  classes: ['desc'],
  args: {
    attr: union(
      [{ if: [equals(attrSize, 0)], kind: pointer(perfEventAttr, { ...told, size: PERF_ATTR_SIZE_VER0 }) }],
      pointer(perfEventAttr, {
        ...told,
        size: { of: attrSize, most: { from: 'const', value: PERF_ATTR_SIZE_VER9 } },
        least: PERF_ATTR_SIZE_VER0,
      }),
    ),
    pid: int(),
    cpu: int(),
    group_fd: fd(),
    flags: flags(perfOpenFlags, 'ulong'),
  },
  returns: fd(),
  human: 'set up a counter<: {attr.config}> of {pid}',
});
