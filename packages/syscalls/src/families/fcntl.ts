import {
  dnotifyFlags,
  fcntlCommands,
  fcntlOwnerTypes,
  fdFlags,
  fileSeals,
  lockTypes,
  openFlags,
  rwHints,
  seekWhence,
} from '../constants/open.gen.js';
import { hidden, opaque } from '../model/decorate.js';
import {
  type FlagsKind,
  fd,
  flags,
  hex,
  int,
  long,
  oneOf,
  pid,
  registerNumber,
  s64,
  signal,
  uid,
} from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { list, pointer } from '../model/pointer.js';
import { signalName } from '../model/signals.js';
import { struct } from '../model/struct.js';
import { cases, type Outcome, syscall } from '../model/syscall.js';
import { Flags } from '../values/flags.js';
import { fcntlWords } from '../wording/fcntl.js';

const lockType = oneOf(lockTypes, 'u16');
const whence = oneOf(seekWhence, 'u16');

/** `struct flock` with words of the ABI (asm-generic/fcntl.h): who holds a lock is told by those who ask. */
const flock = { l_type: lockType, l_whence: whence, l_start: long(), l_len: long() };
/** `struct flock64`. */
const flock64 = { l_type: lockType, l_whence: whence, l_start: s64(), l_len: s64() };
const lockSet = pointer(struct('flock', { ...flock, l_pid: hidden(pid()) }));
const lockGot = pointer(struct('flock', { ...flock, l_pid: pid() }), { direction: 'out' });
const lockSet64 = pointer(struct('flock64', { ...flock64, l_pid: hidden(pid()) }));
const lockGot64 = pointer(struct('flock64', { ...flock64, l_pid: pid() }), { direction: 'out' });

/** `struct f_owner_ex` (asm-generic/fcntl.h). */
const owner = struct('f_owner_ex', { type: oneOf(fcntlOwnerTypes), pid: pid() });

/** `struct delegation` (linux/fcntl.h). */
const delegation = struct('delegation', {
  d_flags: hex('u32'),
  d_type: oneOf(lockTypes, 'u16'),
  __pad: hex('u16'),
});

/** A hint about how long what is written will live. */
const hint = oneOf(rwHints, 'u64');

const common = {
  F_GETFD: {},
  F_GETFL: {},
  F_GETOWN: {},
  F_GETSIG: {},
  F_GETLEASE: {},
  F_GETPIPE_SZ: {},
  F_GET_SEALS: {},
  F_SETFD: { flags: flags(fdFlags) },
  F_SETFL: { flags: flags(openFlags) },
  F_SETOWN: { owner: pid() },
  F_SETSIG: { signal: signal() },
  F_SETPIPE_SZ: { size: registerNumber() },
  ...cases(['F_DUPFD', 'F_DUPFD_CLOEXEC'], { least: registerNumber() }),
  F_DUPFD_QUERY: { other: fd() },
  ...cases(['F_SETLK', 'F_SETLKW'], { lock: lockSet }),
  F_GETLK: { lock: lockGot },
  ...cases(['F_OFD_SETLK', 'F_OFD_SETLKW'], { lock: lockSet64 }),
  F_OFD_GETLK: { lock: lockGot64 },
  F_SETOWN_EX: { owner: pointer(owner) },
  F_GETOWN_EX: { owner: pointer(owner, { direction: 'out' }) },
  F_SETLEASE: { lease: oneOf(lockTypes, 'ulong') },
  F_NOTIFY: { events: flags(dnotifyFlags, 'ulong') },
  F_ADD_SEALS: { seals: flags(fileSeals, 'ulong') },
  // strace does not look at what this points to.
  F_GETOWNER_UIDS: { uids: opaque(list(uid(), 2, { direction: 'out' })) },
  ...cases(['F_GET_RW_HINT', 'F_GET_FILE_RW_HINT'], { hint: pointer(hint, { direction: 'out' }) }),
  ...cases(['F_SET_RW_HINT', 'F_SET_FILE_RW_HINT'], { hint: pointer(hint) }),
  F_SETDELEG: { delegation: pointer(delegation) },
  F_GETDELEG: { delegation: pointer(delegation, { direction: 'out' }) },
};

const hexResult = hex('long');

/** `0x1 (flags FD_CLOEXEC)`: what the number means stands behind it. */
function meant(outcome: Outcome, meaning: Notation): { readonly replace: Notation } {
  return { replace: { parts: [{ value: outcome.result, as: hexResult }, ' (', meaning, ')'] } };
}

/** Flags by name; those that have none are a number, without more. */
const maskNotation = (flagged: Flags, as: FlagsKind<string>): Notation =>
  flagged.names.length === 0 ? { value: flagged.value, as: hex() } : { value: flagged, as };

function explain(outcome: Outcome): Notation | { readonly replace: Notation } | undefined {
  const { result, args, arch, failed } = outcome;
  if (failed) return undefined;
  const named = (title: string, as: FlagsKind<string>): { readonly replace: Notation } =>
    meant(outcome, { parts: [title, maskNotation(new Flags(result, as.table, arch), as)] });
  switch (args.cmd) {
    case 'F_GETFD':
      return result === 0 ? undefined : named('flags ', flags(fdFlags));
    // These two are shown by name whatever is asked of constants.
    case 'F_GETFL':
      return meant(outcome, `flags ${new Flags(result, openFlags, arch)}`);
    case 'F_GETLEASE': {
      const name = lockTypes.nameOf(result, arch);
      return name === undefined ? { replace: { value: result, as: hex() } } : meant(outcome, name);
    }
    case 'F_GET_SEALS':
      return result === 0 ? undefined : named('seals ', flags(fileSeals));
    case 'F_GETSIG':
      return result === 0 ? undefined : signalName(Number(result));
    default:
      return undefined;
  }
}

const returns = { F_DUPFD: fd(), F_DUPFD_CLOEXEC: fd(), F_GETOWN: pid() };

/** strace calls whatever belongs to a command `arg`. */
const argNames = {
  cmd: 'op',
  flags: 'arg',
  owner: 'arg',
  signal: 'arg',
  size: 'arg',
  least: 'arg',
  other: 'arg',
  lock: 'arg',
  lease: 'arg',
  events: 'arg',
  seals: 'arg',
  uids: 'arg',
  hint: 'arg',
  delegation: 'arg',
};

/** fcntl(2). */
export const fcntl = syscall('fcntl', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd: fd(), cmd: oneOf(fcntlCommands) },
  variants: { on: 'cmd', cases: common, otherwise: { arg: hex() }, returns },
  returns: int(),
  explain,
  strace: { argNames },
  human: fcntlWords,
});

/** fcntl64(2) of 32-bit machines, which knows locks with 64-bit offsets besides. */
export const fcntl64 = syscall('fcntl64', {
  category: 'descriptor',
  classes: ['desc'],
  args: { fd: fd(), cmd: oneOf(fcntlCommands) },
  variants: {
    on: 'cmd',
    cases: {
      ...common,
      ...cases(['F_SETLK64', 'F_SETLKW64'], { lock: lockSet64 }),
      F_GETLK64: { lock: lockGot64 },
    },
    otherwise: { arg: hex() },
    returns,
  },
  returns: int(),
  explain,
  strace: { argNames },
  human: fcntlWords,
});
