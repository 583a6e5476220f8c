import { netlinkProtocols } from '../constants/socket.gen.js';
import type { Abi } from '../model/abi.js';
import type { UnionKind } from '../model/branch.js';
import type { Frame } from '../model/frame.js';
import { type AnyKind, type Kind, kind } from '../model/kind.js';
import { ChunkStatus } from '../model/memory.js';
import {
  compilePointer,
  type Direction,
  type Pointed,
  phaseOf,
  planPointer,
  pointer,
} from '../model/pointer.js';
import type { LengthLike } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { blob, buffer, decodeText } from '../model/strings.js';
import { type DeviceEvent, decodeDeviceEvent, deviceEventKind } from '../netlink/device-event.js';
import { decodeMessages, messagesKind, type NetlinkMessages } from '../netlink/message.js';
import { type Op, OpFlag, OpKind, Source } from '../plan/op.js';
import { Address } from '../values/address.js';
import { Bytes } from '../values/bytes.js';

/** What goes over a socket: bytes, or on a netlink socket messages. */
export type Payload = Bytes | NetlinkMessages | DeviceEvent;

/** Families of the addresses of messages whose buffers are being decoded; undefined where there is no address. */
const families = new WeakMap<Frame, string | undefined>();

/** Notes that the message whose buffers come next is for an address of this family, or for none. */
export function noteFamily(frame: Frame, family: string | undefined): void {
  families.set(frame, family);
}

/** What a call's first argument refers to, in strace's words: `NETLINK:[ROUTE:77]`. */
function detailsOf(frame: Frame): string | undefined {
  const fd = Number(BigInt.asIntN(32, BigInt(frame.register(0))));
  const memory = [frame.entry, frame.exit].find((place) => place.findDescriptor(fd));
  if (memory === undefined) return undefined;
  const { pos, end } = memory;
  const nul = frame.bytes.subarray(pos, end).indexOf(0);
  return nul < 0 ? undefined : decodeText(frame.bytes, pos + nul + 1, end);
}

const UNKNOWN = -1;
const KOBJECT_UEVENT = 15;

/** The protocol of the socket that a call is about, if it is one of netlink: -1 if only that is known. */
function netlinkProtocolOf(frame: Frame): number | undefined {
  const family = families.get(frame);
  if (family !== undefined && family !== 'AF_NETLINK') return undefined;
  // Of a socket that is not bound, only its inode is known: `NETLINK:[77]`.
  const details = /^NETLINK:\[(?:([^:\]]*):)?/.exec(detailsOf(frame) ?? '');
  if (details === null) return family === undefined ? undefined : UNKNOWN;
  const name = details[1] ?? '';
  const known = netlinkProtocols.valueOf(`NETLINK_${name}`, frame.abi.arch);
  return known === undefined ? (/^\d+$/.test(name) ? Number(name) : UNKNOWN) : Number(known);
}

/** Most bytes of messages that are looked at. */
const MOST = 1_048_576;

const notRead = pointer(blob());

/** The kind by which a value of a netlink socket is shown. */
function kindOf(value: Pointed<Payload>, bytes: AnyKind): AnyKind {
  if (value === null || value instanceof Address) return notRead;
  if (value instanceof Bytes) return bytes;
  return 'header' in value ? deviceEventKind : messagesKind;
}

/** A pointer to what goes over a socket. */
export function payload(length: LengthLike, direction: 'in' | 'out' = 'in'): UnionKind<Pointed<Payload>> {
  const bytes = buffer(length, { direction });
  const way: Direction = direction;
  return kind<Pointed<Payload>, Omit<UnionKind<Pointed<Payload>>, keyof Kind> & { kind: 'union' }>({
    kind: 'union',
    flat: false,
    alternatives: [messagesKind, deviceEventKind, notRead, bytes],
    phase: phaseOf(way),
    size: (abi: Abi) => abi.wordSize,
    align: (abi: Abi) => abi.wordSize,
    compile(scope: Scope, offset: number) {
      const asBytes = bytes.compile(scope, offset);
      const total = scope.lengthReader(length);
      let protocol = UNKNOWN;
      const asMessages = compilePointer<Payload>(
        scope,
        offset,
        direction,
        false,
        (frame, memory, address, base, up) => {
          let wanted = total(frame, memory, base, up);
          if (wanted === undefined) return undefined;
          if (frame.budget >= 0) {
            if (wanted > frame.budget) wanted = frame.budget;
            frame.budget -= Number(wanted);
          }
          const size = Number(wanted);
          if (size === 0) {
            const nothing = {
              frame,
              memory,
              address,
              start: 0,
              readable: 0,
              protocol,
              depth: 0,
              owner: undefined,
            };
            return decodeMessages(nothing, 0, 0);
          }
          if (!memory.find(address, Math.min(size, MOST))) return undefined;
          const { pos, end, status } = memory;
          if (protocol === KOBJECT_UEVENT)
            return (
              decodeDeviceEvent(frame.bytes, frame.view, pos, end, size) ??
              new Bytes(frame.bytes, pos, Math.min(end, pos + size), size)
            );
          // What was not copied for its length alone is as good as not sent.
          const faulted = (status & ChunkStatus.FAULT) !== 0;
          return decodeMessages(
            { frame, memory, address, start: pos, readable: end, protocol, depth: 0, owner: undefined },
            pos,
            faulted ? size : Math.min(size, end - pos),
          );
        },
      );
      return (frame, memory, base, end, up) => {
        const found = netlinkProtocolOf(frame);
        let chosen: AnyKind = bytes;
        let value: Pointed<Payload>;
        if (found === undefined) value = asBytes(frame, memory, base, end, up);
        else {
          protocol = found;
          value = asMessages(frame, memory, base, end, up) as Pointed<Payload>;
          chosen = kindOf(value, bytes);
        }
        frame.chosen = chosen;
        return value;
      };
    },
    plan(scope: Scope, offset: number, ops: Op[]) {
      bytes.plan?.(scope, offset, ops);
      // Messages are looked at whole, but only where the descriptor is a netlink socket.
      const children: Op[] = [];
      planPointer(scope, offset, children, { lengthOf: length, cap: 'BULK' });
      ops.push({
        kind: OpKind.FD,
        flags: OpFlag.NETLINK,
        base: { source: Source.ARG, width: 4, signed: true, index: 0 },
        lengths: [],
        cap: 0,
        stride: 0,
        elements: 0,
        guards: [],
        children,
      });
    },
  });
}
