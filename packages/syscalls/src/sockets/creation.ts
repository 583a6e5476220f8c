import {
  addressFamilies,
  ax25Protocols,
  bluetoothProtocols,
  caifProtocols,
  canProtocols,
  etherTypes,
  ipProtocols,
  isdnProtocols,
  kcmProtocols,
  netlinkProtocols,
  nfcProtocols,
  phonetProtocols,
  smcProtocols,
  socketFlags,
  socketTypes,
  socketTypesWithFlags,
} from '../constants/socket.gen.js';
import { union } from '../model/branch.js';
import { custom } from '../model/custom.js';
import { flags, oneOf, ulong } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { arg, equals } from '../model/ref.js';
import { withUnknown } from '../model/table.js';
import { Flags } from '../values/flags.js';

const typeName = oneOf(socketTypes);
const typeFlags = flags(socketFlags);

/** The type of a socket: one of the types, and flags. */
export const socketType = custom({
  name: 'socketType',
  c: 'u32',
  decode: ({ view, abi }, pos) => new Flags(view.getUint32(pos, true), socketTypesWithFlags, abi.arch),
  show({ value, arch }): Notation {
    const word = Number(value);
    const name = socketTypes.nameOf(word & 0xf, arch);
    const rest = (bits: number): Notation => ({
      value: new Flags(bits, socketFlags, arch),
      as: typeFlags,
    });
    if (name === undefined) return rest(word);
    const type: Notation = { value: name, as: typeName };
    const bits = (word & ~0xf) >>> 0;
    return bits === 0 ? type : { parts: [type, '|', rest(bits)] };
  },
});

const shortEtherType = oneOf(etherTypes, 'u16');

/** A protocol of packet sockets, in network byte order inside an `int`. */
const packetProtocol = custom<string | number>({
  name: 'etherProtocol',
  c: 'u32',
  decode: ({ view }, pos) => {
    const value = view.getUint16(pos, false);
    return etherTypes.nameOf(value, 'x86_64') ?? value;
  },
  show: (value) => ({ call: 'htons', args: [{ value, as: shortEtherType }] }),
});

/** A protocol of amateur radio: its names are in no public header, so that the number always stands before them. */
const radioProtocol = custom<string | number>({
  name: 'radioProtocol',
  c: 'u32',
  decode: ({ view, abi }, pos) => {
    const value = view.getUint32(pos, true);
    return ax25Protocols.nameOf(value, abi.arch) ?? value;
  },
  show: (value) => {
    const number = typeof value === 'number' ? value : Number(ax25Protocols.valueOf(value, 'x86_64') ?? 0);
    const plain = number === 0 ? '0' : `0x${number.toString(16)}`;
    return `${plain} /* ${typeof value === 'number' ? ax25Protocols.unknown : value} */`;
  },
});

/** The protocols of AF_IRDA, with names of CAN. */
const irdaProtocols = withUnknown(canProtocols, 'IRDAPROTO_???');

const when = <K extends AnyKind>(family: number, kind: K) => ({ if: [equals(arg('domain'), family)], kind });

/** The protocol of a socket: what it means is up to the family. */
export const socketProtocol = union(
  [
    when(2, oneOf(ipProtocols)),
    when(10, oneOf(ipProtocols)),
    when(16, oneOf(netlinkProtocols)),
    when(17, packetProtocol),
    when(3, radioProtocol),
    // strace reads the protocols of infrared sockets as those of CAN.
    when(23, oneOf(irdaProtocols)),
    when(29, oneOf(canProtocols)),
    when(31, oneOf(bluetoothProtocols)),
    when(33, oneOf(addressFamilies)),
    when(34, oneOf(isdnProtocols)),
    when(35, oneOf(phonetProtocols)),
    when(37, oneOf(caifProtocols)),
    when(39, oneOf(nfcProtocols)),
    when(41, oneOf(kcmProtocols)),
    when(43, oneOf(smcProtocols)),
  ],
  ulong(),
);
