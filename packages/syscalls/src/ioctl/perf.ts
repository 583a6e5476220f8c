import { perfIoctlFlags } from '../constants/perf.gen.js';
import { union } from '../model/branch.js';
import { fd, flags, int, u64, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { equals, field, pointee } from '../model/ref.js';
import { textArray } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { PERF_ATTR_BRIEF, PERF_ATTR_SIZE_VER0, PERF_ATTR_SIZE_VER9, perfEventAttr } from '../structs/perf.js';
import { defineRequests } from './family.js';
import { following } from './following.js';
import { exchange, out } from './shapes.js';

const SIZE_AT = 4;

/** Requests of performance events (perf_event_open(2)). */
export const perfRequests = defineRequests(() => {
  const group = flags(perfIoctlFlags);
  // The structure says how long it is.
  const size = pointee('argp', 'u32', 'entry', SIZE_AT);
  const known = { enoughInBrief: PERF_ATTR_BRIEF } as const;
  return {
    PERF_EVENT_IOC_ENABLE: group,
    PERF_EVENT_IOC_DISABLE: group,
    PERF_EVENT_IOC_RESET: group,
    PERF_EVENT_IOC_REFRESH: int(),
    PERF_EVENT_IOC_PERIOD: pointer(u64()),
    PERF_EVENT_IOC_SET_OUTPUT: fd(),
    PERF_EVENT_IOC_SET_FILTER: textArray(4096),
    PERF_EVENT_IOC_ID: out(u64()),
    PERF_EVENT_IOC_SET_BPF: fd(),
    PERF_EVENT_IOC_PAUSE_OUTPUT: int('ulong'),
    PERF_EVENT_IOC_QUERY_BPF: exchange(
      struct('perf_event_query_bpf', {
        ids_len: uint(),
        prog_cnt: uint(),
        ids: following(uint(), field('prog_cnt'), 8),
      }),
      { out: ['prog_cnt', 'ids'], cut: true },
    ),
    PERF_EVENT_IOC_MODIFY_ATTRIBUTES: union(
      [{ if: [equals(size, 0)], kind: pointer(perfEventAttr, { ...known, size: PERF_ATTR_SIZE_VER0 }) }],
      pointer(perfEventAttr, {
        ...known,
        size: { of: size, most: { from: 'const', value: PERF_ATTR_SIZE_VER9 } },
        least: PERF_ATTR_SIZE_VER0,
      }),
    ),
  };
});
