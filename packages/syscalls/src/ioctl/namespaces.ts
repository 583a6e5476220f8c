import { pidfdCoredumpMask, pidfdInfoMask } from '../constants/process.gen.js';
import { when } from '../model/decorate.js';
import { count, flags, gid, hex, int, pid, signal, u64, uid, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { type Condition, field, hasBits } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { waitStatus } from '../structs/wait-status.js';
import { dataSize, nr } from './code.js';
import { type ArgumentOf, defineRequests } from './family.js';
import { exchange, out } from './shapes.js';

/** Requests of namespaces (ioctl_nsfs(2), linux/nsfs.h). */
export const namespaceRequests = defineRequests(() => {
  const info = struct('mnt_ns_info', { size: uint(), nr_mounts: uint(), mnt_ns_id: hex('u64') });
  return {
    NS_GET_USERNS: null,
    NS_GET_PARENT: null,
    NS_GET_NSTYPE: null,
    NS_GET_OWNER_UID: out(uid()),
    NS_GET_MNTNS_ID: out(hex('u64')),
    NS_GET_ID: out(hex('u64')),
    NS_GET_PID_FROM_PIDNS: pid('thread'),
    NS_GET_TGID_FROM_PIDNS: pid(),
    NS_GET_PID_IN_PIDNS: pid('thread'),
    NS_GET_TGID_IN_PIDNS: pid(),
    NS_MNT_GET_INFO: out(info),
    NS_MNT_GET_NEXT: out(info),
    NS_MNT_GET_PREV: out(info),
  };
});

/** `sizeof(struct pidfd_info)`, as first published and as it is known here. */
const PIDFD_INFO_LEAST = 64;
const PIDFD_INFO_MOST = 88;

/** What PIDFD_GET_INFO fills in, of a structure that has this size in the program. */
export function pidfdInfo(bytes: number): AnyKind {
  if (bytes < PIDFD_INFO_LEAST) return hex();
  const has = (bit: number): Condition => [hasBits(field('mask'), bit)];
  const known = (bit: number, kind: AnyKind) => when(has(bit), kind);
  const filled = {
    cgroupid: known(4, u64()),
    pid: known(1, pid('thread')),
    tgid: known(1, pid()),
    ppid: known(1, pid()),
    ruid: known(2, uid()),
    rgid: known(2, gid()),
    euid: known(2, uid()),
    egid: known(2, gid()),
    suid: known(2, uid()),
    sgid: known(2, gid()),
    fsuid: known(2, uid()),
    fsgid: known(2, gid()),
    exit_code: known(8, waitStatus),
    coredump_mask: known(16, flags(pidfdCoredumpMask)),
    coredump_signal: known(64, signal('u32')),
    coredump_code: known(128, count('u32')),
    coredump_pad: when([hasBits(field('mask'), 0)], int()),
    supported_mask: known(32, flags(pidfdInfoMask, 'u64')),
  };
  return exchange(struct('pidfd_info', { mask: flags(pidfdInfoMask, 'u64'), ...filled }), {
    out: Object.keys(filled) as (keyof typeof filled)[],
    changed: ['mask'],
    size: Math.min(bytes, PIDFD_INFO_MOST),
    partial: true,
  });
}

/** PIDFD_GET_INFO of a program that knows a shorter or longer structure. */
export const pidfdArgument: ArgumentOf = (code) => (nr(code) === 11 ? pidfdInfo(dataSize(code)) : undefined);

/** Requests of pidfds (linux/pidfd.h). */
export const pidfdRequests = defineRequests(() => {
  const flagsOfNamespace = hex();
  return {
    PIDFD_GET_CGROUP_NAMESPACE: flagsOfNamespace,
    PIDFD_GET_IPC_NAMESPACE: flagsOfNamespace,
    PIDFD_GET_MNT_NAMESPACE: flagsOfNamespace,
    PIDFD_GET_NET_NAMESPACE: flagsOfNamespace,
    PIDFD_GET_PID_NAMESPACE: flagsOfNamespace,
    PIDFD_GET_PID_FOR_CHILDREN_NAMESPACE: flagsOfNamespace,
    PIDFD_GET_TIME_NAMESPACE: flagsOfNamespace,
    PIDFD_GET_TIME_FOR_CHILDREN_NAMESPACE: flagsOfNamespace,
    PIDFD_GET_USER_NAMESPACE: flagsOfNamespace,
    PIDFD_GET_UTS_NAMESPACE: flagsOfNamespace,
    PIDFD_GET_INFO: pidfdInfo(PIDFD_INFO_MOST),
  };
});
