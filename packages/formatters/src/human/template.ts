/** A part of a sentence: words as they stand, a value, or a part that is said only of calls that succeeded. */
export type Part =
  | { readonly text: string }
  | { readonly slot: string }
  | { readonly success: readonly Part[] };

/** A sentence about a call, in the infinitive. */
export interface Template {
  readonly verb: string;
  readonly parts: readonly Part[];
}

const templates = new Map<string, Template>();

/** The parts of a definition's sentence: `open {pathname} {flags}[, and so on]`. */
export function parseTemplate(text: string): Template {
  let template = templates.get(text);
  if (template === undefined) {
    const space = text.indexOf(' ');
    const verb = space < 0 ? text : text.slice(0, space);
    template = { verb, parts: parseParts(space < 0 ? '' : text.slice(space)) };
    templates.set(text, template);
  }
  return template;
}

function parseParts(text: string): Part[] {
  const parts: Part[] = [];
  const pattern = /\{(\w+(?:\.\w+)*)\}|\[([^\]]*)\]/g;
  let last = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > last) parts.push({ text: text.slice(last, match.index) });
    const [whole, slot, success] = match;
    parts.push(slot === undefined ? { success: parseParts(success ?? '') } : { slot });
    last = match.index + whole.length;
  }
  if (last < text.length) parts.push({ text: text.slice(last) });
  return parts;
}

const IRREGULAR: Readonly<Record<string, string>> = { be: 'is', have: 'has', do: 'does', go: 'goes' };

/** A verb in the third person: `open` gives `opens`, `try` gives `tries`. */
export function thirdPerson(verb: string): string {
  const irregular = IRREGULAR[verb];
  if (irregular !== undefined) return irregular;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}

/** The words behind the verb, with a second verb near the beginning (`set or change`) in the third person too. */
export function conjugateRest(text: string): string {
  return text.replace(
    /^( (?:for |to )?or )(\w+)/,
    (_all, before: string, verb: string) => before + thirdPerson(verb),
  );
}
