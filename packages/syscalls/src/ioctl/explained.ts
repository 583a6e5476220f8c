import { setnsTypes } from '../constants/process.gen.js';
import { fd, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import type { Outcome } from '../model/syscall.js';

const plain = uint();

/** What the kernel left in the argument. */
function left(argument: unknown): Readonly<Record<string, unknown>> | undefined {
  const after =
    typeof argument === 'object' && argument !== null && 'after' in argument ? argument.after : undefined;
  return typeof after === 'object' && after !== null
    ? (after as Readonly<Record<string, unknown>>)
    : undefined;
}

const explanations: Readonly<Record<string, (outcome: Outcome) => Notation | undefined>> = {
  NS_GET_NSTYPE: ({ result, arch }) =>
    setnsTypes.entries(arch).find(([, value]) => Number(value) === Number(result))?.[0],
  VIDIOC_CREATE_BUFS({ args }) {
    const { index, count } = left(args.argp) ?? {};
    if (index === undefined || count === undefined) return undefined;
    return {
      members: [
        ['index', { value: index, as: plain }],
        ['count', { value: count, as: plain }],
      ],
    };
  },
};

/** What strace adds to the results of some requests. */
export function explainRequest(outcome: Outcome): Notation | undefined {
  const { op } = outcome.args;
  if (outcome.failed || typeof op !== 'string' || !Object.hasOwn(explanations, op)) return undefined;
  return explanations[op]?.(outcome);
}

/** Requests that return a new descriptor. */
export const requestResults = Object.fromEntries(
  [
    ...['NS_GET_USERNS', 'NS_GET_PARENT', 'NS_MNT_GET_NEXT', 'NS_MNT_GET_PREV'],
    ...['KVM_CREATE_VM', 'KVM_CREATE_VCPU', 'USERFAULTFD_IOC_NEW'],
    ...['TEE_IOC_SHM_ALLOC', 'TEE_IOC_SHM_REGISTER', 'TEE_IOC_SHM_REGISTER_FD'],
    ...['PIDFD_GET_CGROUP_NAMESPACE', 'PIDFD_GET_IPC_NAMESPACE', 'PIDFD_GET_MNT_NAMESPACE'],
    ...['PIDFD_GET_NET_NAMESPACE', 'PIDFD_GET_PID_NAMESPACE', 'PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE'],
    ...['PIDFD_GET_TIME_NAMESPACE', 'PIDFD_GET_TIME_FOR_CHILDREN_NAMESPACE', 'PIDFD_GET_USER_NAMESPACE'],
    'PIDFD_GET_UTS_NAMESPACE',
  ].map((name) => [name, fd()]),
);
