import { securityModuleIds } from '../constants/credentials.gen.js';
import { type CustomKind, custom } from '../model/custom.js';
import type { Frame } from '../model/frame.js';
import { hex, oneOf } from '../model/integers.js';
import type { ValueOf } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { readU64, type Word } from '../model/word.js';
import { Bytes } from '../values/bytes.js';

const moduleId = oneOf(securityModuleIds, 'u64');
const word = hex('u64');

/** Offset of the context in `struct lsm_ctx`. */
export const LSM_CTX_HEADER = 32;

/** `struct lsm_ctx` of linux/lsm.h: an attribute as one security module knows it. */
export interface SecurityContext {
  readonly id: ValueOf<typeof moduleId>;
  readonly flags: Word;
  readonly len: Word;
  readonly ctx_len: Word;
  /** Absent if there is none, or if it does not lie in what was read. */
  readonly ctx: Bytes | undefined;
}

function contextAt(frame: Frame, pos: number, end: number): SecurityContext {
  const { view, bytes, abi } = frame;
  const id = readU64(view, pos);
  const len = readU64(view, pos + 16);
  const ctx_len = readU64(view, pos + 24);
  const room = Math.max(0, Math.min(Number(len), end - pos) - LSM_CTX_HEADER);
  const length = Math.min(Number(ctx_len), room);
  const start = pos + LSM_CTX_HEADER;
  return {
    id: securityModuleIds.nameOf(id, abi.arch) ?? id,
    flags: readU64(view, pos + 8),
    len,
    ctx_len,
    ctx: length === 0 ? undefined : new Bytes(bytes, start, start + length, length),
  };
}

function showContext(context: SecurityContext): Notation {
  const { ctx } = context;
  const members: (readonly [string, Notation])[] = [
    ['id', { value: context.id, as: moduleId }],
    ['flags', { value: context.flags, as: word }],
    ['len', String(context.len)],
    ['ctx_len', String(context.ctx_len)],
  ];
  if (ctx !== undefined) members.push(['ctx', { dump: ctx }]);
  return { members };
}

/** One `struct lsm_ctx`, up to the end of what was read. */
export const securityContext: CustomKind<SecurityContext> = custom<SecurityContext>({
  name: 'lsm_ctx',
  // What is cut before its lengths tells nothing: its address is shown.
  decode: (frame, pos, end) =>
    end - pos < LSM_CTX_HEADER ? (undefined as unknown as SecurityContext) : contextAt(frame, pos, end),
  show: showContext,
});

/** Several `struct lsm_ctx`, each of which tells where the next one begins. */
export interface SecurityContexts {
  readonly contexts: readonly SecurityContext[];
  /** Offset of the one that could not be read. */
  readonly cut: number | undefined;
}

/** A run of `struct lsm_ctx`. */
export const securityContexts: CustomKind<SecurityContexts> = custom<SecurityContexts>({
  name: 'lsm_ctx sequence',
  decode: (frame, pos, end) => {
    const contexts: SecurityContext[] = [];
    let at = pos;
    while (at + LSM_CTX_HEADER <= end) {
      const context = contextAt(frame, at, end);
      contexts.push(context);
      const length = Number(context.len);
      if (length < LSM_CTX_HEADER || at + length >= end) return { contexts, cut: undefined };
      at += length;
    }
    return { contexts, cut: at - pos };
  },
  show: ({ contexts, cut }) => ({ items: contexts.map(showContext), more: cut !== undefined }),
});
