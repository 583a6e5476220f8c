import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'io_uring: what a few operations have in place of general flags, zero-copy receiving, queries.',
  tables: {
    ioUringNopFlags: {
      kind: 'flags',
      unknown: 'IORING_NOP_???',
      header: 'linux/io_uring.h',
      pattern: { match: /IORING_NOP_[A-Z0-9_]+/ },
    },
    ioUringFixedFdFlags: {
      kind: 'flags',
      unknown: 'IORING_FIXED_FD_???',
      header: 'linux/io_uring.h',
      names: 'IORING_FIXED_FD_NO_CLOEXEC',
    },
    ioUringMsgRingFlags: {
      kind: 'flags',
      unknown: 'IORING_MSG_RING_???',
      header: 'linux/io_uring.h',
      names: 'IORING_MSG_RING_CQE_SKIP IORING_MSG_RING_FLAGS_PASS',
    },
    ioUringAcceptFlags: {
      kind: 'flags',
      unknown: 'IORING_ACCEPT_???',
      header: 'linux/io_uring.h',
      names: 'IORING_ACCEPT_MULTISHOT IORING_ACCEPT_DONTWAIT IORING_ACCEPT_POLL_FIRST',
    },
    ioUringSendReceiveFlags: {
      kind: 'flags',
      unknown: 'IORING_RECVSEND_???',
      header: 'linux/io_uring.h',
      names: `
        IORING_RECVSEND_POLL_FIRST IORING_RECV_MULTISHOT IORING_RECVSEND_FIXED_BUF IORING_SEND_ZC_REPORT_USAGE
        IORING_RECVSEND_BUNDLE IORING_SEND_VECTORIZED
      `,
    },
    ioUringAttributeFlags: {
      kind: 'flags',
      unknown: 'IORING_RW_ATTR_FLAG_???',
      header: 'linux/io_uring.h',
      names: 'IORING_RW_ATTR_FLAG_PI',
    },
    ioUringQueries: {
      kind: 'enum',
      unknown: 'IO_URING_QUERY_???',
      header: 'linux/io_uring/query.h',
      names: 'IO_URING_QUERY_OPCODES IO_URING_QUERY_ZCRX IO_URING_QUERY_SCQ IO_URING_QUERY_ZCRX_EVENT',
    },
    zcrxRegisterFlags: {
      kind: 'flags',
      unknown: 'ZCRX_REG_???',
      header: 'linux/io_uring.h',
      names: 'ZCRX_REG_IMPORT ZCRX_REG_NODEV',
    },
    zcrxAreaFlags: {
      kind: 'flags',
      unknown: 'IORING_ZCRX_AREA_???',
      header: 'linux/io_uring.h',
      names: 'IORING_ZCRX_AREA_DMABUF',
    },
    zcrxControls: {
      kind: 'enum',
      unknown: 'ZCRX_CTRL_???',
      header: 'linux/io_uring.h',
      names: 'ZCRX_CTRL_FLUSH_RQ ZCRX_CTRL_EXPORT ZCRX_CTRL_ARM_EVENT',
    },
    zcrxEvents: {
      kind: 'enum',
      unknown: 'ZCRX_EVENT_???',
      header: 'linux/io_uring.h',
      names: 'ZCRX_EVENT_ALLOC_FAIL ZCRX_EVENT_COPY',
    },
  },
});
