import {
  Address,
  type AnyKind,
  type ArrayKind,
  choiceOf,
  type Fields,
  type InOut,
  isCut,
  isEarly,
  type ListKind,
  lacksMembers,
  type PartialArray,
  type PointerKind,
  placementOf,
  type StructKind,
  type Tail,
  tailOf,
  type UnionKind,
} from '@hstrace/syscalls';
import { hex, pointer, showEnum } from '../numbers.js';
import { escapeBytes } from '../quote.js';
import type { CallContext, MakeShow, Printer, Show } from '../show.js';

interface Member {
  readonly name: string;
  readonly kind: AnyKind;
  readonly show: Show;
  readonly prefix: string;
  readonly flat: boolean;
}

/** The members of a structure as `a=1, b=2`, without braces. */
function showMembers(
  value: Record<string, unknown>,
  members: readonly Member[],
  printer: Printer,
  context: CallContext,
  parts: string[],
): void {
  for (const member of members) {
    const own = value[member.name];
    if (own === undefined) continue;
    if (member.flat) {
      const chosen = choiceOf(value, member.name, own);
      if (chosen?.kind === 'struct') {
        const inner = (chosen as StructKind<Fields>).fields;
        showMembers(own as Record<string, unknown>, membersOf(inner, printer), printer, context, parts);
        continue;
      }
      if (chosen?.kind === 'padding') continue;
    }
    parts.push(member.prefix + member.show(own, context, value, member.name));
  }
}

const memberCache = new WeakMap<Printer, WeakMap<Fields, Member[]>>();

function membersOf(fields: Fields, printer: Printer): Member[] {
  let byFields = memberCache.get(printer);
  if (byFields === undefined) {
    byFields = new WeakMap();
    memberCache.set(printer, byFields);
  }
  let members = byFields.get(fields);
  if (members === undefined) {
    members = [];
    for (const [name, kind] of Object.entries(fields)) {
      const placement = placementOf(kind);
      if (placement.hidden === true || kind.kind === 'padding') continue;
      members.push({
        name,
        kind,
        show: printer.show(kind),
        prefix: placement.bare === true ? '' : `${placement.label ?? name}=`,
        flat: kind.kind === 'union' && (kind as UnionKind<unknown>).flat,
      });
    }
    byFields.set(fields, members);
  }
  return members;
}

function showInOut(
  value: unknown,
  show: (one: unknown) => string,
  brackets: boolean,
  collapse: boolean,
  showAfter = show,
  insist = false,
): string {
  const { before, after } = value as InOut<unknown>;
  if (before === null) return 'NULL';
  const strip = (text: string): string =>
    brackets && text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  const first = show(before);
  if (after === undefined || before instanceof Address) return first;
  const second = showAfter(after);
  if ((after instanceof Address && !insist) || (collapse && first === second) || second === '{}')
    return first;
  const joined = `${strip(first)} => ${strip(second)}`;
  return brackets ? `[${joined}]` : joined;
}

/** Whether a value is a decoded structure. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Address);
}

/** One structure from what stood there before the call and after it, see `exchange` of pointers. */
function showExchange(kind: PointerKind<unknown>, printer: Printer): Show {
  const { fields, options } = kind.target as StructKind<Fields>;
  const {
    out = [],
    changed = [],
    both = [],
    late = [],
    cut = false,
    uncut = false,
  } = kind.options.exchange ?? {};
  const { brief, order } = options;
  const all = membersOf(fields, printer);
  const members = Array.isArray(order)
    ? order.flatMap((name) => all.find((one) => one.name === name) ?? [])
    : all;
  const namesInBrief = (value: unknown): readonly string[] | undefined =>
    typeof brief !== 'function' ? brief : isRecord(value) ? brief(value) : undefined;
  const inBrief = (value: unknown): readonly Member[] => {
    const names = namesInBrief(value);
    return names === undefined ? members : members.filter((one) => names.includes(one.name));
  };
  return (value, context) => {
    const { before, after, pending } = value as InOut<unknown> & { pending?: boolean };
    const parts: string[] = [];
    const show = (record: unknown, member: Member): void => {
      if (isRecord(record)) showMembers(record, [member], printer, context, parts);
    };
    const some = context.abbreviate ? inBrief(before) : members;
    for (const member of some) {
      if (out.includes(member.name)) show(after, member);
      else if (pending === true && late.includes(member.name)) continue;
      else if (late !== 'all' && late.includes(member.name) && !changed.includes(member.name)) {
        show(isRecord(after) ? after : before, member);
      } else {
        show(before, member);
        const always = both.includes(member.name);
        if (!(always || changed.includes(member.name)) || !isRecord(after) || !isRecord(before)) continue;
        const own = after[member.name];
        const former = before[member.name];
        if (own === undefined || former === undefined) continue;
        const text = member.show(own, context, after, member.name);
        if (always || text !== member.show(former, context, before, member.name))
          parts.push(`${parts.pop()} => ${text}`);
      }
    }
    const missing = cut && !isRecord(after);
    const left = some.length < members.length && (!uncut || isRecord(after));
    if ((left || missing) && pending !== true) parts.push('...');
    let text = '';
    // What begins with an arrow follows from the member before, and comments belong to it.
    for (const part of parts)
      text += text === '' ? part : /^(=>|\/\*) /.test(part) ? ` ${part}` : `, ${part}`;
    return `{${text}${pending === true ? '' : '}'}`;
  };
}

/** The same of a structure that has another one for its only member. */
function showInside(kind: PointerKind<unknown>, printer: Printer): Show {
  const { fields } = kind.target as StructKind<Fields>;
  const { inside = '', ...exchange } = kind.options.exchange ?? {};
  const all = membersOf(fields, printer);
  const show = showExchange(
    { ...kind, target: fields[inside] as AnyKind, options: { ...kind.options, exchange } },
    printer,
  );
  const others = all.filter((one) => one.name !== inside);
  const own = (record: unknown): unknown => (isRecord(record) ? record[inside] : record);
  return (value, context) => {
    const { before, after, pending } = value as InOut<unknown> & { pending?: boolean };
    const text = show({ before: own(before), after: own(after), pending }, context);
    const parts = [`${inside}=${text}`];
    const last = isRecord(after) ? after : before;
    if (pending !== true && isRecord(last)) showMembers(last, others, printer, context, parts);
    return `{${parts.join(', ')}${pending === true ? '' : '}'}`;
  };
}

/** What a map has for a key, made at first use. */
function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

/** Whether a value stands in brackets behind a pointer: single numbers do, structures have braces of their own. */
function bracketed(target: AnyKind): boolean {
  return (
    target.c !== undefined || target.kind === 'pointer' || target.kind === 'path' || target.kind === 'string'
  );
}

/** How structures, pointers and arrays are shown. */
export const aggregates: Readonly<Record<string, MakeShow>> = {
  struct: (kind: StructKind<Fields>, printer): Show => {
    const { fields, options } = kind;
    const { brief, order, spread = false } = options;
    const named = !spread || printer.settings.options.argumentNames === true;
    const members = membersOf(fields, printer).map((one) => (named ? one : { ...one, prefix: '' }));
    const ordered = new Map<readonly string[], Member[]>();
    const shortened = new Map<Member[], Map<readonly string[], Member[]>>();
    const inOrder = (names: readonly string[]): Member[] =>
      kept(ordered, names, () => names.flatMap((name) => members.find((one) => one.name === name) ?? []));
    const shorten = (all: Member[], names: readonly string[]): Member[] =>
      kept(
        kept(shortened, all, () => new Map()),
        names,
        () => all.filter((one) => names.includes(one.name)),
      );
    const namesOf = (choice: NonNullable<typeof order>, record: object): readonly string[] =>
      typeof choice === 'function' ? choice(record as never) : choice;
    return (value, context) => {
      const parts: string[] = [];
      const record = value as Record<string, unknown>;
      const all = order === undefined ? members : inOrder(namesOf(order, record));
      if (brief !== undefined && context.abbreviate) {
        const some = shorten(all, namesOf(brief, record));
        showMembers(record, some, printer, context, parts);
        if (some.length < all.length) parts.push('...');
      } else showMembers(record, all, printer, context, parts);
      if (isCut(record)) parts.push('???');
      const text = parts.join(', ');
      if (spread) return text;
      const tail = options.extensible === true ? tailOf(record) : undefined;
      return tail === undefined ? `{${text}}` : `{${text}${showTail(tail, printer)}}`;
    };
  },
  union: (kind: UnionKind<unknown>, printer): Show => {
    return (value, context, container, member) => {
      const chosen = choiceOf(container, member, value) ?? (kind.alternatives.at(-1) as AnyKind);
      return printer.show(chosen)(value, context);
    };
  },
  pointer: (kind: PointerKind<unknown>, printer): Show => {
    const { target, options } = kind;
    const show = printer.show(target);
    const brackets = bracketed(target) && options.through !== true;
    const { counted } = options;
    const one = (value: unknown, context: CallContext): string => {
      if (value === null) return 'NULL';
      if (value instanceof Address) return pointer(value.word);
      return brackets ? `[${show(value, context)}]` : show(value, context);
    };
    if (options.exchange !== undefined) {
      const exchange =
        options.exchange.inside === undefined ? showExchange(kind, printer) : showInside(kind, printer);
      return (value, context) => {
        if (!context.structures) return rawPointer(kind, context);
        const before = isInOut(value) ? (value as InOut<unknown>).before : value;
        if (!isRecord(before) || !isInOut(value)) return one(before, context);
        return !context.abbreviate && lacksMembers(before)
          ? rawPointer(kind, context)
          : exchange(value, context);
      };
    }
    if (options.direction === 'inout') {
      const { collapse = false, after } = options;
      const afterwards = after === undefined ? undefined : printer.show(after);
      // What is shown in two parts keeps its brackets in both.
      const open = options.early === 'open';
      const joins = brackets && (open || !isEarly(kind));
      return (value, context) => {
        if (!context.structures) return rawPointer(kind, context);
        if (!isInOut(value)) return one(value, context);
        const { before, after: left, pending } = value as InOut<unknown> & { pending?: boolean };
        // The program gave nothing: what the kernel left stands alone.
        if (options.blank === true && before === undefined)
          return pending === true ? '' : left === undefined ? rawPointer(kind, context) : one(left, context);
        const shown = showInOut(
          value,
          (part) => one(part, context),
          joins,
          collapse,
          afterwards &&
            ((part) => (part instanceof Address ? one(part, context) : afterwards(part, context))),
          options.insist,
        );
        return open && pending === true && shown.endsWith(']') ? shown.slice(0, -1) : shown;
      };
    }
    const spread = isSpread(kind);
    return (value, context) => {
      if (!context.structures && value !== null && !spread) return rawPointer(kind, context);
      if (counted !== undefined) {
        // Nothing is nothing, wherever it is.
        const elements = value === null && context.call?.result?.ok === true ? [] : value;
        if (Array.isArray(elements))
          return context.abbreviate
            ? `${rawPointer(kind, context)} /* ${elements.length} ${counted} */`
            : show(elements, context);
      }
      return one(value, context);
    };
  },
  list: (kind: ListKind<unknown>, printer): Show => {
    const show = printer.show(kind.element);
    const { stringLimit } = printer.settings;
    const { indexed, whole, brief = stringLimit } = kind.options;
    const index = (i: number, context: CallContext): string =>
      typeof indexed === 'object'
        ? showEnum(indexed, indexed.nameOf(i, context.arch) ?? i, context.arch, printer.settings.constants)
        : String(i);
    const elements = (value: unknown, context: CallContext): string => {
      if (value === null) return 'NULL';
      if (value instanceof Address) return pointer(value.word);
      const limit = context.abbreviate && whole !== true ? brief : Number.POSITIVE_INFINITY;
      return showElements(value as PartialArray<unknown>, show, context, limit, indexed && index);
    };
    if (kind.options.direction === 'inout') {
      return (value, context) => {
        if (!isInOut(value)) return elements(value, context);
        const insist = kind.options.insist === true && ((value as InOut<unknown[]>).before?.length ?? 0) > 0;
        return showInOut(value, (part) => elements(part, context), false, false, undefined, insist);
      };
    }
    return elements;
  },
  array: (kind: ArrayKind<unknown>, printer): Show => {
    const show = printer.show(kind.element);
    const { stringLimit } = printer.settings;
    return (value, context) =>
      showElements(
        value as PartialArray<unknown>,
        show,
        context,
        context.abbreviate ? stringLimit : Number.POSITIVE_INFINITY,
        false,
      );
  },
};

/** ` /* bytes 16..31 *\/ "\x00\x01..."` behind the members that are known. */
function showTail(tail: Tail, printer: Printer): string {
  const { bytes } = tail;
  if (bytes === undefined) return ', ???';
  const shown = Math.min(bytes.length, printer.settings.stringLimit);
  const text = escapeBytes(bytes.bytes, 0, shown, 'all');
  return `, /* bytes ${tail.from}..${tail.from + bytes.length - 1} */ "${text}"${shown < bytes.length ? '...' : ''}`;
}

function isInOut(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'before' in value;
}

/** Whether a pointer leads to arguments that are passed in memory: they are shown as other arguments are. */
export function isSpread(kind: AnyKind): boolean {
  const { target } = kind as Partial<PointerKind<unknown>>;
  return target?.kind === 'struct' && (target as StructKind<Fields>).options.spread === true;
}

/** `-e verbose=` without this call: only the address of a structure. */
function rawPointer(kind: AnyKind, context: CallContext): string {
  const { call } = context;
  const argument = call?.compiled.argumentsOf(call.frame).find((one) => isOrOffers(one.kind, kind));
  return call === undefined || argument === undefined ? '...' : pointer(call.raw(argument.register));
}

/** Whether a kind is another one, or one of its alternatives. */
function isOrOffers(kind: AnyKind, wanted: AnyKind): boolean {
  return (
    kind === wanted ||
    (kind.kind === 'union' &&
      (kind as UnionKind<unknown>).alternatives.some((one) => isOrOffers(one, wanted)))
  );
}

function showElements(
  values: PartialArray<unknown>,
  show: Show,
  context: CallContext,
  limit: number,
  index: ((i: number, context: CallContext) => string) | false | undefined,
): string {
  const parts: string[] = [];
  const count = Math.min(values.length, limit);
  for (let i = 0; i < count; i++) {
    const text = show(values[i], context);
    parts.push(index ? `[${index(i, context)}]=${text}` : text);
  }
  if (count < values.length) parts.push('...');
  else if ('total' in values)
    parts.push(values.fault === undefined ? '...' : `... /* ${hex(values.fault)} */`);
  return `[${parts.join(', ')}]`;
}
