import type { Precision } from './options.js';

const DIGITS: Readonly<Record<Precision, number>> = { s: 0, ms: 3, us: 6, ns: 9 };

/** Nanoseconds as seconds with so many digits, cut and not rounded: `12.000345`. */
export function seconds(nanoseconds: bigint, precision: Precision, width = 0): string {
  const whole = nanoseconds / 1_000_000_000n;
  return String(whole).padStart(width) + fraction(nanoseconds, precision);
}

/** `.000345`, or nothing for whole seconds. */
export function fraction(nanoseconds: bigint, precision: Precision): string {
  const digits = DIGITS[precision];
  if (digits === 0) return '';
  return `.${String(nanoseconds % 1_000_000_000n)
    .padStart(9, '0')
    .slice(0, digits)}`;
}

/** The time of day, local: `17:03:27`. */
export function timeOfDay(nanoseconds: bigint): string {
  const date = new Date(Number(nanoseconds / 1_000_000n));
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((n) => String(n).padStart(2, '0'))
    .join(':');
}
