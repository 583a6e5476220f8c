import { zcrxControls, zcrxEvents, zcrxRegisterFlags } from '../constants/iouringdetails.gen.js';
import { array } from '../model/arrays.js';
import { unlessZero, when } from '../model/decorate.js';
import { address, fd, flags, hex, oneOf, uint } from '../model/integers.js';
import { equals, field } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { reservedWord, reservedWords } from './io-uring.js';

const reservedPair = unlessZero(array(hex('u64'), 2));

/** `struct io_uring_zcrx_ifq_reg` of linux/io_uring/zcrx.h: a queue of a network device that fills memory by itself. */
export const zcrxQueue = struct('io_uring_zcrx_ifq_reg', {
  if_idx: uint(),
  if_rxq: uint(),
  rq_entries: uint(),
  flags: flags(zcrxRegisterFlags),
  area_ptr: address('u64'),
  region_ptr: address('u64'),
  offsets: struct('io_uring_zcrx_offsets', {
    head: uint(),
    tail: uint(),
    rqes: uint(),
    __resv2: reservedWord,
    __resv: reservedPair,
  }),
  zcrx_id: uint(),
  rx_buf_len: uint(),
  event_desc: address('u64'),
  __resv: reservedPair,
});

const ofControl = (control: number) => [equals(field('op'), control)];
const UNION = 24;
/** `struct zcrx_ctrl` of linux/io_uring/zcrx.h. */
export const zcrxControl = struct(
  'zcrx_ctrl',
  {
    zcrx_id: uint(),
    op: oneOf(zcrxControls),
    __resv: reservedPair,
    zc_flush: when(ofControl(0), struct('zcrx_ctrl_flush_rq', { __resv: unlessZero(array(hex('u64'), 6)) })),
    zc_export: when(ofControl(1), struct('zcrx_ctrl_export', { zcrx_fd: fd(), __resv1: reservedWords(11) })),
    zc_arm_event: when(
      ofControl(2),
      struct('zcrx_ctrl_arm_event', { event_type: oneOf(zcrxEvents), __resv: reservedWords(11) }),
    ),
  },
  { at: { zc_flush: UNION, zc_export: UNION, zc_arm_event: UNION }, bytes: 72 },
);
