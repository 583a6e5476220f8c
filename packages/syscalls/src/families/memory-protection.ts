import { mapShadowStackFlags, pkeyAccessRights, protFlags } from '../constants/memory.gen.js';
import { address, flags, hex, int, long, size } from '../model/integers.js';
import { syscall } from '../model/syscall.js';

/** pkey_mprotect(2). */
export const pkeyMprotect = syscall('pkey_mprotect', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address(), len: size(), prot: flags(protFlags, 'ulong'), pkey: int() },
  returns: int(),
  strace: { argNames: { len: 'length' } },
  human: 'make {len} of memory {prot}, under protection key {pkey}',
});

/** pkey_alloc(2). */
export const pkeyAlloc = syscall('pkey_alloc', {
  category: 'memory',
  args: { flags: hex(), access_rights: flags(pkeyAccessRights, 'ulong') },
  returns: int(),
  human: 'ask for a protection key of memory[: {result}]',
});

/** pkey_free(2). */
export const pkeyFree = syscall('pkey_free', {
  category: 'memory',
  args: { pkey: int() },
  returns: int(),
  human: 'give back protection key {pkey} of memory',
});

/** mseal(2). */
export const mseal = syscall('mseal', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address(), len: size(), flags: hex() },
  returns: int(),
  strace: { argNames: { len: 'length' } },
  human: 'seal {len} of memory against changes',
});

/** map_shadow_stack(2). strace shows the address it gives in decimal. */
export const mapShadowStack = syscall('map_shadow_stack', {
  category: 'memory',
  classes: ['memory'],
  args: { addr: address(), len: size(), flags: flags(mapShadowStackFlags) },
  returns: long(),
  human: 'ask for a shadow stack, which protects return addresses',
});
