import { addressFamilies, nfcSaps, nfcTargetProtocols } from '../constants/socket.gen.js';
import { type CustomKind, custom } from '../model/custom.js';
import { inStyle } from '../model/decorate.js';
import { int, interfaceIndex, oneOf } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import type { Text } from '../model/strings.js';
import { Bytes } from '../values/bytes.js';
import { textOf } from './address-local.js';
import { hexLiteral } from './internet.js';

const family = oneOf(addressFamilies, 'u16');
const number = int();

/** How a call sign can be shown: as such, with its bytes too because it is odd, or not at all. */
function judge(call: Uint8Array): 'plain' | 'odd' | 'bytes' {
  let odd = false;
  let blank = false;
  let any = false;
  for (let i = 0; i < 6; i++) {
    const byte = call[i] as number;
    const letter = byte >> 1;
    if ((byte & 1) !== 0) odd = true;
    if (letter === 0x20) blank = true;
    else {
      any = true;
      if (blank) odd = true;
    }
    const usual = letter === 0x20 || (letter >= 0x30 && letter <= 0x39) || (letter >= 0x41 && letter <= 0x5a);
    if (!usual) odd = true;
    // Characters that cannot be shown, or that would end a comment.
    if (letter < 0x20 || letter > 0x7e || letter === 0x2a || letter === 0x2f) return 'bytes';
  }
  const last = call[6] as number;
  if ((last & ~0x1e) !== 0 || (!any && last !== 0)) odd = true;
  return odd ? 'odd' : 'plain';
}

/** A call sign with its station number: `VALID1-13`; `*` for the empty one. */
function callSign(call: Uint8Array): string {
  let text = '';
  for (let i = 0; i < 6; i++) text += String.fromCharCode((call[i] as number) >> 1);
  text = text.replace(/ +$/, '');
  const station = ((call[6] as number) >> 1) & 0xf;
  return text === '' && station === 0 ? '*' : `${text}-${station}`;
}

/** `ax25_address` of linux/ax25.h: 7 bytes. */
export const ax25Address: CustomKind<Bytes> = custom<Bytes>({
  name: 'ax25_address',
  bytes: 7,
  decode: ({ bytes }, pos, end) =>
    end - pos < 7 ? (undefined as unknown as Bytes) : new Bytes(bytes, pos, pos + 7, 7),
  show: (value) => {
    const call = value.bytes;
    const raw = `{ax25_call=${hexLiteral(call)}}`;
    const how = judge(call);
    if (how === 'bytes') return raw;
    const full = `${raw} /* ${callSign(call)} */`;
    return how === 'odd' ? full : { styles: { abbrev: callSign(call), raw, verbose: full } };
  },
});

/** An address of amateur radio, with the stations on the way. */
export interface Ax25SocketAddress {
  readonly sa_family: 'AF_AX25';
  readonly sax25_call: Bytes;
  readonly sax25_ndigis: number;
  /** The stations, as many as are named and as the address has. */
  readonly fsa_digipeater: readonly Bytes[];
  /** Bytes of the whole address. */
  readonly length: number;
}

const MOST_STATIONS = 8;

/** `struct full_sockaddr_ax25` of linux/ax25.h. */
export const sockaddrAx25 = custom<Ax25SocketAddress>({
  name: 'sockaddr_ax25',
  decode: ({ bytes, view }, pos, end) => {
    const stations = Math.min(view.getInt32(pos + 12, true), MOST_STATIONS, Math.floor((end - pos - 16) / 7));
    return {
      sa_family: 'AF_AX25',
      sax25_call: new Bytes(bytes, pos + 2, pos + 9, 7),
      sax25_ndigis: view.getInt32(pos + 12, true),
      fsa_digipeater: Array.from({ length: Math.max(0, stations) }, (_, i) => {
        const at = pos + 16 + 7 * i;
        return new Bytes(bytes, at, at + 7, 7);
      }),
      length: end - pos,
    };
  },
  show: ({ sax25_call, sax25_ndigis, fsa_digipeater, length }) => {
    const own: [string, Notation][] = [
      ['sax25_call', { value: sax25_call, as: ax25Address }],
      ['sax25_ndigis', { value: sax25_ndigis, as: number }],
    ];
    const head: [string, Notation] = ['sa_family', { value: 'AF_AX25', as: family }];
    if (sax25_ndigis === 0 && length <= 16) return { members: [head, ...own] };
    const members: [string, Notation][] = [head, ['fsa_ax25', { members: own }]];
    const wanted = Math.min(Math.max(sax25_ndigis, 0), MOST_STATIONS);
    const room = Math.min(Math.floor((length - 16) / 7), MOST_STATIONS);
    if (wanted > 0)
      members.push([
        'fsa_digipeater',
        { items: fsa_digipeater.map((value) => ({ value, as: ax25Address })), more: wanted > room },
      ]);
    return { members, more: length > room * 7 + 16 };
  },
});

/** An address of near-field communication (linux/nfc.h); those of its LLCP have a service. */
export interface NfcAddress {
  readonly sa_family: 'AF_NFC';
  readonly dev_idx: number;
  readonly target_idx: number;
  readonly nfc_protocol: string | number;
  readonly service:
    | { readonly dsap: number; readonly ssap: number; readonly name: Text; readonly length: number | bigint }
    | undefined;
  /** Bytes of the whole address. */
  readonly size: number;
}

const device = interfaceIndex();
const protocol = oneOf(nfcTargetProtocols);
const accessPoint = inStyle('verbose', oneOf(nfcSaps, 'u8'));
const LONGEST_SERVICE = 63;

/** `struct sockaddr_nfc` and `struct sockaddr_nfc_llcp`. */
export const sockaddrNfc = custom<NfcAddress>({
  name: 'sockaddr_nfc',
  decode: ({ bytes, view, abi }, pos, end) => {
    const word = abi.wordSize;
    let service: NfcAddress['service'];
    if (end - pos >= (word === 8 ? 96 : 88)) {
      const length = word === 8 ? view.getBigUint64(pos + 88, true) : view.getUint32(pos + 84, true);
      const shown = length < LONGEST_SERVICE ? Number(length) : LONGEST_SERVICE;
      service = {
        dsap: view.getUint8(pos + 16),
        ssap: view.getUint8(pos + 17),
        name: textOf(bytes, pos + 18, pos + 18 + shown),
        length,
      };
    }
    const target = view.getUint32(pos + 12, true);
    return {
      sa_family: 'AF_NFC',
      dev_idx: view.getUint32(pos + 4, true),
      target_idx: view.getUint32(pos + 8, true),
      nfc_protocol: nfcTargetProtocols.nameOf(target, abi.arch) ?? target,
      service,
      size: end - pos,
    };
  },
  show: (value) => {
    const members: [string, Notation][] = [
      ['sa_family', { value: 'AF_NFC', as: family }],
      ['dev_idx', { value: value.dev_idx, as: device }],
      ['target_idx', value.target_idx === 0 ? '0' : `0x${value.target_idx.toString(16)}`],
      ['nfc_protocol', { value: value.nfc_protocol, as: protocol }],
    ];
    const { service } = value;
    if (service === undefined) return { members, more: value.size > 16 };
    const point = (sap: number): Notation => ({
      value: nfcSaps.nameOf(sap, 'x86_64') ?? sap,
      as: accessPoint,
    });
    members.push(
      ['dsap', point(service.dsap)],
      ['ssap', point(service.ssap)],
      ['service_name', { quoted: service.name }],
      ['service_name_len', String(service.length)],
    );
    return { members };
  },
});
