import type { Word } from '@hstrace/syscalls';
import type { Printer } from './show.js';

const two = (n: number): string => String(n).padStart(2, '0');

/** Seconds since 1970 as `2017-04-16T16:03:27+0000`, in local time; with nanoseconds if they are not zero. */
export function showDate(seconds: Word, nanoseconds: number): string {
  const date = new Date(Number(seconds) * 1000);
  const year = date.getFullYear();
  if (Number.isNaN(year)) return '???';
  const offset = -date.getTimezoneOffset();
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
  const fraction = nanoseconds === 0 ? '' : `.${String(nanoseconds).padStart(9, '0')}`;
  return `${String(year).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${fraction}${zone}`;
}

/** The date behind a number of seconds, ` /* 2017-04-16T16:03:27+0000 *\/`; nothing for the time 0. */
export function showDateComment(seconds: Word, nanoseconds: Word, printer: Printer): string {
  const fraction = Number(nanoseconds);
  if (printer.settings.constants === 'raw' || (Number(seconds) === 0 && fraction === 0)) return '';
  // What is no fraction of a second has no date.
  if (!(fraction >= 0 && fraction < 1_000_000_000)) return '';
  return ` /* ${showDate(seconds, fraction)} */`;
}
