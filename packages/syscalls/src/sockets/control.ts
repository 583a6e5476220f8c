import { controlMessageTypes, ipControlMessageTypes, ipProtocols } from '../constants/socket.gen.js';
import { controlMessageLevels } from '../constants/sockopt.gen.js';
import type { Abi } from '../model/abi.js';
import { array } from '../model/arrays.js';
import { type CustomKind, custom, decodeInside } from '../model/custom.js';
import type { Frame } from '../model/frame.js';
import { fd, gid, hex, int, interfaceIndex, oneOf, pid, uid, uint } from '../model/integers.js';
import { type AnyKind, type Kind, kind } from '../model/kind.js';
import { ChunkStatus, type Memory } from '../model/memory.js';
import type { Notation } from '../model/notation.js';
import { compilePointer, type Pointed, type PointerKind, planPointer } from '../model/pointer.js';
import { field } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { struct } from '../model/struct.js';
import { type EnumTable, withUnknown } from '../model/table.js';
import { addWord, type Word } from '../model/word.js';
import { type Op, OpKind } from '../plan/op.js';
import { timespec, timespec64, timeval } from '../structs/time.js';
import { sockaddr } from './address.js';
import { ipv4 } from './internet.js';
import { indirect, undescribed, wholeText } from './shapes.js';

/** A control message (cmsg(3)). */
export interface ControlMessage {
  readonly cmsg_len: number | bigint;
  readonly cmsg_level: string | number | bigint;
  readonly cmsg_type: string | number | bigint;
  /** What it carries: descriptors, credentials, a time, ...; bytes for types that nobody has described. */
  readonly cmsg_data: unknown;
}

/** The control messages of a `msghdr`. */
export interface ControlMessages {
  readonly messages: readonly ControlMessage[];
  /** Where bytes are left that are no message, if there are. */
  readonly rest: Word | undefined;
  /** More was given than is looked at. */
  readonly cut: boolean;
}

const level = oneOf(controlMessageLevels, 's32');
const socketType = oneOf(controlMessageTypes, 's32');
const ipType = oneOf(ipControlMessageTypes, 's32');
const otherType = hex('u32');

/** `struct ucred`. */
export const ucred = struct('ucred', { pid: pid(), uid: uid(), gid: gid() });
const inPktinfo = struct('in_pktinfo', {
  ipi_ifindex: interfaceIndex(),
  ipi_spec_dst: ipv4(),
  ipi_addr: ipv4(),
});
const extendedError = struct(
  'sock_extended_err',
  {
    ee_errno: uint(),
    ee_origin: int('u8'),
    ee_type: int('u8'),
    ee_code: int('u8'),
    ee_info: uint(),
    ee_data: uint(),
    offender: sockaddr(16),
  },
  { at: { ee_info: 8 } },
);

/** As many structures as a message of its type has; one that is too short for them cannot be shown. */
const whole = (structure: AnyKind, elements?: number): CustomKind<unknown> =>
  custom<unknown>({
    name: 'whole',
    decode(frame, pos, end, memory) {
      const size = structure.size(frame.abi);
      const count = elements ?? 1;
      if (end - pos < size * count) return null;
      const values = Array.from({ length: count }, (_, i) =>
        decodeInside(structure, frame, memory, pos + i * size, pos + (i + 1) * size),
      );
      return elements === undefined ? values[0] : values;
    },
    show(value) {
      if (value === null) return '???';
      if (elements === undefined) return { value, as: structure };
      return { items: (value as readonly unknown[]).map((one) => ({ value: one, as: structure })) };
    },
  });

interface Payload {
  /** Fewest bytes with which the payload is looked at. */
  readonly least: number;
  readonly kind: AnyKind;
}

const newTimeval = struct('timeval', {
  tv_sec: timespec64.fields.tv_sec,
  tv_usec: timespec64.fields.tv_nsec,
});

const socketPayloads: Readonly<Record<string, Payload>> = {
  SCM_RIGHTS: { least: 4, kind: array(fd()) },
  SCM_CREDENTIALS: { least: 12, kind: ucred },
  SCM_SECURITY: { least: 1, kind: wholeText },
  SCM_PIDFD: { least: 4, kind: fd() },
  SO_TIMESTAMP_OLD: { least: 1, kind: whole(timeval) },
  SO_TIMESTAMPNS_OLD: { least: 1, kind: whole(timespec) },
  SO_TIMESTAMPING_OLD: { least: 1, kind: whole(timespec, 3) },
  SO_TIMESTAMP_NEW: { least: 1, kind: whole(newTimeval) },
  SO_TIMESTAMPNS_NEW: { least: 1, kind: whole(timespec64) },
  SO_TIMESTAMPING_NEW: { least: 1, kind: whole(timespec64, 3) },
};

const ipPayloads: Readonly<Record<string, Payload>> = {
  IP_PKTINFO: { least: 12, kind: inPktinfo },
  IP_TTL: { least: 4, kind: array(uint()) },
  IP_TOS: { least: 1, kind: array(hex('u8')) },
  IP_RECVOPTS: { least: 1, kind: array(hex('u8')) },
  IP_RETOPTS: { least: 1, kind: array(hex('u8')) },
  IP_RECVERR: { least: 32, kind: extendedError },
  IP_ORIGDSTADDR: { least: 16, kind: sockaddr() },
  IP_CHECKSUM: { least: 4, kind: array(uint()) },
  IP_PROTOCOL: { least: 4, kind: indirect(oneOf(withUnknown(ipProtocols, 'IP_???'))) },
  SCM_SECURITY: { least: 1, kind: wholeText },
};

const SOL_SOCKET = 1;
const SOL_IP = 0;

interface Level {
  readonly type: AnyKind & { readonly table: EnumTable };
  readonly payloads: Readonly<Record<string, Payload>>;
}

const levels: ReadonlyMap<number, Level> = new Map<number, Level>([
  [SOL_SOCKET, { type: socketType, payloads: socketPayloads }],
  [SOL_IP, { type: ipType, payloads: ipPayloads }],
]);

const payloadOf = new WeakMap<ControlMessage, AnyKind>();
const typeOf = new WeakMap<ControlMessage, AnyKind>();

function decodeOne(frame: Frame, memory: Memory, pos: number, end: number): ControlMessage {
  const { abi, view } = frame;
  const word = abi.wordSize;
  const header = word + 8;
  const length = word === 8 ? readLong(view, pos) : view.getUint32(pos, true);
  const levelNumber = view.getInt32(pos + word, true);
  const typeNumber = view.getInt32(pos + word + 4, true);
  const known = levels.get(levelNumber);
  const type =
    known === undefined ? typeNumber >>> 0 : (known.type.table.nameOf(typeNumber, abi.arch) ?? typeNumber);
  const stop = length > end - pos ? end : pos + Number(length);
  const start = pos + header;
  const payload = typeof type === 'string' ? known?.payloads[type] : undefined;
  const described = payload !== undefined && stop - start >= payload.least;
  const shown = described ? payload.kind : stop > start ? undescribed : undefined;
  const message: ControlMessage = {
    cmsg_len: length,
    cmsg_level: controlMessageLevels.nameOf(levelNumber, abi.arch) ?? levelNumber,
    cmsg_type: type,
    cmsg_data: shown === undefined ? undefined : decodeInside(shown, frame, memory, start, stop),
  };
  typeOf.set(message, known?.type ?? otherType);
  if (shown !== undefined) payloadOf.set(message, shown);
  return message;
}

function readLong(view: DataView, pos: number): number | bigint {
  const value = view.getBigUint64(pos, true);
  return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** Goes from message to message; each step goes forward by a header at least, so that it ends. */
function decodeAll(
  frame: Frame,
  memory: Memory,
  address: Word,
  pos: number,
  end: number,
  cut: boolean,
): ControlMessages {
  const word = frame.abi.wordSize;
  const header = word + 8;
  const messages: ControlMessage[] = [];
  let at = pos;
  while (end - at >= header) {
    const message = decodeOne(frame, memory, at, end);
    messages.push(message);
    const length = message.cmsg_len;
    if (length < header) {
      at += header;
      break;
    }
    const aligned = length > end - at ? end - at : Math.ceil(Number(length) / word) * word;
    at = aligned >= end - at ? end : at + aligned;
  }
  return { messages, rest: at < end ? addWord(address, at - pos) : undefined, cut };
}

function showMessage(message: ControlMessage): Notation {
  const members: [string, Notation][] = [
    ['cmsg_len', String(message.cmsg_len)],
    ['cmsg_level', { value: message.cmsg_level, as: level }],
    ['cmsg_type', { value: message.cmsg_type, as: typeOf.get(message) ?? otherType }],
  ];
  const payload = payloadOf.get(message);
  if (payload !== undefined) members.push(['cmsg_data', { value: message.cmsg_data, as: payload }]);
  return { members };
}

/** Most bytes of control messages that are looked at: `net.core.optmem_max` of recent kernels. */
const MOST = 131_072;

/** `msg_control` of a `msghdr`, as long as its `msg_controllen` says. */
export const controlPointer: Kind<Pointed<ControlMessages>> = (() => {
  const content = custom<ControlMessages>({
    name: 'cmsghdr',
    decode: () => undefined as unknown as ControlMessages,
    show: ({ messages, rest, cut }) => {
      const items = messages.map(showMessage);
      if (rest !== undefined) items.push(`... /* 0x${rest.toString(16)} */`);
      return { items, more: cut && rest === undefined };
    },
  });
  return kind<Pointed<ControlMessages>, Omit<PointerKind<unknown>, keyof Kind> & { kind: 'pointer' }>({
    kind: 'pointer',
    target: content,
    options: {},
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const length = scope.lengthReader(field('msg_controllen'));
      const header = scope.abi.wordSize + 8;
      return compilePointer<ControlMessages>(
        scope,
        offset,
        'in',
        false,
        (frame, memory, address, base, up) => {
          const given = length(frame, memory, base, up);
          if (given === undefined || given < header) return undefined;
          const wanted = given > MOST ? MOST : Number(given);
          if (!memory.find(address, wanted)) return undefined;
          const { pos, end, status } = memory;
          if (end - pos < wanted && ((status & ChunkStatus.FAULT) !== 0 || end - pos < header))
            return undefined;
          return decodeAll(frame, memory, address, pos, end, given > end - pos);
        },
      ) as never;
    },
    plan: (scope: Scope, offset: number, ops: Op[]) =>
      planPointer(scope, offset, ops, {
        lengthOf: field('msg_controllen'),
        cap: MOST,
        inner: (element, children) => planRights(element, children),
      }),
  });
})();

/** Descriptors of the first message that are resolved for `-y`. */
const MOST_RIGHTS = 8;

/** What the descriptors of the first message refer to: few programs send more than one message. */
function planRights(scope: Scope, ops: Op[]): void {
  const word = scope.abi.wordSize;
  const place = (offset: number) => scope.place({ offset, c: 'u32' });
  const guard = (offset: number, value: number) => ({
    operand: place(offset),
    mask: 0xffff_ffff,
    compare: 'eq' as const,
    value,
  });
  for (let i = 0; i < MOST_RIGHTS; i++) {
    ops.push({
      kind: OpKind.FD,
      flags: 0,
      base: scope.place({ offset: word + 8 + 4 * i, c: 's32' }),
      lengths: [],
      cap: 0,
      stride: 0,
      elements: 0,
      guards: [
        guard(word, SOL_SOCKET),
        guard(word + 4, 1),
        { operand: place(0), mask: 0xffff_ffff, compare: 'ge', value: word + 8 + 4 * (i + 1) },
      ],
      children: [],
    });
  }
}
