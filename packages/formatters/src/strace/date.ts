import type { Word } from '@hstrace/syscalls';

const two = (n: number): string => String(n).padStart(2, '0');

/** The calendar repeats itself after so many years. */
const CYCLE_YEARS = 400;
const CYCLE_SECONDS = 12_622_780_800n;
/** The C library counts years since 1900 in an int. */
const MOST_YEARS = 2_147_483_647;

/**
 * Seconds since 1970 as `2017-04-16T16:03:27+0000`, in local time; with the fraction if it is not zero.
 *
 * @param digits how many digits a fraction has
 */
export function showDate(seconds: Word, fraction: number, digits: 6 | 9 = 9): string {
  return dateText(seconds, fraction, digits) ?? '???';
}

/** The text of a date; undefined where the year is no number that C has room for. */
function dateText(seconds: Word, fraction: number, digits: 6 | 9): string | undefined {
  let date = new Date(Number(seconds) * 1000);
  let year = date.getFullYear();
  if (Number.isNaN(year)) {
    // Beyond the years that Date knows: one of the same shape.
    const whole = BigInt(seconds);
    const cycles = whole / CYCLE_SECONDS;
    date = new Date(Number(whole - cycles * CYCLE_SECONDS) * 1000);
    year = date.getFullYear() + Number(cycles) * CYCLE_YEARS;
    if (Math.abs(year - 1900) > MOST_YEARS) return undefined;
  }
  const offset = -date.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
  const rest = fraction === 0 ? '' : `.${String(fraction).padStart(digits, '0')}`;
  return `${String(year).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${rest}${zone}`;
}

/**
 * The date behind a time, ` /* 2017-04-16T16:03:27+0000 *\/`; nothing for the time 0, and for what is no fraction of a
 * second. It is there whatever the way constants are shown.
 */
export function showDateComment(seconds: Word, fraction: Word, digits: 6 | 9 = 9): string {
  const part = Number(fraction);
  if ((Number(seconds) === 0 && part === 0) || !(part >= 0 && part < 10 ** digits)) return '';
  const text = dateText(seconds, part, digits);
  return text === undefined ? '' : ` /* ${text} */`;
}
