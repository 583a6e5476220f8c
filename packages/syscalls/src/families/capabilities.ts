import { union } from '../model/branch.js';
import { address, int } from '../model/integers.js';
import { type PointerOptions, pointer } from '../model/pointer.js';
import { equals, pointee } from '../model/ref.js';
import { syscall } from '../model/syscall.js';
import { capabilityData, capabilityHeader, wideCapabilityData } from '../structs/capabilities.js';

const VERSION_2 = 0x2007_1026;
const VERSION_3 = 0x2008_0522;

const version = pointee('hdrp');
/** The header counts only if it could be read whole: its second member is looked at as well. */
const whole = { of: pointee('hdrp', 'u32', undefined, 4), compare: 'ge', value: 0 } as const;
const data = (options: PointerOptions) =>
  union(
    [
      { if: [equals(version, VERSION_2), whole], kind: pointer(wideCapabilityData, options) },
      { if: [equals(version, VERSION_3), whole], kind: pointer(wideCapabilityData, options) },
      // Any other version that could be read is taken for the first one.
      { if: [whole], kind: pointer(capabilityData, options) },
    ],
    address(),
  );

/** capget(2). */
export const capget = syscall('capget', {
  category: 'credentials',
  classes: ['creds'],
  args: { hdrp: pointer(capabilityHeader), datap: data({ direction: 'out' }) },
  returns: int(),
  human: 'ask for the privileges of {hdrp.pid}',
});

/** capset(2). */
export const capset = syscall('capset', {
  category: 'credentials',
  classes: ['creds'],
  args: { hdrp: pointer(capabilityHeader), datap: data({}) },
  returns: int(),
  human: 'change its own privileges',
});
