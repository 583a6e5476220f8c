import { cases, type HumanText } from '../model/syscall.js';

/** io_uring_register(2), by operation. */
export const ioUringRegisterWords: HumanText = {
  on: 'opcode',
  cases: {
    ...cases(
      ['IORING_REGISTER_BUFFERS', 'IORING_REGISTER_BUFFERS2', 'IORING_REGISTER_BUFFERS_UPDATE'],
      'register memory for operations of {fd}',
    ),
    IORING_UNREGISTER_BUFFERS: 'take back the memory for operations of {fd}',
    ...cases(
      [
        'IORING_REGISTER_FILES',
        'IORING_REGISTER_FILES2',
        'IORING_REGISTER_FILES_UPDATE',
        'IORING_REGISTER_FILES_UPDATE2',
      ],
      'register files for operations of {fd}',
    ),
    IORING_UNREGISTER_FILES: 'take back the files for operations of {fd}',
    ...cases(
      ['IORING_REGISTER_EVENTFD', 'IORING_REGISTER_EVENTFD_ASYNC'],
      'ask to be told when operations of {fd} have ended',
    ),
    IORING_UNREGISTER_EVENTFD: 'stop being told when operations of {fd} have ended',
    IORING_REGISTER_PROBE: 'ask which operations {fd} can do',
    IORING_REGISTER_PERSONALITY: 'register its privileges for operations of {fd}',
    IORING_UNREGISTER_PERSONALITY: 'take back privileges for operations of {fd}',
    IORING_REGISTER_RESTRICTIONS: 'restrict what {fd} may do',
    IORING_REGISTER_ENABLE_RINGS: 'start {fd}',
    ...cases(
      ['IORING_REGISTER_IOWQ_AFF', 'IORING_UNREGISTER_IOWQ_AFF', 'IORING_REGISTER_IOWQ_MAX_WORKERS'],
      'choose which threads of the kernel work for {fd}',
    ),
    IORING_REGISTER_RING_FDS: 'register {fd} itself, so that using it is faster',
    IORING_UNREGISTER_RING_FDS: 'take back the registration of {fd} itself',
    IORING_REGISTER_PBUF_RING: 'register a ring of buffers for {fd}',
    IORING_UNREGISTER_PBUF_RING: 'take back a ring of buffers for {fd}',
    IORING_REGISTER_SYNC_CANCEL: 'cancel operations of {fd}',
  },
  otherwise: 'change how {fd} works ({opcode:name})',
};
