import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Descriptors: duplicating and closing them, pipes.',
  tables: {
    descriptorFlags: {
      kind: 'flags',
      unknown: 'O_???',
      header: 'asm/fcntl.h',
      note: 'The flags of open(2) without the access modes.',
      names: `
        O_CREAT O_EXCL O_NOCTTY O_TRUNC O_APPEND O_NONBLOCK O_SYNC __O_SYNC O_DSYNC O_DIRECT O_LARGEFILE
        O_NOFOLLOW O_NOATIME O_CLOEXEC O_PATH O_TMPFILE __O_TMPFILE O_DIRECTORY O_EMPTYPATH FASYNC
      `,
    },
  },
});
