import { securityModuleIds } from '../constants/credentials.gen.js';
import { lsmAttributes, lsmGetSelfAttrFlags, lsmIds } from '../constants/system.gen.js';
import { union } from '../model/branch.js';
import { flags, hex, int, oneOf, uint } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { arg, hasBits, pointee, result } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { LSM_CTX_HEADER, securityContext, securityContexts } from '../structs/lsm.js';

const LSM_FLAG_SINGLE = 1;

/** The size of the buffer, and what the kernel needs or has filled. */
const bufferSize = pointer(uint(), { direction: 'inout', always: true, collapse: true });

/** `struct lsm_ctx` of which a program has set only the module. */
const wantedModule = struct('lsm_ctx', { id: oneOf(securityModuleIds, 'u64') }, { bytes: LSM_CTX_HEADER });

/** lsm_get_self_attr(2). */
export const lsmGetSelfAttr = syscall('lsm_get_self_attr', {
  category: 'credentials',
  args: {
    attr: oneOf(lsmAttributes),
    ctx: union(
      [
        {
          if: [
            hasBits(arg('flags'), LSM_FLAG_SINGLE),
            { of: pointee('size', 'u32', 'entry'), compare: 'ge', value: 0 },
          ],
          kind: pointer(wantedModule, {
            direction: 'inout',
            size: pointee('size', 'u32'),
            fragment: LSM_CTX_HEADER,
            after: securityContexts,
          }),
        },
      ],
      pointer(securityContexts, {
        direction: 'out',
        size: pointee('size', 'u32', 'exit'),
        least: LSM_CTX_HEADER,
      }),
    ),
    size: bufferSize,
    flags: flags(lsmGetSelfAttrFlags),
  },
  returns: int(),
  human: 'ask how security modules treat it',
});

/** lsm_set_self_attr(2). */
export const lsmSetSelfAttr = syscall('lsm_set_self_attr', {
  category: 'credentials',
  args: {
    attr: oneOf(lsmAttributes),
    ctx: pointer(securityContext, { size: arg('size'), least: LSM_CTX_HEADER }),
    size: uint(),
    flags: hex('u32'),
  },
  returns: int(),
  human: 'ask security modules to treat it otherwise',
});

/** lsm_list_modules(2). */
export const lsmListModules = syscall('lsm_list_modules', {
  category: 'credentials',
  args: {
    ids: list(oneOf(lsmIds, 'u64'), result, { direction: 'out' }),
    size: bufferSize,
    flags: hex('u32'),
  },
  returns: int(),
  human: 'ask which security modules there are',
});
