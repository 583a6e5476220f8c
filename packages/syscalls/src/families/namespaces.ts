import { setnsTypes, unshareFlags } from '../constants/process.gen.js';
import { fd, flags, int } from '../model/integers.js';
import { syscall } from '../model/syscall.js';
import { namespacesOf, ofCaller } from '../structs/entered-namespaces.js';
import { unshareWords } from '../wording/namespaces.js';

/** unshare(2). */
export const unshare = syscall('unshare', {
  category: 'process',
  args: { flags: flags(unshareFlags, 'ulong') },
  looks: ofCaller,
  namespaces: ({ flags: changed }) => namespacesOf(changed),
  returns: int(),
  human: unshareWords,
});

/** setns(2). */
export const setns = syscall('setns', {
  category: 'process',
  classes: ['desc'],
  args: { fd: fd(), nstype: flags(setnsTypes) },
  looks: ofCaller,
  namespaces: ({ nstype }) => namespacesOf(nstype),
  returns: int(),
  human: 'enter another namespace<: {nstype}>',
});
