import { failureOf } from '@hstrace/syscalls';
import type { ConstantStyle } from '../options.js';

/** An error number as data. */
export function showErrno(value: number, style: ConstantStyle): string {
  const name = failureOf(Math.abs(value)).name;
  if (name === undefined || style === 'raw') return String(value);
  const signed = value < 0 ? `-${name}` : name;
  return style === 'verbose' ? `${value} /* ${signed} */` : signed;
}
