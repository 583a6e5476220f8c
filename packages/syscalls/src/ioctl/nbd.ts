import { nbdFlags } from '../constants/ioctl-devices.gen.js';
import { count, fd, flags } from '../model/integers.js';
import { defineRequests } from './family.js';

/** Requests of network block devices (linux/nbd.h). */
export const nbdRequests = defineRequests(() => {
  const amount = count('ulong');
  return {
    NBD_SET_SOCK: fd(),
    NBD_SET_BLKSIZE: amount,
    NBD_SET_SIZE: amount,
    NBD_SET_SIZE_BLOCKS: amount,
    NBD_SET_TIMEOUT: amount,
    NBD_SET_FLAGS: flags(nbdFlags),
    NBD_DO_IT: null,
    NBD_CLEAR_SOCK: null,
    NBD_CLEAR_QUE: null,
    NBD_PRINT_DEBUG: null,
    NBD_DISCONNECT: null,
  };
});
