import type { Abi } from '../model/abi.js';
import { array } from '../model/arrays.js';
import { int, uint, ulong } from '../model/integers.js';
import { chars } from '../model/strings.js';
import { padding, reserved, struct } from '../model/struct.js';

const NEW_UTS_LEN = 64;
const name = chars(NEW_UTS_LEN + 1);

/** `struct new_utsname` of linux/utsname.h. */
export const utsname = struct(
  'utsname',
  { sysname: name, nodename: name, release: name, version: name, machine: name, domainname: name },
  { brief: ['sysname', 'nodename'] },
);

const sysinfoRest: ReturnType<typeof padding> = {
  ...padding(0),
  size: (abi: Abi) => 16 - 2 * abi.wordSize,
};

/** `struct sysinfo` of linux/sysinfo.h. */
export const sysinfoStruct = struct('sysinfo', {
  uptime: ulong(),
  loads: array(ulong(), 3),
  totalram: ulong(),
  freeram: ulong(),
  sharedram: ulong(),
  bufferram: ulong(),
  totalswap: ulong(),
  freeswap: ulong(),
  procs: int('u16'),
  pad: reserved('u16'),
  totalhigh: ulong(),
  freehigh: ulong(),
  mem_unit: uint(),
  // What 64-bit systems have no room for.
  _f: sysinfoRest,
});
