import { requestCases, unknownArgument } from '../ioctl/cases.js';
import { explainRequest, requestResults } from '../ioctl/explained.js';
import type { Requests } from '../ioctl/family.js';
import { FIRST_SHARED, LAST_SHARED, requestTable } from '../ioctl/requests.js';
import type { terminalRequests } from '../ioctl/terminals.js';
import { code } from '../model/code.js';
import { fd, int } from '../model/integers.js';
import { arg, equals } from '../model/ref.js';
import { syscall } from '../model/syscall.js';
import { KVM_RUN, KVM_RUN_BYTES } from '../structs/kvm-run.js';
import { ioctlWords } from '../wording/ioctl.js';

/** Fields of each request: requests are found by {@link requestCases}, these are types only. */
type CasesOf<R extends Requests> = {
  readonly [N in keyof R]: R[N] extends null ? Readonly<Record<never, never>> : { readonly argp: R[N] };
};

const typed = {} as CasesOf<ReturnType<typeof terminalRequests>>;

/** ioctl(2). Its requests are in ../ioctl, one file for each family of them. */
export const ioctl = syscall('ioctl', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd: fd(), op: code(requestTable) },
  variants: {
    on: 'op',
    cases: typed,
    more: requestCases,
    otherwise: { argp: unknownArgument },
    returns: requestResults,
  },
  // What a virtual processor stops for is in memory that its descriptor is mapped to.
  looks: [
    {
      at: 'mapping',
      of: arg('fd'),
      phases: ['entry', 'exit'],
      if: [equals(arg('op'), KVM_RUN)],
      most: KVM_RUN_BYTES,
    },
    // Some requests have one name for terminals and another one for sound devices.
    {
      at: 'link',
      of: arg('fd'),
      phases: ['entry'],
      if: [
        { of: arg('op'), compare: 'ge', value: FIRST_SHARED },
        { of: arg('op'), compare: 'lt', value: LAST_SHARED + 1 },
      ],
    },
  ],
  returns: int(),
  explain: explainRequest,
  human: ioctlWords,
});
