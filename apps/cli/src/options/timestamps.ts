import type { Timestamps, Tips } from './option.js';
import { integer, invalid, word } from './values.js';

/** The items of `[name:]value,...`; an item may be empty. */
function* fields(
  text: string,
  names: readonly string[],
): Generator<{ name: string | undefined; value: string }> {
  for (const item of text.split(',')) {
    if (item === '') continue;
    const colon = item.indexOf(':');
    const name = colon < 0 ? undefined : names.find((one) => one === item.slice(0, colon).toLowerCase());
    yield name === undefined ? { name, value: item } : { name, value: item.slice(colon + 1) };
  }
}

const FORMS = { none: 'none', time: 'clock', unix: 'unix' } as const;

/** What `--absolute-timestamps=` asks for; what it leaves open stays as it was. */
export function timestamps(text: string | undefined, before: Timestamps | undefined, as: string): Timestamps {
  let { form, precision } = before ?? { form: 'clock' as const, precision: 's' as const };
  // Without a value the clock is shown, whatever was said before.
  if (form === 'none' || text === undefined) form = 'clock';
  for (const { name, value } of fields(text ?? '', ['format', 'precision'])) {
    const asForm = name === 'precision' ? undefined : word(value, ['none', 'time', 'unix'] as const);
    const asPrecision = name === 'format' ? undefined : word(value, ['s', 'ms', 'us', 'ns'] as const);
    if (asForm !== undefined) form = FORMS[asForm];
    else if (asPrecision !== undefined) precision = asPrecision;
    else throw invalid(as, text ?? '');
  }
  return { form, precision };
}

/** What `--tips=` asks for. */
export function tips(text: string | undefined, before: Tips | undefined, as: string): Tips {
  let { id, format } = before ?? { id: 'random' as const, format: 'compact' as const };
  if (format === 'none') format = 'compact';
  for (const { name, value } of fields(text ?? '', ['id', 'format'])) {
    const asFormat = name === 'id' ? undefined : word(value, ['none', 'compact', 'full'] as const);
    const asId =
      name === 'format'
        ? undefined
        : value.toLowerCase() === 'random'
          ? 'random'
          : /^\d+$/.test(value)
            ? integer(value)
            : undefined;
    if (asFormat !== undefined) format = asFormat;
    else if (asId !== undefined) id = asId;
    else throw invalid(as, text ?? '');
  }
  return { id, format };
}
