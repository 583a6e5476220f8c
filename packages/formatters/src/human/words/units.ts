type Amount = number | bigint;

/** A number with separators between thousands: `12,345`. */
export function grouped(value: Amount): string {
  return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `1 byte`, `832 bytes`, `12.5 MB`. */
export function bytes(value: Amount): string {
  const number = Number(value);
  if (number === 1) return '1 byte';
  if (Math.abs(number) < 1000) return `${number} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  let amount = number / 1000;
  let unit = 0;
  while (Math.abs(amount) >= 999.95 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  const text = amount >= 100 ? amount.toFixed(0) : amount.toFixed(1).replace(/\.0$/, '');
  return `${text} ${units[unit]}`;
}

/** Nanoseconds as `350 ns`, `12 µs`, `3.1 ms`, `2.5 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(nanoseconds: Amount): string {
  const ns = Number(nanoseconds);
  if (ns < 1000) return `${ns} ns`;
  const short = (value: number): string =>
    value >= 100 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, '');
  if (ns < 999_500) return `${short(ns / 1e3)} µs`;
  if (ns < 999_500_000) return `${short(ns / 1e6)} ms`;
  if (ns < 120e9) return `${short(ns / 1e9)} s`;
  const seconds = Math.round(ns / 1e9);
  if (seconds < 7200)
    return seconds % 60 === 0 ? `${seconds / 60} min` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 2880)
    return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.round(minutes / 1440)} days`;
}

/** `once`, `twice`, `7 times`. */
export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${grouped(count)} times`;
}

/** `1 file`, `3 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}
