import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Flags of calls that look up files, where a call knows a few of them only.',
  tables: {
    lookupFlags: {
      kind: 'flags',
      unknown: 'AT_???',
      header: 'linux/fcntl.h',
      names: 'AT_SYMLINK_NOFOLLOW AT_EMPTY_PATH',
      note: 'What fchmodat2, the xattrat calls and the file attribute calls know.',
    },
    statxSyncFlags: {
      kind: 'flags',
      unknown: '',
      header: 'linux/fcntl.h',
      names: 'AT_STATX_SYNC_AS_STAT AT_STATX_FORCE_SYNC AT_STATX_DONT_SYNC',
    },
    statxLookupFlags: {
      kind: 'flags',
      unknown: '',
      header: 'linux/fcntl.h',
      names: `
        AT_SYMLINK_NOFOLLOW AT_REMOVEDIR AT_SYMLINK_FOLLOW AT_NO_AUTOMOUNT AT_EMPTY_PATH AT_RECURSIVE
      `,
    },
  },
});
