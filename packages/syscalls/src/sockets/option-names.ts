import * as names from '../constants/sockopt.gen.js';
import { oneOf, uint } from '../model/integers.js';
import { arg } from '../model/ref.js';
import type { EnumTable } from '../model/table.js';
import { chosenBy, joinTables } from './shapes.js';

/** The names of a level's options that can be asked for and set alike, by the level's number. */
const common: readonly (readonly [level: number, table: EnumTable])[] = [
  [6, names.tcpOptions],
  [17, names.udpOptions],
  [40, names.vsockOptions],
  [101, names.canRawOptions],
  [132, names.sctpOptions],
  [255, names.rawOptions],
  [256, names.ipxOptions],
  [257, names.ax25Options],
  [263, names.packetOptions],
  [266, names.irdaOptions],
  [268, names.llcOptions],
  [269, names.dccpOptions],
  [270, names.netlinkOptions],
  [271, names.tipcOptions],
  [272, names.rxrpcOptions],
  [273, names.pppol2tpOptions],
  [274, names.bluetoothOptions],
  [275, names.pnpipeOptions],
  [276, names.rdsOptions],
  [277, names.iucvOptions],
  [278, names.caifOptions],
  [279, names.algOptions],
  [280, names.nfcLlcpOptions],
  [281, names.kcmOptions],
  [282, names.tlsOptions],
  [283, names.xdpOptions],
];

function optionName(special: readonly (readonly [number, EnumTable])[]) {
  const kinds = new Map([...special, ...common].map(([level, table]) => [level, oneOf(table)]));
  return chosenBy(arg('level'), kinds, uint());
}

/** The name of an option that is asked for: which names there are is up to the level. */
export const askedOption = optionName([
  [0, joinTables(names.ipOptions, names.ipGetOptions)],
  [1, joinTables(names.socketOptions, names.socketGetOptions)],
  [41, joinTables(names.ipv6Options, names.ipv6GetOptions)],
]);

/** The name of an option that is set. */
export const setOption = optionName([
  [0, joinTables(names.ipOptions, names.ipSetOptions)],
  [1, joinTables(names.socketOptions, names.socketSetOptions)],
  [41, joinTables(names.ipv6Options, names.ipv6SetOptions)],
]);
