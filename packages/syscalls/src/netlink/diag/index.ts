import * as table from '../../constants/netlink.gen.js';
import { type EnumKind, oneOf } from '../../model/integers.js';
import { isRead, notRead } from '../context.js';
import { type FamilyMessage, readFamily, readMessage } from '../header.js';
import type { NetlinkProtocol } from '../protocol.js';
import { inetCompatRequest, inetReply, inetRequest } from './inet.js';
import {
  netlinkReply,
  netlinkRequest,
  packetReply,
  packetRequest,
  unixReply,
  unixRequest,
} from './others.js';
import { smcReply, smcRequest } from './smc.js';

/** What is asked about the sockets of a family, and what is answered. */
const families: Readonly<Record<number, { request: FamilyMessage; reply: FamilyMessage }>> = {
  1: { request: unixRequest, reply: unixReply },
  2: { request: inetRequest, reply: inetReply },
  10: { request: inetRequest, reply: inetReply },
  16: { request: netlinkRequest, reply: netlinkReply },
  17: { request: packetRequest, reply: packetReply },
  43: { request: smcRequest, reply: smcReply },
};

const TCPDIAG_GETSOCK = 18;
const DCCPDIAG_GETSOCK = 19;
const NLM_F_REQUEST = 1;
const LEAST_TYPE = 16;

/** NETLINK_SOCK_DIAG, sock_diag(7). */
export const diagProtocol: NetlinkProtocol = {
  type: oneOf(table.diagTypes, 'u16') as EnumKind<string>,
  payload(context, pos, length, type, flags) {
    if (type < LEAST_TYPE) return undefined;
    if (!isRead(context, pos, 1)) return [notRead(context, pos)];
    const family = families[context.frame.bytes[pos] as number];
    if (family === undefined || length === 1) return [readFamily(context, pos, length)];
    const asked = (flags & NLM_F_REQUEST) !== 0;
    const old = type === TCPDIAG_GETSOCK || type === DCCPDIAG_GETSOCK;
    const message =
      asked && old && family.request === inetRequest
        ? inetCompatRequest
        : asked
          ? family.request
          : family.reply;
    return readMessage(message, context, pos, length);
  },
};
