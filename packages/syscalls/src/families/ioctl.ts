import { requestCases, unknownArgument } from '../ioctl/cases.js';
import { explainRequest, requestResults } from '../ioctl/explained.js';
import type { Requests } from '../ioctl/family.js';
import { requestTable } from '../ioctl/requests.js';
import type { terminalRequests } from '../ioctl/terminals.js';
import { code } from '../model/code.js';
import { fd, int } from '../model/integers.js';
import { syscall } from '../model/syscall.js';
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
  returns: int(),
  explain: explainRequest,
  human: ioctlWords,
});
