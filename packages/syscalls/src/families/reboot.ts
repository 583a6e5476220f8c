import { rebootCommands, rebootMagic1, rebootMagic2 } from '../constants/system.gen.js';
import { int, oneOf } from '../model/integers.js';
import { cstring } from '../model/strings.js';
import { syscall } from '../model/syscall.js';
import { rebootWords } from '../wording/system.js';

/** reboot(2). */
export const reboot = syscall('reboot', {
  category: 'system',
  args: { magic: oneOf(rebootMagic1), magic2: oneOf(rebootMagic2), op: oneOf(rebootCommands) },
  variants: { on: 'op', cases: { LINUX_REBOOT_CMD_RESTART2: { arg: cstring() } }, otherwise: {} },
  returns: int(),
  human: rebootWords,
});
