import { capabilitiesHigh, capabilitiesLow } from '../constants/credentials.gen.js';
import { capabilityVersions } from '../constants/prctl.gen.js';
import { type CustomKind, custom } from '../model/custom.js';
import { flags, oneOf, pid } from '../model/integers.js';
import type { ValueOf } from '../model/kind.js';
import { struct } from '../model/struct.js';
import { Flags } from '../values/flags.js';

/** `struct __user_cap_header_struct` of linux/capability.h. */
export const capabilityHeader = struct('__user_cap_header_struct', {
  version: oneOf(capabilityVersions),
  pid: pid(),
});

const low = flags(capabilitiesLow);
const high = flags(capabilitiesHigh);

/** A set of capabilities: the first 32, and the others. */
export interface CapabilitySet {
  readonly low: ValueOf<typeof low>;
  readonly high: ValueOf<typeof high>;
}

/** Bytes of `struct __user_cap_data_struct`: sets of more than 32 capabilities go on in a second one. */
const DATA = 12;

const capabilitySet: CustomKind<CapabilitySet> = custom<CapabilitySet>({
  name: 'capabilities',
  bytes: DATA + 4,
  align: 4,
  decode: ({ view, abi }, pos, end) => ({
    low: new Flags(pos + 4 > end ? 0 : view.getUint32(pos, true), capabilitiesLow, abi.arch),
    high: new Flags(pos + DATA + 4 > end ? 0 : view.getUint32(pos + DATA, true), capabilitiesHigh, abi.arch),
  }),
  show: (set) => {
    const first = { value: set.low, as: low };
    if (set.high.value === 0) return first;
    const second = { value: set.high, as: high };
    return set.low.value === 0 ? second : { parts: [first, '|', second] };
  },
});

/** `struct __user_cap_data_struct` of linux/capability.h, of the version with 32 capabilities. */
export const capabilityData = struct('__user_cap_data_struct', {
  effective: low,
  permitted: low,
  inheritable: low,
});

/** Two `struct __user_cap_data_struct`, as the versions with 64 capabilities have them. */
export const wideCapabilityData = struct(
  '__user_cap_data_struct',
  { effective: capabilitySet, permitted: capabilitySet, inheritable: capabilitySet },
  { at: { effective: 0, permitted: 4, inheritable: 8 }, bytes: 2 * DATA },
);
