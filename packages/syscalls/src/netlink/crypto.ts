import { cryptoAttributes, cryptoTypes } from '../constants/netlink.gen.js';
import { type EnumKind, hex, oneOf, uint } from '../model/integers.js';
import { chars } from '../model/strings.js';
import { type Fields, type StructKind, struct } from '../model/struct.js';
import { attributeSet, attributesKind, decodeAttributes } from './attributes.js';
import { decodeFixed, isRead, notRead, type Shown } from './context.js';
import type { NetlinkProtocol } from './protocol.js';
import { fixed, text, u32 } from './readers.js';

const name = chars(64);

/** `struct crypto_user_alg` of linux/cryptouser.h. */
const algorithm = struct('crypto_user_alg', {
  cru_name: name,
  cru_driver_name: name,
  cru_module_name: name,
  cru_type: hex('u32'),
  cru_mask: hex('u32'),
  cru_refcnt: uint(),
  cru_flags: hex('u32'),
});
const ALGORITHM = 208;

/** Structures of linux/cryptouser.h that describe an algorithm by its kind. */
function report(kind: string, names: string, generator = false): StructKind<Fields> {
  const fields: Record<string, Fields[string]> = { type: name };
  if (generator) fields.geniv = name;
  for (const member of names.split(' ')) fields[member] = uint();
  return struct(`crypto_report_${kind}`, fields);
}

const attributes = attributeSet(cryptoAttributes, {
  CRYPTOCFGA_PRIORITY_VAL: u32,
  CRYPTOCFGA_REPORT_LARVAL: text,
  CRYPTOCFGA_REPORT_HASH: fixed(report('hash', 'blocksize digestsize')),
  CRYPTOCFGA_REPORT_BLKCIPHER: fixed(report('blkcipher', 'blocksize min_keysize max_keysize ivsize', true)),
  CRYPTOCFGA_REPORT_AEAD: fixed(report('aead', 'blocksize maxauthsize ivsize', true)),
  CRYPTOCFGA_REPORT_COMPRESS: text,
  CRYPTOCFGA_REPORT_RNG: fixed(report('rng', 'seedsize')),
  CRYPTOCFGA_REPORT_CIPHER: fixed(report('cipher', 'blocksize min_keysize max_keysize')),
  CRYPTOCFGA_REPORT_AKCIPHER: text,
  CRYPTOCFGA_REPORT_KPP: text,
  CRYPTOCFGA_REPORT_ACOMP: text,
  CRYPTOCFGA_REPORT_SIG: text,
});

const about = new Set([
  'CRYPTO_MSG_NEWALG',
  'CRYPTO_MSG_DELALG',
  'CRYPTO_MSG_UPDATEALG',
  'CRYPTO_MSG_GETALG',
]);

/** NETLINK_CRYPTO: the algorithms of the kernel. */
export const cryptoProtocol: NetlinkProtocol = {
  type: oneOf(cryptoTypes, 'u16') as EnumKind<string>,
  payload(context, pos, length, type) {
    if (length < ALGORITHM || !about.has(cryptoTypes.nameOf(type, context.frame.abi.arch) ?? ''))
      return undefined;
    if (!isRead(context, pos, ALGORITHM)) return [notRead(context, pos)];
    const parts: Shown[] = [decodeFixed(context, algorithm, pos)];
    if (length > ALGORITHM)
      parts.push({
        value: decodeAttributes(attributes, context, pos + ALGORITHM, length - ALGORITHM),
        as: attributesKind,
      });
    return parts;
  },
};
