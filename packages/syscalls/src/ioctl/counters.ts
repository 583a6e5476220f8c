import {
  counterComponents,
  counterEvents,
  counterScopes,
  infraredFeatures,
  infraredModes,
  trustedCapabilities,
  trustedImplementations,
  trustedMemoryFlags,
  trustedOpteeCapabilities,
} from '../constants/ioctl-gadgets.gen.js';
import { union } from '../model/branch.js';
import { address, flags, hex, int, oneOf, u64, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { equals, field } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { number, numberOut, out } from './shapes.js';

/** Requests of counters (linux/counter.h). */
export const counterRequests = defineRequests(() => ({
  COUNTER_ADD_WATCH_IOCTL: pointer(
    struct('counter_watch', {
      component: struct('counter_component', {
        type: oneOf(counterComponents, 'u8'),
        scope: oneOf(counterScopes, 'u8'),
        parent: int('u8'),
        id: int('u8'),
      }),
      event: oneOf(counterEvents, 'u8'),
      channel: int('u8'),
    }),
  ),
  COUNTER_ENABLE_EVENTS_IOCTL: null,
  COUNTER_DISABLE_EVENTS_IOCTL: null,
}));

/** Requests of infrared receivers and transmitters (lirc(4), linux/lirc.h). */
export const infraredRequests = defineRequests(() => {
  const set = number('u32');
  const get = numberOut('u32');
  const mask = pointer(hex('u32'));
  const mode = pointer(oneOf(infraredModes));
  const modeOut = out(oneOf(infraredModes));
  return {
    LIRC_GET_FEATURES: out(flags(infraredFeatures)),
    LIRC_GET_SEND_MODE: modeOut,
    LIRC_GET_REC_MODE: modeOut,
    LIRC_SET_SEND_MODE: mode,
    LIRC_SET_REC_MODE: mode,
    LIRC_GET_REC_RESOLUTION: get,
    LIRC_GET_MIN_TIMEOUT: get,
    LIRC_GET_MAX_TIMEOUT: get,
    LIRC_GET_LENGTH: get,
    LIRC_GET_REC_TIMEOUT: get,
    LIRC_SET_SEND_CARRIER: set,
    LIRC_SET_REC_CARRIER: set,
    LIRC_SET_SEND_DUTY_CYCLE: set,
    LIRC_SET_REC_TIMEOUT: set,
    LIRC_SET_REC_CARRIER_RANGE: set,
    LIRC_SET_REC_TIMEOUT_REPORTS: set,
    LIRC_SET_MEASURE_CARRIER_MODE: set,
    LIRC_SET_WIDEBAND_RECEIVER: set,
    LIRC_SET_TRANSMITTER_MASK: mask,
  };
});

/** Requests of trusted execution environments (linux/tee.h). What lies in buffers is not decoded. */
export const trustedRequests = defineRequests(() => {
  const session = hex('u32');
  const buffer = pointer(
    struct(
      'tee_ioctl_buf_data',
      { buf_ptr: address('u64'), buf_len: u64() },
      { order: ['buf_len', 'buf_ptr'] },
    ),
  );
  const memory = { flags: flags(trustedMemoryFlags) };
  return {
    TEE_IOC_VERSION: out(
      struct(
        'tee_ioctl_version_data',
        {
          impl_id: oneOf(trustedImplementations),
          impl_caps: union(
            [{ if: [equals(field('impl_id'), 1)], kind: flags(trustedOpteeCapabilities) }],
            hex('u32'),
          ),
          gen_caps: flags(trustedCapabilities),
        },
        { order: ['impl_id', 'gen_caps', 'impl_caps'] },
      ),
    ),
    TEE_IOC_SHM_ALLOC: pointer(
      struct('tee_ioctl_shm_alloc_data', { size: hex('u64'), ...memory, id: padding(4, 4) }),
      {
        direction: 'inout',
        after: struct('tee_ioctl_shm_alloc_data', { size: hex('u64'), ...memory, id: int() }),
      },
    ),
    TEE_IOC_SHM_REGISTER: pointer(
      struct('tee_ioctl_shm_register_data', {
        addr: address('u64'),
        length: hex('u64'),
        ...memory,
        id: padding(4, 4),
      }),
      {
        direction: 'inout',
        after: struct('tee_ioctl_shm_register_data', {
          addr: padding(8, 8),
          length: hex('u64'),
          ...memory,
          id: int(),
        }),
      },
    ),
    TEE_IOC_OPEN_SESSION: buffer,
    TEE_IOC_INVOKE: buffer,
    TEE_IOC_SUPPL_RECV: buffer,
    TEE_IOC_SUPPL_SEND: buffer,
    TEE_IOC_CANCEL: pointer(struct('tee_ioctl_cancel_arg', { cancel_id: uint(), session })),
    TEE_IOC_CLOSE_SESSION: pointer(struct('tee_ioctl_close_session_arg', { session })),
  };
});
