// Finds the names of ioctl requests in the kernel's headers.

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureUapi } from '../../uapi/uapi.js';

/** Requests of one header. */
export interface HeaderRequests {
  /** As it is included. */
  readonly header: string;
  readonly names: readonly string[];
}

/** `_IO(`, `_IOWR(` and the macros that are built on these: `DRM_IOW(`, `_SIOR(`, `DM_IOC(`, `PVR_IOCTL(`... */
const SYMBOLIC = /^(?:[A-Z]+)?_S?IO(?:WR|W|R|C)?\s*\([^)]|^(?:ARMADA|PVR)_IOCTL\(/;

/**
 * Requests from before `_IO`: plain numbers whose second byte is the type. In other headers such numbers mean anything,
 * so these are listed.
 */
const NUMERIC: Readonly<Record<string, RegExp>> = {
  'linux/hdreg.h': /^0x03..$/i,
  'scsi/sg.h': /^0x22..$/i,
  'linux/fb.h': /^0x46..$/i,
  'linux/kd.h': /^0x4b..$/i,
  'linux/loop.h': /^0x4c..$/i,
  'linux/cdrom.h': /^0x53..$/i,
  'scsi/scsi.h': /^0x53..$/i,
  'scsi/scsi_ioctl.h': /^0x53..$/i,
  'asm-generic/ioctls.h': /^0x54..$/i,
  'linux/vt.h': /^0x56..$/i,
  'asm-generic/sockios.h': /^0x89..$/i,
  'linux/sockios.h': /^0x89..$/i,
  'linux/wireless.h': /^0x8b..$/i,
};

/** Headers whose requests are enumerators. */
const ENUMERATED: readonly string[] = ['linux/android/binder.h', 'drm/nova_drm.h', 'drm/xe_drm.h'];

function headersIn(folder: string, below: string): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(below, entry.name);
      if (entry.isDirectory()) return headersIn(folder, path);
      return entry.name.endsWith('.h') ? [path] : [];
    })
    .sort();
}

/** All headers that define requests, with their names in order. */
export function scanRequests(): HeaderRequests[] {
  const uapi = ensureUapi();
  const found = new Map<string, string[]>();
  for (const folder of [uapi.include, uapi.x86, uapi.aarch64]) {
    for (const path of headersIn(folder, '.')) {
      const header = relative('.', path);
      // What an architecture has nothing to add to is the generic header by another name.
      const text = readFileSync(join(folder, path), 'utf8');
      const names = requestsOf(header, text);
      if (names.length === 0) continue;
      const known = found.get(header) ?? [];
      found.set(header, [...new Set([...known, ...names])]);
    }
  }
  return [...found].map(([header, names]) => ({ header, names }));
}

/** The names of requests that the text of a header defines. */
export function requestsOf(header: string, source: string): string[] {
  const text = source
    .replace(/\\\n/g, ' ')
    .replace(/\/\*[\s\S]*?\*\//g, ' ')
    .replace(/\/\/.*$/gm, '');
  const numeric = NUMERIC[header];
  const names: string[] = [];
  for (const [, name, value] of text.matchAll(/^[ \t]*#[ \t]*define[ \t]+([A-Z]\w*)[ \t]+(\S.*)$/gm)) {
    if (name === undefined || value === undefined) continue;
    if (SYMBOLIC.test(value) || numeric?.test(value.trim()) === true) names.push(name);
  }
  if (ENUMERATED.includes(header)) {
    for (const [, name] of text.matchAll(/^[ \t]*([A-Z]\w*)[ \t]*=[ \t]*(?:DRM)?_IO/gm))
      names.push(name as string);
  }
  return names;
}
