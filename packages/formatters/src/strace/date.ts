import type { Word } from '@hstrace/syscalls';

const two = (n: number): string => String(n).padStart(2, '0');

/**
 * Seconds since 1970 as `2017-04-16T16:03:27+0000`, in local time; with the fraction if it is not zero.
 *
 * @param digits how many digits a fraction has
 */
export function showDate(seconds: Word, fraction: number, digits: 6 | 9 = 9): string {
  const date = new Date(Number(seconds) * 1000);
  const year = date.getFullYear();
  if (Number.isNaN(year)) return '???';
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
  return ` /* ${showDate(seconds, part, digits)} */`;
}
