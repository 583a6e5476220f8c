import { deleteModuleFlags, moduleInitFlags } from '../constants/system.gen.js';
import { address, fd, flags, int, ulong } from '../model/integers.js';
import { cstring } from '../model/strings.js';
import { syscall } from '../model/syscall.js';

/** init_module(2). */
export const initModule = syscall('init_module', {
  category: 'system',
  args: { module_image: address(), len: ulong(), param_values: cstring() },
  returns: int(),
  human: 'load a module of {len:bytes} into the kernel',
});

/** finit_module(2). */
export const finitModule = syscall('finit_module', {
  category: 'system',
  classes: ['desc'],
  args: { fd: fd(), param_values: cstring(), flags: flags(moduleInitFlags) },
  returns: int(),
  human: 'load the module {fd} into the kernel',
});

/** delete_module(2). */
export const deleteModule = syscall('delete_module', {
  category: 'system',
  args: { name: cstring(), flags: flags(deleteModuleFlags) },
  returns: int(),
  human: 'remove the module {name} from the kernel',
});
