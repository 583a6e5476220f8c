import { union } from '../model/branch.js';
import type { CType } from '../model/ctype.js';
import { address, gid, int, uid } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { arg, result } from '../model/ref.js';
import { type HumanText, syscall } from '../model/syscall.js';

// 32-bit x86 has each of these calls twice: with ids of 16 bits, and under a name that ends in 32 with ids of 32 bits.

/** What all calls of this family have in common. */
const common = { category: 'credentials', classes: ['creds'] } as const;
const asks = { category: 'credentials', classes: ['creds', 'pure'] } as const;

const getUid = {
  ...asks,
  args: {},
  returns: uid(),
  human: 'ask which user started it[: {result}]',
} as const;
const getEuid = {
  ...asks,
  args: {},
  returns: uid(),
  human: 'ask as which user it acts[: {result}]',
} as const;
const getGid = {
  ...asks,
  args: {},
  returns: gid(),
  human: 'ask which group started it[: {result}]',
} as const;
const getEgid = {
  ...asks,
  args: {},
  returns: gid(),
  human: 'ask as which group it acts[: {result}]',
} as const;

/** getuid(2). */
export const getuid = syscall('getuid', getUid);
/** getuid(2). */
export const getuid32 = syscall('getuid32', getUid);
/** geteuid(2). */
export const geteuid = syscall('geteuid', getEuid);
/** geteuid(2). */
export const geteuid32 = syscall('geteuid32', getEuid);
/** getgid(2). */
export const getgid = syscall('getgid', getGid);
/** getgid(2). */
export const getgid32 = syscall('getgid32', getGid);
/** getegid(2). */
export const getegid = syscall('getegid', getEgid);
/** getegid(2). */
export const getegid32 = syscall('getegid32', getEgid);

/** What calls say that set several ids at once, of which -1 leaves as they are. */
function becomes(what: 'user' | 'group', real: string, effective: string, saved?: string): HumanText {
  const rest = `<, started by {${real}}>${saved === undefined ? '' : `<, able to go back to {${saved}}>`}`;
  const remains = `remain the ${what} that it is${rest}`;
  return {
    on: effective,
    cases: { '-1': remains, 65535: remains, 4294967295: remains },
    otherwise: `become the ${what} {${effective}}${rest}`,
  };
}

const setUid = (c: CType) =>
  ({ ...common, args: { uid: uid(c) }, returns: int(), human: 'become the user {uid}' }) as const;
const setGid = (c: CType) =>
  ({
    ...common,
    args: { gid: gid(c) },
    returns: int(),
    strace: { argNames: { gid: 'uid' } },
    human: 'become the group {gid}',
  }) as const;
const setReuid = (c: CType) =>
  ({
    ...common,
    args: { ruid: uid(c), euid: uid(c) },
    returns: int(),
    human: becomes('user', 'ruid', 'euid'),
  }) as const;
const setRegid = (c: CType) =>
  ({
    ...common,
    args: { rgid: gid(c), egid: gid(c) },
    returns: int(),
    strace: { argNames: { rgid: 'ruid', egid: 'euid' } },
    human: becomes('group', 'rgid', 'egid'),
  }) as const;
const setResuid = (c: CType) =>
  ({
    ...common,
    args: { ruid: uid(c), euid: uid(c), suid: uid(c) },
    returns: int(),
    human: becomes('user', 'ruid', 'euid', 'suid'),
  }) as const;
const setResgid = (c: CType) =>
  ({
    ...common,
    args: { rgid: gid(c), egid: gid(c), sgid: gid(c) },
    returns: int(),
    strace: { argNames: { rgid: 'ruid', egid: 'euid', sgid: 'suid' } },
    human: becomes('group', 'rgid', 'egid', 'sgid'),
  }) as const;
const outUid = (c: CType) => pointer(uid(c), { direction: 'out' });
const outGid = (c: CType) => pointer(gid(c), { direction: 'out' });
const getResuid = (c: CType) =>
  ({
    ...common,
    args: { ruid: outUid(c), euid: outUid(c), suid: outUid(c) },
    returns: int(),
    human: 'ask which user it is, acts as and can go back to[: {ruid}, {euid} and {suid}]',
  }) as const;
const getResgid = (c: CType) =>
  ({
    ...common,
    args: { rgid: outGid(c), egid: outGid(c), sgid: outGid(c) },
    returns: int(),
    strace: { argNames: { rgid: 'ruid', egid: 'euid', sgid: 'suid' } },
    human: 'ask which group it is, acts as and can go back to[: {rgid}, {egid} and {sgid}]',
  }) as const;
const setFsuid = (c: CType) =>
  ({
    ...common,
    args: { fsuid: uid(c) },
    returns: uid(),
    human: 'become the user {fsuid} for access to files',
  }) as const;
const setFsgid = (c: CType) =>
  ({
    ...common,
    args: { fsgid: gid(c) },
    returns: gid(),
    strace: { argNames: { fsgid: 'fsuid' } },
    human: 'become the group {fsgid} for access to files',
  }) as const;

/** setuid(2). */
export const setuid = syscall('setuid', setUid('u32'));
/** setuid(2). */
export const setuid32 = syscall('setuid32', setUid('u32'));
/** setgid(2). */
export const setgid = syscall('setgid', setGid('u32'));
/** setgid(2). */
export const setgid32 = syscall('setgid32', setGid('u32'));
/** setreuid(2). */
export const setreuid = syscall('setreuid', setReuid('u32'));
/** setreuid(2). */
export const setreuid32 = syscall('setreuid32', setReuid('u32'));
/** setregid(2). */
export const setregid = syscall('setregid', setRegid('u32'));
/** setregid(2). */
export const setregid32 = syscall('setregid32', setRegid('u32'));
/** setresuid(2). */
export const setresuid = syscall('setresuid', setResuid('u32'));
/** setresuid(2). */
export const setresuid32 = syscall('setresuid32', setResuid('u32'));
/** setresgid(2). */
export const setresgid = syscall('setresgid', setResgid('u32'));
/** setresgid(2). */
export const setresgid32 = syscall('setresgid32', setResgid('u32'));
/** getresuid(2). */
export const getresuid = syscall('getresuid', getResuid('u32'));
/** getresuid(2). */
export const getresuid32 = syscall('getresuid32', getResuid('u32'));
/** getresgid(2). */
export const getresgid = syscall('getresgid', getResgid('u32'));
/** getresgid(2). */
export const getresgid32 = syscall('getresgid32', getResgid('u32'));
/** setfsuid(2). */
export const setfsuid = syscall('setfsuid', setFsuid('u32'));
/** setfsuid(2). */
export const setfsuid32 = syscall('setfsuid32', setFsuid('u32'));
/** setfsgid(2). */
export const setfsgid = syscall('setfsgid', setFsgid('u32'));
/** setfsgid(2). */
export const setfsgid32 = syscall('setfsgid32', setFsgid('u32'));

/** Most groups that a process can have (NGROUPS_MAX): the kernel does not look at longer lists. */
const NGROUPS_MAX = 65_536;

const getGroups = (c: CType) =>
  ({
    ...common,
    args: { size: int(), list: list(gid(c), result, { direction: 'out' }) },
    returns: int(),
    human: 'ask to which further groups it belongs[: {list}]',
  }) as const;
const setGroups = (c: CType) =>
  ({
    ...common,
    args: {
      size: int(),
      list: union(
        [
          { if: [{ of: arg('size'), compare: 'ge', value: NGROUPS_MAX + 1 }], kind: address() },
          { if: [{ of: arg('size'), compare: 'lt', value: 0 }], kind: address() },
        ],
        list(gid(c), arg('size')),
      ),
    },
    returns: int(),
    human: 'set the further groups it belongs to: {list}',
  }) as const;

/** getgroups(2). */
export const getgroups = syscall('getgroups', getGroups('u32'));
/** getgroups(2). */
export const getgroups32 = syscall('getgroups32', getGroups('u32'));
/** setgroups(2). */
export const setgroups = syscall('setgroups', setGroups('u32'));
/** setgroups(2). */
export const setgroups32 = syscall('setgroups32', setGroups('u32'));

/** The calls of 32-bit x86 programs with ids of 16 bits. */
export const credentialsOfI386 = {
  setuid: syscall('setuid', setUid('u16')),
  setgid: syscall('setgid', setGid('u16')),
  setreuid: syscall('setreuid', setReuid('u16')),
  setregid: syscall('setregid', setRegid('u16')),
  setresuid: syscall('setresuid', setResuid('u16')),
  setresgid: syscall('setresgid', setResgid('u16')),
  getresuid: syscall('getresuid', getResuid('u16')),
  getresgid: syscall('getresgid', getResgid('u16')),
  setfsuid: syscall('setfsuid', setFsuid('u16')),
  setfsgid: syscall('setfsgid', setFsgid('u16')),
  getgroups: syscall('getgroups', getGroups('u16')),
  setgroups: syscall('setgroups', setGroups('u16')),
};
