import { messageFlags } from '../constants/socket.gen.js';
import type { Abi } from '../model/abi.js';
import { custom, decodeInside } from '../model/custom.js';
import { when } from '../model/decorate.js';
import type { Frame } from '../model/frame.js';
import { flags, size, uint } from '../model/integers.js';
import { type Kind, kind, type ValueOf } from '../model/kind.js';
import type { Memory } from '../model/memory.js';
import {
  compilePointer,
  decodeElements,
  type ListKind,
  type ListOptions,
  list,
  type Pointed,
  type PointerKind,
  planPointer,
} from '../model/pointer.js';
import { arg, field, type LengthLike } from '../model/ref.js';
import { constant, type Scope } from '../model/scope.js';
import { struct } from '../model/struct.js';
import { addWord, type Word } from '../model/word.js';
import type { Op } from '../plan/op.js';
import { Address } from '../values/address.js';
import type { InOut } from '../values/in-out.js';
import { type SocketAddress, sockaddr, sockaddrPointer } from './address.js';
import { controlPointer } from './control.js';
import { noteFamily, payload } from './payload.js';

/** `struct iovec` of what goes over a socket. */
const messageBuffer = struct('iovec', { iov_base: payload(field('iov_len')), iov_len: size() });

/** `msg_namelen`: as it was and, where the kernel changed it, as it is now. */
const nameLength = custom<number | InOut<number>>({
  name: 'msg_namelen',
  c: 's32',
  decode: ({ view }, pos, end) =>
    end - pos < 4 ? (undefined as unknown as number) : view.getInt32(pos, true),
  show: (value) =>
    typeof value === 'number'
      ? String(value)
      : value.after === undefined || value.after === value.before
        ? String(value.before)
        : `${value.before} => ${value.after}`,
});

/** `msg_name`; the buffers that come next are read by its family. */
const messageName: Kind<Pointed<SocketAddress>> = (() => {
  const name = sockaddrPointer(field('msg_namelen'));
  return {
    ...name,
    compile(scope: Scope, offset: number) {
      const decode = name.compile(scope, offset);
      return (frame: Frame, memory: Memory, base: number, end: number, up: number) => {
        const value = decode(frame, memory, base, end, up);
        noteFamily(frame, familyOf(value));
        return value;
      };
    },
  };
})();

/** Undefined where the message has no address that could be read: it goes by the socket then. */
function familyOf(value: Pointed<SocketAddress>): string | undefined {
  if (value === null || value instanceof Address || value === undefined) return undefined;
  return String(value.sa_family);
}

const members = (budget: boolean) =>
  struct('msghdr', {
    msg_name: messageName,
    msg_namelen: nameLength,
    msg_iov: list(messageBuffer, field('msg_iovlen'), { budget, most: 1024 }),
    msg_iovlen: size(),
    msg_control: when([{ of: field('msg_controllen'), compare: 'ne', value: 0 }], controlPointer),
    msg_controllen: size(),
    msg_flags: flags(messageFlags),
  });

/** `struct msghdr` (user_msghdr of linux/socket.h of the kernel), sendmsg(2). */
export const messageHeader = members(false);
const receivedHeader = members(true);

/** A message as the kernel left it. */
export type Message = ValueOf<typeof messageHeader>;
/** A received message; after a failure only the room for the name is known. */
export type ReceivedMessage = Message | { readonly msg_namelen: number };

const any = sockaddr();

const nameLengthAt = (abi: Abi): number => abi.wordSize;

function readNameLength(frame: Frame, memory: Memory, address: Word): number | undefined {
  const at = nameLengthAt(frame.abi);
  if (!memory.find(address, messageHeader.size(frame.abi))) return undefined;
  const { pos, end } = memory;
  return end - pos < messageHeader.size(frame.abi) ? undefined : frame.view.getInt32(pos + at, true);
}

/** A message that was received, with the room for the sender's name that there was before. */
function received(frame: Frame, memory: Memory, pos: number, message: Message, before: number): Message {
  const after = message.msg_namelen;
  if (typeof after !== 'number' || after === before) return message;
  const changed = { ...message, msg_namelen: { before, after } };
  if (after <= before) return changed;
  // The name did not fit: what there is of it ends where the room did.
  const pointer =
    frame.abi.wordSize === 8 ? frame.view.getBigUint64(pos, true) : frame.view.getUint32(pos, true);
  if (BigInt(pointer) === 0n) return changed;
  const word = addWord(pointer, 0);
  const cut =
    before >= 2 && memory.find(word, before) && memory.end - memory.pos >= before
      ? decodeInside(any, frame, memory, memory.pos, memory.end)
      : undefined;
  return { ...changed, msg_name: cut ?? new Address(word) };
}

/** The message that recvmsg(2) fills in. */
export const receivedMessage: PointerKind<Pointed<ReceivedMessage>> = kind<
  Pointed<ReceivedMessage>,
  Omit<PointerKind<unknown>, keyof Kind> & { kind: 'pointer'; phase: 'both' }
>({
  kind: 'pointer',
  target: receivedHeader,
  options: { direction: 'out' },
  phase: 'both',
  size: (abi: Abi) => abi.wordSize,
  align: (abi: Abi) => abi.wordSize,
  compile(scope: Scope, offset: number) {
    const inner = receivedHeader.compile(scope.element(), 0);
    const bytes = receivedHeader.size(scope.abi);
    return compilePointer<ReceivedMessage>(scope, offset, 'in', false, (frame, _memory, address, base) => {
      const before = readNameLength(frame, frame.entry, address);
      if (before === undefined || !frame.returned) return undefined;
      if (frame.failed) return { msg_namelen: before };
      const memory = frame.exit;
      if (!memory.find(address, bytes) || memory.end - memory.pos < bytes) return undefined;
      const { pos, end } = memory;
      const message = inner(frame, memory, pos, end, base) as Message;
      return received(frame, memory, pos, message, before);
    }) as never;
  },
  plan(scope: Scope, offset: number, ops: Op[]) {
    const lengths = [constant(receivedHeader.size(scope.abi))];
    if (scope.phase === 'entry') {
      planPointer(scope, offset, ops, { lengths });
      return;
    }
    planPointer(scope, offset, ops, {
      lengths,
      inner: (element, children) => receivedHeader.plan?.(element, 0, children),
    });
  },
});

/** One message of sendmmsg(2) and recvmmsg(2): `struct mmsghdr`. */
export interface MessageInVector {
  readonly msg_hdr: Message;
  /** Bytes that were moved; absent where the kernel did not come to this message. */
  readonly msg_len: number | undefined;
}

const lengthMember = uint();
const vectorElement = (header: typeof messageHeader) =>
  custom<MessageInVector>({
    name: 'mmsghdr',
    decode: () => undefined as unknown as MessageInVector,
    show: ({ msg_hdr, msg_len }) => ({
      members: [
        ['msg_hdr', { value: msg_hdr, as: header }],
        ...(msg_len === undefined ? [] : [['msg_len', { value: msg_len, as: lengthMember }] as const]),
      ],
    }),
  });

/** Most messages of a vector that are looked at (the kernel's UIO_MAXIOV). */
const MOST_MESSAGES = 1024;

/**
 * The messages of sendmmsg(2), as many as were given, or those that recvmmsg(2) got.
 *
 * @param count how many there are
 */
export function messageVector(
  count: LengthLike,
  way: 'sent' | 'received',
): ListKind<Pointed<readonly MessageInVector[]>> {
  const header = messageHeader;
  const isReceived = way === 'received';
  const options: ListOptions = { direction: 'out', always: !isReceived };
  const stride = (abi: Abi): number => header.size(abi) + abi.wordSize;
  return kind<
    Pointed<readonly MessageInVector[]>,
    Omit<ListKind<unknown>, keyof Kind> & { kind: 'list'; phase: 'exit' | 'both' }
  >({
    kind: 'list',
    element: vectorElement(header),
    options,
    phase: isReceived ? 'both' : 'exit',
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const element = scope.element();
      const inner = header.compile(element, 0);
      const bytes = stride(scope.abi);
      const lengthAt = header.size(scope.abi);
      const total = scope.lengthReader(count);
      return compilePointer<readonly MessageInVector[]>(
        scope,
        offset,
        'out',
        !isReceived,
        (frame, memory, address, base, up) => {
          const wanted = total(frame, memory, base, up);
          if (wanted === undefined) return undefined;
          const moved = frame.failed ? 0 : Number(frame.result);
          let index = 0;
          return decodeElements(
            frame,
            memory,
            address,
            Math.min(Number(wanted), MOST_MESSAGES),
            bytes,
            (_frame, _memory, pos, end, parent) => {
              const i = index++;
              const length = frame.view.getUint32(pos + lengthAt, true);
              if (isReceived) frame.budget = length;
              let message = inner(frame, memory, pos, end, parent) as Message;
              frame.budget = -1;
              if (isReceived) {
                const before = readNameLength(frame, frame.entry, addWord(address, i * bytes));
                if (before !== undefined) message = received(frame, memory, pos, message, before);
              }
              return { msg_hdr: message, msg_len: i < moved ? length : undefined };
            },
            base,
          ) as MessageInVector[] | undefined;
        },
      ) as never;
    },
    plan(scope: Scope, offset: number, ops: Op[]) {
      const bytes = stride(scope.abi);
      const common = {
        factor: bytes,
        cap: MOST_MESSAGES * bytes,
        stride: bytes,
        elements: 'ARR' as const,
        always: !isReceived,
      };
      if (scope.phase === 'entry') {
        planPointer(scope, offset, ops, { ...common, lengthOf: arg('vlen') });
        return;
      }
      planPointer(scope, offset, ops, {
        ...common,
        lengthOf: count,
        inner: (element, children) => header.plan?.(element, 0, children),
      });
    },
  });
}
