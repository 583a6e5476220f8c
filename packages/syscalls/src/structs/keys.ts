import {
  keyctlCapabilities0,
  keyctlCapabilities1,
  keyctlPkeySupport,
  keyringIds,
} from '../constants/system.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { type CustomKind, custom } from '../model/custom.js';
import { unlessZero } from '../model/decorate.js';
import { address, flags, hex, int, oneOf, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { equals, field } from '../model/ref.js';
import { buffer, cstring } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { Flags } from '../values/flags.js';

/** The serial number of a key or keyring; negative ones stand for the process's own keyrings. */
export const keySerial = oneOf(keyringIds, 's32');

/** Reserved words. */
const spare = (words: number) => unlessZero(array(hex('u32'), words));

/** `struct keyctl_dh_params` of linux/keyctl.h. */
export const dhParameters = struct('keyctl_dh_params', {
  private: keySerial,
  prime: keySerial,
  base: keySerial,
});

/** `struct keyctl_kdf_params` of linux/keyctl.h: how a key is derived from the shared secret. */
export const kdfParameters = struct('keyctl_kdf_params', {
  hashname: cstring(),
  otherinfo: union(
    [{ if: [equals(field('otherinfolen'), 0)], kind: address() }],
    buffer(field('otherinfolen')),
  ),
  otherinfolen: uint(),
  __spare: spare(8),
});

/** `struct keyctl_pkey_query` of linux/keyctl.h. */
export const publicKeyQuery = struct('keyctl_pkey_query', {
  supported_ops: flags(keyctlPkeySupport),
  key_size: uint(),
  max_data_size: int('u16'),
  max_sig_size: int('u16'),
  max_enc_size: int('u16'),
  max_dec_size: int('u16'),
  __spare: spare(10),
});

/** `struct keyctl_pkey_params` of linux/keyctl.h, for operations with a result. */
export const publicKeyOutput = struct('keyctl_pkey_params', {
  key_id: keySerial,
  in_len: uint(),
  out_len: uint(),
  __spare: spare(7),
});

/** `struct keyctl_pkey_params` of linux/keyctl.h, for the verification of a signature. */
export const publicKeyInput = struct('keyctl_pkey_params', {
  key_id: keySerial,
  in_len: uint(),
  in2_len: uint(),
  __spare: spare(7),
});

/** What the key service can do, a byte of flags after the other. */
export type KeyCapabilities = readonly (
  | Flags<Parameters<(typeof keyctlCapabilities0)['valueOf']>[0]>
  | Flags<Parameters<(typeof keyctlCapabilities1)['valueOf']>[0]>
  | number
)[];

const tables = [keyctlCapabilities0, keyctlCapabilities1];
const kinds = [flags(keyctlCapabilities0, 'u8'), flags(keyctlCapabilities1, 'u8')];

/** The bytes that KEYCTL_CAPABILITIES gives. */
export const keyCapabilities: CustomKind<KeyCapabilities> = custom<KeyCapabilities>({
  name: 'key capabilities',
  decode: ({ bytes, abi }, pos, end) =>
    Array.from(bytes.subarray(pos, end), (byte, i) => {
      const table = tables[i];
      return table === undefined ? byte : new Flags(byte, table, abi.arch);
    }),
  show: (value) => ({
    items: value.map((one, i): Notation => ({ value: one, as: kinds[i] ?? hex('u8') })),
  }),
});
