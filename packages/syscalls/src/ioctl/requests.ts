import type { IoctlName } from '../constants/ioctl.gen.js';
import type { CodeTable } from '../model/code.js';
import { decodedName } from './cases.js';
import { partsText } from './code.js';
import { requestCode, requestNames } from './names.js';

/** The names of ioctl requests. */
export const requestTable: CodeTable<IoctlName> = {
  nameOf: (code, arch) => (decodedName(code, arch) ?? requestNames(code, arch)[0]) as IoctlName | undefined,
  valueOf: requestCode,
  textOf(code, arch) {
    const names = requestNames(code, arch);
    return names.length > 0 ? names.join(' or ') : partsText(code);
  },
};
