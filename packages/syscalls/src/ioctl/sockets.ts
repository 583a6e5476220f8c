import { arpHardwareTypes, interfaceFlags } from '../constants/socket.gen.js';
import type { Abi } from '../model/abi.js';
import { type CustomKind, custom } from '../model/custom.js';
import { atExit } from '../model/decorate.js';
import { address, flags, hex, int, interfaceIndex, oneOf } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { list, pointer } from '../model/pointer.js';
import { field } from '../model/ref.js';
import { chars, textArray } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { sockaddr } from '../sockets/address.js';
import { hardwareText, hexLiteral } from '../sockets/internet.js';
import { defineRequests } from './family.js';
import { exchange, number, numberOut } from './shapes.js';

/** Bytes of addresses by type of hardware; the others fill `sa_data`. */
const ADDRESS_BYTES: Readonly<Record<string, number>> = {
  ARPHRD_NETROM: 7,
  ARPHRD_ETHER: 6,
  ARPHRD_AX25: 7,
  ARPHRD_IEEE802: 6,
  ARPHRD_ARCNET: 1,
  ARPHRD_DLCI: 2,
  ARPHRD_EUI64: 8,
  ARPHRD_ROSE: 5,
  ARPHRD_X25: 5,
  ARPHRD_MCTP: 1,
  ARPHRD_TUNNEL: 4,
  ARPHRD_LOOPBACK: 6,
  ARPHRD_LOCALTLK: 1,
  ARPHRD_FDDI: 6,
  ARPHRD_SIT: 4,
  ARPHRD_IPDDP: 4,
  ARPHRD_IPGRE: 4,
  ARPHRD_PIMREG: 4,
  ARPHRD_HIPPI: 6,
  ARPHRD_IRDA: 4,
  ARPHRD_IEEE80211: 6,
  ARPHRD_IEEE80211_PRISM: 6,
  ARPHRD_IEEE80211_RADIOTAP: 6,
  ARPHRD_IEEE802154: 8,
  ARPHRD_IEEE802154_MONITOR: 8,
  ARPHRD_PHONET: 1,
  ARPHRD_PHONET_PIPE: 1,
  ARPHRD_CAIF: 1,
  ARPHRD_6LOWPAN: 8,
  ARPHRD_VSOCKMON: 8,
};

/** `sa_data` of a hardware address: as many bytes as its type has. */
interface HardwareData {
  readonly address: string;
  /** Everything, with what follows the address. */
  readonly data: string;
}

/** It stands behind its type. */
const hardwareData = custom<HardwareData>({
  name: 'hwaddr',
  bytes: 14,
  decode: ({ bytes, view }, pos, end) => {
    const type = arpHardwareTypes.nameOf(view.getUint16(pos - 2, true), 'x86_64');
    const length = (type === undefined ? undefined : ADDRESS_BYTES[type]) ?? 14;
    return {
      address: hardwareText(bytes, pos, Math.min(end, pos + length)),
      data: hardwareText(bytes, pos, end),
    };
  },
  show: ({ address: text, data }) => ({
    styles: {
      abbrev: text,
      verbose: { parts: [literal(data), ' /* ', text, ' */'] },
      raw: literal(data),
    },
  }),
});

const literal = (text: string): string =>
  hexLiteral(text.split(':').map((part) => Number.parseInt(part, 16)));

const IFNAMSIZ = 16;
/** `sizeof(struct ifreq)`: its longest member is `struct ifmap`. */
const ifreqBytes = (abi: Abi): number => (abi.wordSize === 8 ? 40 : 32);

/** `struct ifreq` with one of its members. */
function ifreq<const F extends Readonly<Record<string, AnyKind>>>(member: F) {
  const fields = { ifr_name: chars(IFNAMSIZ), ...member };
  return struct('ifreq', fields, { bytes: ifreqBytes });
}

/** `ifc_len`: bytes, and how many structures these are, where it is a whole number of them. */
interface ListLength {
  readonly bytes: number;
  readonly structures: number | undefined;
}

const listLength: CustomKind<ListLength> = custom<ListLength>({
  name: 'ifc_len',
  c: 'u32',
  decode: ({ abi, view }, pos, end) => {
    const bytes = end - pos < 4 ? 0 : view.getInt32(pos, true);
    const structures = bytes / ifreqBytes(abi);
    return { bytes, structures: bytes > 0 && Number.isInteger(structures) ? structures : undefined };
  },
  show: ({ bytes, structures }) =>
    structures === undefined ? String(bytes) : `${bytes} /* ${structures} * sizeof(struct ifreq) */`,
});

/** Requests of sockets and network interfaces (netdevice(7), linux/sockios.h). */
export const socketRequests = defineRequests(() => {
  const hwaddr = struct('sockaddr', { sa_family: oneOf(arpHardwareTypes, 'u16'), sa_data: hardwareData });
  const map = struct('ifmap', {
    mem_start: hex('ulong'),
    mem_end: hex('ulong'),
    base_addr: hex('u16'),
    irq: hex('u8'),
    dma: hex('u8'),
    port: hex('u8'),
  });
  const nameFirst = (member: string, kind: AnyKind) => {
    const whole = ifreq({ [member]: kind });
    return { get: exchange(whole, { out: [member] }), set: pointer(whole) };
  };
  const ifrFlags = nameFirst('ifr_flags', flags(interfaceFlags, 'u16'));
  const addr = nameFirst('ifr_addr', sockaddr(16));
  const dstaddr = nameFirst('ifr_dstaddr', sockaddr(16));
  const broadaddr = nameFirst('ifr_broadaddr', sockaddr(16));
  const netmask = nameFirst('ifr_netmask', sockaddr(16));
  const hardware = nameFirst('ifr_hwaddr', hwaddr);
  const metric = nameFirst('ifr_metric', int());
  const mtu = nameFirst('ifr_mtu', int());
  const slave = nameFirst('ifr_slave', chars(IFNAMSIZ));
  const queue = nameFirst('ifr_qlen', int());
  const index = nameFirst('ifr_ifindex', int());
  const maps = nameFirst('ifr_map', map);
  const byIndex = struct(
    'ifreq',
    { ifr_ifindex: int(), ifr_name: chars(IFNAMSIZ) },
    { at: { ifr_name: 0, ifr_ifindex: IFNAMSIZ }, bytes: ifreqBytes },
  );
  const entry = ifreq({ ifr_addr: sockaddr(16) });
  const bridged = pointer(
    struct('ifreq', { ifr_ifindex: interfaceIndex() }, { at: { ifr_ifindex: 16 }, bytes: ifreqBytes }),
  );
  const interfaceName = textArray(IFNAMSIZ);
  const opaque = address();
  return {
    SIOCGIFNAME: exchange(byIndex, { out: ['ifr_name'] }),
    SIOCGIFCONF: exchange(
      struct('ifconf', {
        ifc_len: listLength,
        ifc_buf: atExit(list(entry, field('ifc_len'), { inBytes: true })),
      }),
      { changed: ['ifc_len'], late: ['ifc_buf'] },
    ),
    SIOCGIFFLAGS: ifrFlags.get,
    SIOCSIFFLAGS: ifrFlags.set,
    SIOCGIFADDR: addr.get,
    SIOCSIFADDR: addr.set,
    SIOCGIFDSTADDR: dstaddr.get,
    SIOCSIFDSTADDR: dstaddr.set,
    SIOCGIFBRDADDR: broadaddr.get,
    SIOCSIFBRDADDR: broadaddr.set,
    SIOCGIFNETMASK: netmask.get,
    SIOCSIFNETMASK: netmask.set,
    SIOCGIFMETRIC: metric.get,
    SIOCSIFMETRIC: metric.set,
    SIOCGIFMTU: mtu.get,
    SIOCSIFMTU: mtu.set,
    SIOCGIFHWADDR: hardware.get,
    SIOCSIFHWADDR: hardware.set,
    SIOCSIFHWBROADCAST: hardware.set,
    SIOCADDMULTI: hardware.set,
    SIOCDELMULTI: hardware.set,
    SIOCGIFSLAVE: slave.get,
    SIOCSIFSLAVE: slave.set,
    SIOCSIFNAME: nameFirst('ifr_newname', chars(IFNAMSIZ)).set,
    SIOCGIFINDEX: index.get,
    SIOCGIFTXQLEN: queue.get,
    SIOCSIFTXQLEN: queue.set,
    SIOCGIFMAP: maps.get,
    SIOCSIFMAP: maps.set,
    SIOCGIFENCAP: numberOut(),
    SIOCSIFENCAP: number(),
    FIOSETOWN: number(),
    SIOCSPGRP: number(),
    FIOGETOWN: numberOut(),
    SIOCGPGRP: numberOut(),
    SIOCATMARK: numberOut(),
    SIOCOUTQNSD: numberOut(),
    SIOCBRADDBR: interfaceName,
    SIOCBRDELBR: interfaceName,
    SIOCBRADDIF: bridged,
    SIOCBRDELIF: bridged,
    ...undecoded(opaque),
  };
});

/** Requests whose argument is shown as a pointer. */
const OPAQUE = [
  'SIOCADDRT SIOCDELRT SIOCRTMSG SIOCSIFLINK SIOCGIFMEM SIOCSIFMEM SIOCETHTOOL SIOCGMIIPHY SIOCGMIIREG SIOCSMIIREG',
  'SIOCWANDEV SIOCGSKNS SIOCDARP SIOCGARP SIOCSARP SIOCDRARP SIOCGRARP SIOCSRARP SIOCADDDLCI SIOCDELDLCI SIOCGIFVLAN',
  'SIOCSIFVLAN SIOCBONDENSLAVE SIOCBONDRELEASE SIOCBONDSETHWADDR SIOCBONDSLAVEINFOQUERY SIOCBONDINFOQUERY',
  'SIOCBONDCHANGEACTIVE SIOCSHWTSTAMP SIOCGHWTSTAMP SIOCSIFPFLAGS SIOCGIFPFLAGS SIOCDIFADDR SIOCGIFCOUNT SIOCGIFBR',
  'SIOCSIFBR SIOCGSTAMP_OLD SIOCGSTAMPNS_OLD SIOCGSTAMP_NEW SIOCGSTAMPNS_NEW',
]
  .join(' ')
  .split(' ');

function undecoded<K extends AnyKind>(kind: K): Readonly<Record<string, K>> {
  return Object.fromEntries(OPAQUE.map((name) => [name, kind]));
}
