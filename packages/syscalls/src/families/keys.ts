import {
  keyctlCommands,
  keyctlMoveFlags,
  keyPermissions,
  keyRequestDefaults,
} from '../constants/system.gen.js';
import { union } from '../model/branch.js';
import { address, errno, flags, gid, hex, int, oneOf, uid, uint, ulong } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { arg, pointee, result } from '../model/ref.js';
import { buffer, cstring } from '../model/strings.js';
import { cases, syscall } from '../model/syscall.js';
import { iovecIn } from '../structs/iovec.js';
import {
  dhParameters,
  kdfParameters,
  keyCapabilities,
  keySerial,
  publicKeyInput,
  publicKeyOutput,
  publicKeyQuery,
} from '../structs/keys.js';
import { keyctlWords } from '../wording/keyctl.js';

/** add_key(2). */
export const addKey = syscall('add_key', {
  category: 'credentials',
  args: {
    type: cstring(),
    description: cstring(),
    payload: buffer(arg('plen')),
    plen: ulong(),
    keyring: keySerial,
  },
  returns: int(),
  human: 'add the key {description} to the key ring {keyring}',
});

/** request_key(2). */
export const requestKey = syscall('request_key', {
  category: 'credentials',
  args: {
    type: cstring(),
    description: cstring(),
    callout_info: cstring(),
    dest_keyring: keySerial,
  },
  returns: int(),
  human: 'ask for the key {description}',
});

/** What the kernel gives can be longer than the buffer it was to be put in. */
const given = (length: string) => ({ of: result, most: arg(length) });
const out = { direction: 'out' } as const;

/** Lengths count only if the whole `struct keyctl_pkey_params` could be read: its last member is looked at. */
const withParams = (kind: ReturnType<typeof buffer>) =>
  union([{ if: [{ of: pointee('params', 'u32', 'entry', 36), compare: 'ge', value: 0 }], kind }], address());

/** What reads a key or tells of it. */
const read = {
  key: keySerial,
  buffer: buffer(given('buflen'), out),
  buflen: ulong(),
};
const describe = {
  key: keySerial,
  buffer: buffer(given('buflen'), { ...out, trailingNul: false }),
  buflen: ulong(),
};

const operations = {
  KEYCTL_GET_KEYRING_ID: { key: keySerial, create: int() },
  KEYCTL_JOIN_SESSION_KEYRING: { name: cstring() },
  KEYCTL_UPDATE: { key: keySerial, payload: buffer(arg('plen')), plen: ulong() },
  ...cases(['KEYCTL_REVOKE', 'KEYCTL_CLEAR', 'KEYCTL_INVALIDATE', 'KEYCTL_ASSUME_AUTHORITY'], {
    key: keySerial,
  }),
  ...cases(['KEYCTL_LINK', 'KEYCTL_UNLINK'], { key: keySerial, keyring: keySerial }),
  KEYCTL_READ: read,
  ...cases(['KEYCTL_DESCRIBE', 'KEYCTL_GET_SECURITY'], describe),
  KEYCTL_SEARCH: {
    keyring: keySerial,
    type: cstring(),
    description: cstring(),
    dest_keyring: keySerial,
  },
  KEYCTL_CHOWN: { key: keySerial, uid: uid(), gid: gid() },
  KEYCTL_SETPERM: { key: keySerial, perms: flags(keyPermissions) },
  KEYCTL_INSTANTIATE: {
    key: keySerial,
    payload: buffer(arg('plen')),
    plen: ulong(),
    keyring: keySerial,
  },
  KEYCTL_NEGATE: { key: keySerial, timeout: uint(), keyring: keySerial },
  KEYCTL_SET_REQKEY_KEYRING: { reqkey_defl: oneOf(keyRequestDefaults, 's32') },
  KEYCTL_SET_TIMEOUT: { key: keySerial, timeout: uint() },
  KEYCTL_SESSION_TO_PARENT: {},
  KEYCTL_REJECT: { key: keySerial, timeout: uint(), error: errno('u32'), keyring: keySerial },
  KEYCTL_INSTANTIATE_IOV: {
    key: keySerial,
    payload: list(iovecIn, arg('plen')),
    plen: ulong(),
    keyring: keySerial,
  },
  KEYCTL_GET_PERSISTENT: { uid: uid(), keyring: keySerial },
  KEYCTL_DH_COMPUTE: {
    dh_params: pointer(dhParameters),
    buffer: buffer(given('buflen'), out),
    buflen: ulong(),
    kdf_params: pointer(kdfParameters, { always: true }),
  },
  KEYCTL_PKEY_QUERY: {
    key: keySerial,
    reserved: hex(),
    params: cstring(),
    info: pointer(publicKeyQuery, out),
  },
  ...cases(['KEYCTL_PKEY_ENCRYPT', 'KEYCTL_PKEY_DECRYPT', 'KEYCTL_PKEY_SIGN'], {
    params: pointer(publicKeyOutput),
    info: cstring(),
    in: withParams(buffer(pointee('params', 'u32', 'entry', 4))),
    out: withParams(buffer(pointee('params', 'u32', 'entry', 8), out)),
  }),
  KEYCTL_PKEY_VERIFY: {
    params: pointer(publicKeyInput),
    info: cstring(),
    in: withParams(buffer(pointee('params', 'u32', 'entry', 4))),
    in2: withParams(buffer(pointee('params', 'u32', 'entry', 8))),
  },
  KEYCTL_RESTRICT_KEYRING: { keyring: keySerial, type: cstring(), restriction: cstring() },
  KEYCTL_MOVE: {
    key: keySerial,
    from_keyring: keySerial,
    to_keyring: keySerial,
    flags: flags(keyctlMoveFlags),
  },
  KEYCTL_CAPABILITIES: {
    buffer: pointer(keyCapabilities, { ...out, size: given('buflen') }),
    buflen: ulong(),
  },
};

/** keyctl(2). */
export const keyctl = syscall('keyctl', {
  category: 'credentials',
  args: { operation: oneOf(keyctlCommands) },
  variants: {
    on: 'operation',
    cases: operations,
    otherwise: { arg2: hex(), arg3: hex(), arg4: hex(), arg5: hex() },
  },
  returns: int(),
  human: keyctlWords,
});
