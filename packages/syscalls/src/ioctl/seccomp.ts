import {
  seccompAddFdFlags,
  seccompFdFlags,
  seccompListenerFlags,
  seccompResponseFlags,
} from '../constants/ioctl-devices.gen.js';
import { auditArchs } from '../constants/ptrace.gen.js';
import { failureOf } from '../events/errno.js';
import type { Arch } from '../model/abi.js';
import { array } from '../model/arrays.js';
import { type CustomKind, custom } from '../model/custom.js';
import { address, fd, flags, hex, int, oneOf, pid, s64 } from '../model/integers.js';
import type { Decoder, Kind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { type Pointed, pointer } from '../model/pointer.js';
import type { Scope } from '../model/scope.js';
import { struct } from '../model/struct.js';
import type { Op } from '../plan/op.js';
import { callNumber } from '../structs/call-name.js';
import { Address } from '../values/address.js';
import type { InOut } from '../values/in-out.js';
import { defineRequests } from './family.js';

interface CallNumber {
  readonly number: number;
  readonly audit: string | number;
  readonly arch: Arch;
}

/** `nr` of `struct seccomp_data`; the ABI it belongs to stands behind it. */
const callNumberKind: CustomKind<CallNumber> = custom<CallNumber>({
  name: 'nr',
  c: 's32',
  decode: ({ abi, view }, pos, end) => {
    const code = pos + 8 <= end ? view.getUint32(pos + 4, true) : 0;
    return {
      number: pos + 4 <= end ? view.getUint32(pos, true) : 0,
      audit: auditArchs.nameOf(code, abi.arch) ?? code,
      arch: abi.arch,
    };
  },
  show: ({ number, audit, arch }) => callNumber(number, audit, arch),
});

/** An error number that is negative where it means one. */
const negativeError: CustomKind<number> = custom<number>({
  name: 'error',
  c: 's32',
  decode: ({ view }, pos, end) => (pos + 4 <= end ? view.getInt32(pos, true) : 0),
  show: (value) => {
    const name = value < 0 ? failureOf(-value).name : undefined;
    return name === undefined ? String(value) : { symbol: `-${name}`, of: String(value) };
  },
});

/** What stood there before the call, if it was not blank as it should be, and what the kernel put there. */
type Received<T> = { readonly before?: T; readonly after?: T | Address } | Address | null;

/** A pointer to a structure that programs clear before the kernel fills it in. */
function received<T>(target: Kind<T>): CustomKind<Received<T>> {
  const inner = pointer(target, { direction: 'inout', after: target });
  const blank = custom<Received<T>>({
    name: 'received',
    c: 'ptr',
    decode: () => null,
    show(value) {
      if (value === null) return 'NULL';
      const one = (part: T | Address): Notation =>
        part instanceof Address ? part.toString() : { value: part, as: target };
      if (value instanceof Address) return one(value);
      const { before, after } = value;
      if (before === undefined) return after === undefined ? '' : one(after);
      return after === undefined ? one(before) : { parts: [one(before), ' => ', one(after)] };
    },
  });
  return {
    ...blank,
    phase: 'both',
    compile(scope: Scope, offset: number): Decoder<Received<T>> {
      const decode = inner.compile(scope, offset);
      const size = target.size(scope.abi);
      return (frame, memory, base, end, up) => {
        const value = decode(frame, memory, base, end, up) as InOut<Pointed<T>>;
        const { before, after } = value;
        if (before === null || before instanceof Address) return before as Received<T>;
        const address = scope.abi.wordSize === 8 ? frame.register(2) : Number(frame.register(2)) >>> 0;
        frame.entry.find(address, size);
        const { pos } = frame.entry;
        const empty = frame.bytes.subarray(pos, pos + size).every((byte) => byte === 0);
        const left = frame.failed ? new Address(address) : after;
        return {
          ...(empty ? {} : { before }),
          ...(left === undefined || left === null ? {} : { after: left }),
        } as Received<T>;
      };
    },
    plan: (scope: Scope, offset: number, ops: Op[]) => inner.plan?.(scope, offset, ops),
  };
}

/** Requests of seccomp's listeners (seccomp_unotify(2)). */
export const seccompRequests = defineRequests(() => {
  const data = struct('seccomp_data', {
    nr: callNumberKind,
    arch: oneOf(auditArchs),
    instruction_pointer: address('u64'),
    args: array(hex('u64'), 6),
  });
  const notification = struct('seccomp_notif', { id: hex('u64'), pid: pid(), flags: hex('u32'), data });
  const id = pointer(hex('u64'));
  return {
    SECCOMP_IOCTL_NOTIF_RECV: received(notification),
    SECCOMP_IOCTL_NOTIF_SEND: pointer(
      struct('seccomp_notif_resp', {
        id: hex('u64'),
        val: s64(),
        error: negativeError,
        flags: flags(seccompResponseFlags),
      }),
    ),
    SECCOMP_IOCTL_NOTIF_ID_VALID: id,
    SECCOMP_IOCTL_NOTIF_ID_VALID_WRONG_DIR: id,
    SECCOMP_IOCTL_NOTIF_ADDFD: pointer(
      struct('seccomp_notif_addfd', {
        id: hex('u64'),
        flags: flags(seccompAddFdFlags),
        srcfd: fd('s32'),
        newfd: int(),
        newfd_flags: flags(seccompFdFlags),
      }),
    ),
    SECCOMP_IOCTL_NOTIF_SET_FLAGS: flags(seccompListenerFlags, 'ulong'),
  };
});
