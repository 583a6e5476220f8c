import type { IoctlName } from '../constants/ioctl.gen.js';
import type { CodeTable } from '../model/code.js';
import { decodedName } from './cases.js';
import { partsText } from './code.js';
import { requestCode, requestNames } from './names.js';
import { type ParametricName, parametricRequest } from './parametric.js';

/** The name of a request in decoded arguments, without its parameters where it has some. */
export type RequestName = IoctlName | ParametricName;

/** Requests that terminals have in common with sound devices. */
export const FIRST_SHARED = 0x5402;
export const LAST_SHARED = 0x5404;

/** What has such requests, by what a descriptor refers to, and how their names begin there. */
const devices: readonly (readonly [link: RegExp, names: string])[] = [
  [/^\/dev\/(tty|pts\/|ptmx|console|vc\/|hvc|pty)/, 'TC'],
  [/^\/dev\/(snd\/|dsp|audio|mixer|midi|sequencer|music|adsp|amidi|dmmidi)/, 'SNDCTL_'],
];

/** Of several names those that the device has. */
function namesFor(names: readonly string[], link: unknown): readonly string[] {
  if (names.length < 2 || typeof link !== 'string') return names;
  const start = devices.find(([pattern]) => pattern.test(link))?.[1];
  const own = start === undefined ? [] : names.filter((name) => name.startsWith(start));
  return own.length > 0 ? own : names;
}

/** The names of ioctl requests. */
export const requestTable: CodeTable<RequestName> = {
  nameOf: (code, arch) =>
    (decodedName(code, arch) ?? parametricRequest(code, arch)?.name ?? requestNames(code, arch)[0]) as
      | RequestName
      | undefined,
  valueOf: requestCode,
  textOf(code, arch, { commented, link }) {
    const parametric = parametricRequest(code, arch)?.text(commented);
    const names = namesFor(requestNames(code, arch), link);
    if (parametric !== undefined) return [parametric, ...names].join(' or ');
    return names.length > 0 ? names.join(' or ') : partsText(code);
  },
};
