import type { Word } from '@hstrace/syscalls';

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
