import type { AnyKind, CustomKind, Notation } from '@hstrace/syscalls';
import { Bytes } from '@hstrace/syscalls';
import { showDate, showDateComment } from '../date.js';
import { quoteBytes, quoteText } from '../quote.js';
import type { CallContext, MakeShow, Printer } from '../show.js';

/** A notation as text. */
export function showNotation(notation: Notation, printer: Printer, context: CallContext): string {
  if (typeof notation === 'string') return notation;
  const show = (part: Notation): string => showNotation(part, printer, context);
  const { stringLimit, hexStrings } = printer.settings;
  if ('text' in notation) {
    const { text } = notation;
    return text instanceof Bytes && !text.terminated
      ? quoteBytes(text, stringLimit, hexStrings)
      : quoteText(text, stringLimit, hexStrings);
  }
  if ('quoted' in notation) {
    const { quoted } = notation;
    return quoted instanceof Bytes && !quoted.terminated
      ? quoteBytes(quoted, Number.POSITIVE_INFINITY, hexStrings)
      : quoteText(quoted, Number.POSITIVE_INFINITY, hexStrings);
  }
  if ('dump' in notation) return quoteBytes(notation.dump, stringLimit, 'all');
  if ('hex' in notation) return quoteBytes(notation.hex, Number.POSITIVE_INFINITY, 'all');
  if ('styles' in notation) return show(notation.styles[printer.settings.constants]);
  if ('as' in notation) return printer.show(notation.as)(notation.value, context);
  if ('symbol' in notation) {
    const { constants } = printer.settings;
    if (constants === 'abbrev') return notation.symbol;
    return constants === 'raw' ? notation.of : `${notation.of} /* ${notation.symbol} */`;
  }
  if ('call' in notation) return `${notation.call}(${notation.args.map(show).join(', ')})`;
  if ('members' in notation) {
    const parts = notation.members.map(([name, value]) =>
      name === '' ? show(value) : `${name}=${show(value)}`,
    );
    if (notation.more === true) parts.push('...');
    return `{${parts.join(', ')}}`;
  }
  if ('items' in notation) {
    const parts = notation.items.map(show);
    if (notation.more === true) parts.push('...');
    return `[${parts.join(', ')}]`;
  }
  if ('parts' in notation) return notation.parts.map(show).join('');
  if ('dateOf' in notation) return showDate(notation.dateOf, 0);
  if ('sinceBoot' in notation) {
    const boot = printer.settings.options.bootTime?.() ?? 0n;
    return showDate((boot + BigInt(notation.sinceBoot)) / 1_000_000_000n, 0);
  }
  if ('date' in notation)
    return 'microseconds' in notation
      ? showDateComment(notation.date, notation.microseconds, 6)
      : showDateComment(notation.date, notation.nanoseconds);
  return show(context.abbreviate ? notation.otherwise : notation.verbose);
}

/** How kinds that bring their own notation are shown. */
export const customs: Readonly<Record<string, MakeShow>> = {
  custom: (kind: CustomKind<unknown>, printer) => (value, context, container) =>
    showNotation(kind.show(value, container as Record<string, unknown> | undefined), printer, context),
  padding: (_kind: AnyKind) => () => '',
  restarted: () => (_value, context) =>
    `<... resuming interrupted ${context.previousCall ?? 'system call'} ...>`,
};
