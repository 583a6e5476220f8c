import { Flags, type HumanChoice, type HumanText } from '@hstrace/syscalls';

/** A part of a sentence: words as they stand, a value, or a part that is said only under a condition. */
export type Part =
  | { readonly text: string }
  | { readonly slot: string; readonly unit: string | undefined }
  /** Said of calls that succeeded, and what is said of others. */
  | { readonly success: readonly Part[]; readonly otherwise: readonly Part[] }
  /** Said where all its slots have something to say. */
  | { readonly optional: readonly Part[] };

/** A sentence about a call, in the infinitive. */
export interface Template {
  readonly verb: string;
  readonly parts: readonly Part[];
  /** The verb and the parts in the third person. */
  readonly does: string;
  readonly doesParts: readonly Part[];
}

const templates = new Map<string, Template>();

/** The parts of a definition's sentence: `open {pathname} {flags}[, and so on]`. */
export function parseTemplate(text: string): Template {
  let template = templates.get(text);
  if (template === undefined) {
    const [verb = ''] = /^[^ <[]*/.exec(text) ?? [];
    const parts = parseParts(text.slice(verb.length));
    template = {
      verb,
      parts: conjugated(parts, (further) => further),
      does: thirdPerson(verb),
      doesParts: conjugated(parts, thirdPerson),
    };
    templates.set(text, template);
  }
  return template;
}

function parseParts(text: string): Part[] {
  const parts: Part[] = [];
  const pattern = /\{(\w+(?:\.\w+)*)(?::([^}]+))?\}|\[([^\]]*)\]|<([^>]*)>/g;
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > last) parts.push({ text: text.slice(last, match.index) });
    const [whole, slot, unit, success, optional] = match;
    if (slot !== undefined) parts.push({ slot, unit });
    else if (success !== undefined) {
      const [good = '', other = ''] = success.split('|');
      parts.push({ success: parseParts(good), otherwise: parseParts(other) });
    } else parts.push({ optional: parseParts(optional ?? '') });
    last = match.index + whole.length;
  }
  if (last < text.length) parts.push({ text: text.slice(last) });
  return parts;
}

/** The sentence for a value of the deciding argument. */
export function chosen(text: HumanText, valueAt: (path: string) => unknown): string {
  let at = text;
  while (typeof at !== 'string') at = caseOf(at, valueAt(at.on)) ?? at.otherwise;
  return at;
}

function caseOf({ cases }: HumanChoice, value: unknown): HumanText | undefined {
  if (value instanceof Flags) {
    const all = value.names.join('|');
    if (all in cases) return cases[all];
    for (const name of value.names as readonly string[]) if (name in cases) return cases[name];
    return value.value === 0 || value.value === 0n ? cases['0'] : undefined;
  }
  const key = String(value);
  return cases[key] ?? cases[key.split('|')[0] as string];
}

const IRREGULAR: Readonly<Record<string, string>> = { be: 'is', have: 'has', do: 'does', go: 'goes' };

/** A verb in the third person: `open` gives `opens`, `try` gives `tries`. */
export function thirdPerson(verb: string): string {
  const irregular = IRREGULAR[verb];
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** Parts whose further verbs, marked by `~`, have the form of the first one. What the tracee says has no marks. */
function conjugated(parts: readonly Part[], form: (verb: string) => string): readonly Part[] {
  return parts.map((part) =>
    'text' in part
      ? { text: part.text.replace(/~(\w+)/g, (_all, verb: string) => form(verb)) }
      : 'success' in part
        ? { success: conjugated(part.success, form), otherwise: conjugated(part.otherwise, form) }
        : part,
  );
}
