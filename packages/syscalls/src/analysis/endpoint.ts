import { Address } from '../values/address.js';
import type { InOut } from '../values/in-out.js';
import { pathText } from './subject.js';

/** Where a socket leads. */
export interface Endpoint {
  readonly family: 'inet' | 'inet6' | 'unix' | 'netlink' | 'other';
  /** `192.0.2.1`, `2001:db8::1`, or the path of a unix socket. */
  readonly host: string;
  readonly port: number | undefined;
}

/** The endpoint that a decoded socket address names. */
export function endpointOf(value: unknown): Endpoint | undefined {
  const address = unwrap(value);
  if (address === undefined) return undefined;
  const { sa_family: family } = address;
  // An address that is too short has nothing behind its family.
  if (family === 'AF_INET' && address.sin_addr !== undefined)
    return { family: 'inet', host: String(address.sin_addr), port: Number(address.sin_port) };
  if (family === 'AF_INET6' && address.sin6_addr !== undefined)
    return { family: 'inet6', host: String(address.sin6_addr), port: Number(address.sin6_port) };
  if (family === 'AF_UNIX') {
    const path = pathText(address.sun_path) ?? '';
    return { family: 'unix', host: address.abstract === true ? `@${path}` : path, port: undefined };
  }
  if (family === 'AF_NETLINK') return { family: 'netlink', host: 'kernel', port: undefined };
  return { family: 'other', host: String(family), port: undefined };
}

function unwrap(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || value instanceof Address) return undefined;
  if ('before' in value) return unwrap((value as InOut<unknown>).after ?? (value as InOut<unknown>).before);
  return 'sa_family' in value ? (value as Record<string, unknown>) : undefined;
}

/** `192.0.2.1:443`, `[2001:db8::1]:443`, or a path. */
export function endpointText(endpoint: Endpoint): string {
  const { family, host, port } = endpoint;
  if (port === undefined) return host;
  return family === 'inet6' ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Whether an address is of the public internet: not of this machine, a private network, or a link. */
export function isPublic({ family, host }: Endpoint): boolean {
  if (family === 'inet') {
    const [a = 0, b = 0] = host.split('.').map(Number);
    return !(
      a === 0 ||
      a === 10 ||
      a === 127 ||
      (a === 100 && b >= 64 && b < 128) ||
      (a === 169 && b === 254) ||
      (a === 172 && b >= 16 && b < 32) ||
      (a === 192 && b === 168) ||
      a >= 224
    );
  }
  if (family !== 'inet6') return false;
  const text = host.toLowerCase();
  // An address of version 4 in the clothes of version 6.
  const mapped = /^::ffff:([\d.]+)$/.exec(text)?.[1];
  if (mapped !== undefined) return isPublic({ family: 'inet', host: mapped, port: undefined });
  return !(
    text === '::1' ||
    text === '::' ||
    /^f[cd]/.test(text) ||
    /^fe[89ab]/.test(text) ||
    text.startsWith('ff')
  );
}
