import { ioUringFeatures, ioUringSetupFlags } from '../constants/iouring.gen.js';
import { array } from '../model/arrays.js';
import { unlessZero, when } from '../model/decorate.js';
import { fd, flags, hex, uint } from '../model/integers.js';
import { pointer, wide } from '../model/pointer.js';
import { field, hasBits } from '../model/ref.js';
import { sigset } from '../model/sets.js';
import { struct } from '../model/struct.js';
import { timespec64 } from './time.js';

const IORING_SETUP_ATTACH_WQ = 1 << 5;

/** Reserved words, which are shown only where they are used. */
export const reservedWords = (words: number) => unlessZero(array(hex('u32'), words));
export const reservedWord = unlessZero(hex('u32'));

/** `struct io_sqring_offsets` of linux/io_uring.h. */
const submissionOffsets = struct('io_sqring_offsets', {
  head: uint(),
  tail: uint(),
  ring_mask: uint(),
  ring_entries: uint(),
  flags: uint(),
  dropped: uint(),
  array: uint(),
  resv1: reservedWord,
  user_addr: hex('u64'),
});

/** `struct io_cqring_offsets` of linux/io_uring.h. */
const completionOffsets = struct('io_cqring_offsets', {
  head: uint(),
  tail: uint(),
  ring_mask: uint(),
  ring_entries: uint(),
  overflow: uint(),
  cqes: uint(),
  flags: uint(),
  resv1: reservedWord,
  user_addr: hex('u64'),
});

const layout = {
  sq_entries: uint(),
  cq_entries: uint(),
  flags: flags(ioUringSetupFlags),
  sq_thread_cpu: hex('u32'),
  sq_thread_idle: uint(),
  features: flags(ioUringFeatures),
  wq_fd: when([hasBits(field('flags'), IORING_SETUP_ATTACH_WQ)], fd()),
  resv: reservedWords(3),
};

/** `struct io_uring_params` of linux/io_uring.h: what the program asks for, then what it got. */
export const ioUringParams = struct(
  'io_uring_params',
  { ...layout, sq_off: submissionOffsets, cq_off: completionOffsets },
  {
    order: [
      'flags',
      'sq_thread_cpu',
      'sq_thread_idle',
      'wq_fd',
      'resv',
      'sq_entries',
      'cq_entries',
      'features',
      'sq_off',
      'cq_off',
    ],
  },
);

const IN_OFFSETS = 32;
/** Where the rings are to be, if the program has the memory for them. */
const userAddress = (name: string) =>
  unlessZero(struct(name, { user_addr: hex('u64') }, { at: { user_addr: 0 }, bytes: 8 }));

/** `struct io_uring_params` of rings that are made larger. */
export const ioUringResize = struct(
  'io_uring_params',
  { ...layout, sq_off: userAddress('io_sqring_offsets'), cq_off: userAddress('io_cqring_offsets') },
  {
    at: { sq_off: 40 + IN_OFFSETS, cq_off: 80 + IN_OFFSETS },
    bytes: 120,
    order: ['sq_entries', 'cq_entries', 'flags', 'sq_off', 'cq_off', 'resv'],
  },
);

/** `struct io_uring_getevents_arg` of linux/io_uring.h. */
export const ioUringGeteventsArgument = struct(
  'io_uring_getevents_arg',
  {
    sigmask: wide(sigset(field('sigmask_sz'))),
    sigmask_sz: uint(),
    min_wait_usec: uint(),
    ts: wide(pointer(timespec64)),
  },
  { bytes: 24 },
);
