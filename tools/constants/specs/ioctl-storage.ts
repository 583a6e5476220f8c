import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Requests of files and block devices (ioctl).',
  tables: {
    partitionOperations: {
      kind: 'enum',
      unknown: 'BLKPG_???',
      header: 'linux/blkpg.h',
      names: 'BLKPG_ADD_PARTITION BLKPG_DEL_PARTITION BLKPG_RESIZE_PARTITION',
    },
  },
});
