import type { IoctlName } from '../constants/ioctl.gen.js';
import type { CodeTable } from '../model/code.js';
import { decodedName } from './cases.js';
import { partsText } from './code.js';
import { requestCode, requestNames } from './names.js';
import { type ParametricName, parametricRequest } from './parametric.js';

/** The name of a request in decoded arguments, without its parameters where it has some. */
export type RequestName = IoctlName | ParametricName;

/** The names of ioctl requests. */
export const requestTable: CodeTable<RequestName> = {
  nameOf: (code, arch) =>
    (decodedName(code, arch) ?? parametricRequest(code, arch)?.name ?? requestNames(code, arch)[0]) as
      | RequestName
      | undefined,
  valueOf: requestCode,
  textOf(code, arch, { commented }) {
    const parametric = parametricRequest(code, arch)?.text(commented);
    const names = requestNames(code, arch);
    if (parametric !== undefined) return [parametric, ...names].join(' or ');
    return names.length > 0 ? names.join(' or ') : partsText(code);
  },
};
