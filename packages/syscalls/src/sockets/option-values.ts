import * as names from '../constants/sockopt.gen.js';
import type { Abi } from '../model/abi.js';
import type { UnionKind } from '../model/branch.js';
import { decodeInside } from '../model/custom.js';
import { planUnder } from '../model/decorate.js';
import { type AnyKind, type Kind, kind } from '../model/kind.js';
import { ChunkStatus } from '../model/memory.js';
import { compilePointer, planPointer, pointer } from '../model/pointer.js';
import { arg, equals, hasBits, pointee, type Ref } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { blob, buffer } from '../model/strings.js';
import type { EnumTable } from '../model/table.js';
import type { Op } from '../plan/op.js';
import { socketFilter, socketFilterProgram } from '../structs/bpf-classic.js';
import { Address } from '../values/address.js';
import { Bytes } from '../values/bytes.js';
import * as shape from './option-structs.js';

/**
 * How the value of an option is read.
 *
 * `bytes` tells how many bytes make it from the length that the program gave; undefined where such a length is not
 * read at all. A `text` is not read as the structure but as it is, in hexadecimal where it says so.
 */
interface Form {
  readonly kind: AnyKind;
  bytes(length: number, abi: Abi): number | 'text' | 'hex' | undefined;
}

const SOL_IP = 0;
const SOL_SOCKET = 1;
const SOL_TCP = 6;
const SOL_IPV6 = 41;
const SOL_RAW = 255;
const SOL_PACKET = 263;
const SOL_NETLINK = 270;
const SOL_TIPC = 271;

/** The whole structure, or nothing if the length is too small for it. */
const atLeast = (one: AnyKind): Form => ({
  kind: one,
  bytes: (length, abi) => (length < one.size(abi) ? undefined : one.size(abi)),
});
/** The structure if the length is just right. */
const exactly = (one: AnyKind): Form => ({
  kind: one,
  bytes: (length, abi) => (length === one.size(abi) ? length : undefined),
});
/** A number if the length is at least (or just) right, else bytes in hexadecimal. */
const four = (one: AnyKind, exact: boolean): Form => ({
  kind: one,
  bytes: (length) => ((exact ? length === 4 : length >= 4) ? 4 : 'hex'),
});
/** A number if the length is enough for it. */
const number = (one: AnyKind): Form => ({ kind: one, bytes: (length) => (length < 4 ? undefined : 4) });
/** As much as there is, at most the structure. */
const upTo = (one: AnyKind, most: number): Form => ({
  kind: one,
  bytes: (length) => (length <= 0 ? undefined : Math.min(length, most)),
});

/** Options of SOL_SOCKET that are an int, whatever length is given with them. */
const INTEGERS =
  'SO_DEBUG SO_REUSEADDR SO_DONTROUTE SO_BROADCAST SO_SNDBUF SO_RCVBUF SO_KEEPALIVE SO_OOBINLINE SO_NO_CHECK ' +
  'SO_PRIORITY SO_BSDCOMPAT SO_REUSEPORT SO_PASSCRED SO_RCVLOWAT SO_SNDLOWAT SO_DETACH_FILTER SO_TIMESTAMP_OLD ' +
  'SO_ACCEPTCONN SO_SNDBUFFORCE SO_RCVBUFFORCE SO_PASSSEC SO_TIMESTAMPNS_OLD SO_MARK SO_TIMESTAMPING_OLD ' +
  'SO_RXQ_OVFL SO_WIFI_STATUS SO_PEEK_OFF SO_NOFCS SO_LOCK_FILTER SO_SELECT_ERR_QUEUE SO_BUSY_POLL ' +
  'SO_INCOMING_CPU SO_CNX_ADVICE SO_INCOMING_NAPI_ID SO_ZEROCOPY SO_TIMESTAMP_NEW SO_TIMESTAMPNS_NEW ' +
  'SO_TIMESTAMPING_NEW SO_DETACH_REUSEPORT_BPF SO_PREFER_BUSY_POLL SO_BUSY_POLL_BUDGET SO_RESERVE_MEM ' +
  'SO_RCVMARK SO_PASSPIDFD SO_RCVPRIORITY SO_PASSRIGHTS SO_INQ';

const integers = (form: Form): Record<string, Form> =>
  Object.fromEntries(INTEGERS.split(' ').map((name) => [name, form]));

type Forms = ReadonlyMap<number, ReadonlyMap<number, Form>>;

/** The forms of options by level and number, from those by name. */
function forms(
  levels: readonly (readonly [level: number, table: EnumTable, options: Readonly<Record<string, Form>>])[],
): Forms {
  return new Map(
    levels.map(([level, table, options]) => [
      level,
      new Map(
        Object.entries(options).map(([name, form]) => [Number(table.valueOf(name, 'x86_64') ?? -1), form]),
      ),
    ]),
  );
}

const setForms = forms([
  [
    SOL_SOCKET,
    names.socketOptions,
    {
      ...integers(number(shape.optionInt)),
      SO_LINGER: atLeast(shape.linger),
      SO_ATTACH_REUSEPORT_CBPF: exactly(socketFilterProgram),
      SO_TXREHASH: number(shape.txrehash),
    },
  ],
  [
    SOL_IP,
    names.ipOptions,
    {
      IP_ADD_MEMBERSHIP: atLeast(shape.ipMreq),
      IP_DROP_MEMBERSHIP: atLeast(shape.ipMreq),
      MCAST_JOIN_GROUP: atLeast(shape.groupReq),
      MCAST_LEAVE_GROUP: atLeast(shape.groupReq),
      IP_LOCAL_PORT_RANGE: four(shape.portRange, true),
    },
  ],
  [
    SOL_IPV6,
    names.ipv6Options,
    {
      IPV6_ADD_MEMBERSHIP: atLeast(shape.ipv6Mreq),
      IPV6_DROP_MEMBERSHIP: atLeast(shape.ipv6Mreq),
      IPV6_JOIN_ANYCAST: atLeast(shape.ipv6Mreq),
      IPV6_LEAVE_ANYCAST: atLeast(shape.ipv6Mreq),
      MCAST_JOIN_GROUP: atLeast(shape.groupReq),
      MCAST_LEAVE_GROUP: atLeast(shape.groupReq),
    },
  ],
  [
    SOL_PACKET,
    names.packetOptions,
    {
      PACKET_ADD_MEMBERSHIP: exactly(shape.packetMreq),
      PACKET_DROP_MEMBERSHIP: exactly(shape.packetMreq),
      PACKET_RX_RING: exactly(shape.tpacketReq),
      PACKET_TX_RING: exactly(shape.tpacketReq),
    },
  ],
  [SOL_RAW, names.rawOptions, { ICMP_FILTER: upTo(shape.icmpFilter, 4) }],
  [SOL_TCP, names.tcpOptions, { TCP_AO_ADD_KEY: atLeast(shape.tcpAoAdd) }],
  [
    SOL_TIPC,
    names.tipcOptions,
    { TIPC_IMPORTANCE: number(shape.tipcImportance), TIPC_GROUP_JOIN: atLeast(shape.tipcGroupReq) },
  ],
]);

const getForms = forms([
  [
    SOL_SOCKET,
    names.socketOptions,
    {
      ...integers(four(shape.optionInt, false)),
      SO_ERROR: four(shape.optionError, false),
      SO_LINGER: upTo(shape.partialLinger, 8),
      SO_PEERCRED: upTo(shape.partialUcred, 12),
      SO_TXREHASH: four(shape.txrehash, false),
      SO_PEERPIDFD: four(shape.optionDescriptor, false),
    },
  ],
  [
    SOL_IP,
    names.ipOptions,
    { IP_LOCAL_PORT_RANGE: four(shape.portRange, true), IP_PROTOCOL: four(shape.optionProtocol, true) },
  ],
  [SOL_PACKET, names.packetOptions, { PACKET_STATISTICS: upTo(shape.partialTpacketStats, 12) }],
  [SOL_RAW, names.rawOptions, { ICMP_FILTER: upTo(shape.icmpFilter, 4) }],
]);

/** `SO_ATTACH_FILTER` and `SO_GET_FILTER`, which are one number. */
const SO_FILTER = 26;
const SO_ATTACH_REUSEPORT_CBPF = 51;
const NETLINK_LIST_MEMBERSHIPS = 9;
const attachFilter = exactly(socketFilterProgram);

/** An option that nobody has described: a number if it has the size of one, else bytes. */
const plain: Form = { kind: shape.optionInt, bytes: (length) => (length === 4 ? 4 : 'text') };
/** Every option of netlink that has no structure is a number. */
const netlinkSet: Form = number(shape.optionInt);
const netlinkGet: Form = { kind: shape.optionInt, bytes: () => 4 };
const netlinkMemberships: Form = {
  kind: shape.memberships,
  bytes: (length) => length - (length % 4),
};

const asText = buffer(0);
const asHex = buffer(0, { as: 'hex' });
const notRead = pointer(blob());

/** Whatever the length is. */
const tipcNumber: Form = { kind: shape.optionInt, bytes: () => 4 };

const setForm = (level: number, name: number): Form =>
  level === SOL_SOCKET && name === SO_FILTER
    ? attachFilter
    : (setForms.get(level)?.get(name) ??
      (level === SOL_NETLINK ? netlinkSet : level === SOL_TIPC ? tipcNumber : plain));
const getForm = (level: number, name: number): Form =>
  getForms.get(level)?.get(name) ??
  (level === SOL_NETLINK
    ? name === NETLINK_LIST_MEMBERSHIPS
      ? netlinkMemberships
      : netlinkGet
    : level === SOL_TIPC
      ? tipcNumber
      : plain);

/** Bytes of a value that are copied at least: more than any structure has. */
const STRUCTURES = 512;

function optionValue(direction: 'in' | 'out'): UnionKind<unknown> {
  const isSet = direction === 'in';
  const lengths: readonly Ref[] = isSet
    ? [arg('optlen')]
    : [pointee('optlen', 's32', 'entry'), pointee('optlen', 's32', 'exit')];
  const filter = socketFilter(pointee('optlen', 's32', 'exit'));
  return kind<unknown, Omit<UnionKind<unknown>, keyof Kind> & { kind: 'union' }>({
    kind: 'union',
    flat: false,
    alternatives: [asText, asHex, notRead, filter],
    phase: isSet ? 'entry' : 'exit',
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const level = scope.reader(arg('level'));
      const name = scope.reader(arg('optname'));
      const given = lengths.map((length) => scope.reader(length));
      const filterOf = filter.compile(scope, offset);
      let chosen: AnyKind = notRead;
      const value = compilePointer<unknown>(
        scope,
        offset,
        direction,
        false,
        (frame, memory, address, base, up) => {
          const all = given.map((read) => read(frame, memory, base, up));
          const length = all.at(-1);
          if (length === undefined || all.some((one) => one === undefined)) return undefined;
          // Nothing was asked for, or nothing given.
          if (!isSet && all.some((one) => Number(one) <= 0)) return undefined;
          const form = isSet
            ? setForm(Number(level(frame, memory, base, up)), Number(name(frame, memory, base, up)))
            : getForm(Number(level(frame, memory, base, up)), Number(name(frame, memory, base, up)));
          const smaller = form === netlinkMemberships ? Math.min(...all.map(Number)) : Number(length);
          const wanted = form.bytes(smaller, scope.abi);
          if (wanted === undefined) return undefined;
          const raw = wanted === 'text' || wanted === 'hex';
          // What is negative counts as very much.
          const size = raw ? (Number(length) < 0 ? Number.MAX_SAFE_INTEGER : Number(length)) : wanted;
          if (size === 0) {
            chosen = raw ? asText : form.kind;
            return raw ? new Bytes(frame.bytes, 0, 0, 0) : [];
          }
          if (!memory.find(address, size)) return undefined;
          if (memory.end - memory.pos < size) {
            if (!raw) return undefined;
            // Of text no more need be readable than is shown.
            if ((memory.status & ChunkStatus.FAULT) !== 0 && !memory.findCut(address)) return undefined;
          }
          const { pos, end } = memory;
          if (raw) {
            chosen = wanted === 'hex' ? asHex : asText;
            return new Bytes(frame.bytes, pos, end, size);
          }
          chosen = form.kind;
          return decodeInside(form.kind, frame, memory, pos, pos + size);
        },
      );
      return (frame, memory, base, end, up) => {
        chosen = notRead;
        let decoded: unknown;
        if (
          !isSet &&
          frame.returned &&
          !frame.failed &&
          level(frame, memory, base, up) === SOL_SOCKET &&
          name(frame, memory, base, up) === SO_FILTER
        ) {
          const length = Number(given[1]?.(frame, memory, base, up) ?? 0);
          const room = Number(given[0]?.(frame, memory, base, up) ?? 0);
          if (length > 0 && room > 0 && length <= 0xffff) {
            frame.chosen = filter;
            return filterOf(frame, memory, base, end, up);
          }
        } else decoded = value(frame, memory, base, end, up);
        decoded ??= addressAt(scope, frame.view, base + offset);
        frame.chosen = decoded === null || decoded instanceof Address ? notRead : chosen;
        return decoded;
      };
    },
    plan(scope: Scope, offset: number, ops: Op[]) {
      const lengthOf = lengths.at(-1) as Ref;
      planPointer(scope, offset, ops, { lengthOf, cap: 'STR' });
      planPointer(scope, offset, ops, { lengthOf, cap: STRUCTURES });
      // Numbers of TIPC are read whatever the length is.
      planUnder(scope, [equals(arg('level'), SOL_TIPC)], ops, (children) =>
        planPointer(scope, offset, children, { lengthOf: 4, cap: 4 }),
      );
      if (isSet)
        planUnder(scope, [hasBits(lengthOf, 0x8000_0000)], ops, (children) =>
          planPointer(scope, offset, children, { lengthOf: STRUCTURES, cap: 'STR' }),
        );
      const under = (option: number, add: (children: Op[]) => void): void =>
        planUnder(scope, [equals(arg('level'), SOL_SOCKET), equals(arg('optname'), option)], ops, add);
      if (!isSet) {
        under(SO_FILTER, (children) => filter.plan?.(scope, offset, children));
        return;
      }
      for (const option of [SO_FILTER, SO_ATTACH_REUSEPORT_CBPF])
        under(option, (children) =>
          planPointer(scope, offset, children, {
            lengthOf,
            cap: 16,
            inner: (element, inner) => socketFilterProgram.plan?.(element, 0, inner),
          }),
        );
    },
  });
}

function addressAt(scope: Scope, view: DataView, pos: number): Address | null {
  const word = scope.abi.wordSize === 8 ? view.getBigUint64(pos, true) : view.getUint32(pos, true);
  return BigInt(word) === 0n ? null : new Address(word);
}

/** The value of an option that is set: what it is tell the level and the name. */
export const setOptionValue = optionValue('in');
/** The value of an option that is asked for. */
export const askedOptionValue = optionValue('out');
