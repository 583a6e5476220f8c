import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Requests of clocks, counters, lines, infrared receivers and trusted environments (ioctl).',
  tables: {
    clockStampFlags: {
      kind: 'flags',
      unknown: 'PTP_???',
      header: 'linux/ptp_clock.h',
      names: 'PTP_ENABLE_FEATURE PTP_RISING_EDGE PTP_FALLING_EDGE PTP_STRICT_FLAGS PTP_EXT_OFFSET',
    },
    clockPulseFlags: {
      kind: 'flags',
      unknown: 'PTP_PEROUT_???',
      header: 'linux/ptp_clock.h',
      names: 'PTP_PEROUT_ONE_SHOT PTP_PEROUT_DUTY_CYCLE PTP_PEROUT_PHASE',
    },
    clockPinFunctions: {
      kind: 'enum',
      unknown: 'PTP_PF_???',
      header: 'linux/ptp_clock.h',
      names: 'PTP_PF_NONE PTP_PF_EXTTS PTP_PF_PEROUT PTP_PF_PHYSYNC',
    },
    counterComponents: {
      kind: 'enum',
      unknown: 'COUNTER_COMPONENT_???',
      header: 'linux/counter.h',
      names: `
        COUNTER_COMPONENT_NONE COUNTER_COMPONENT_SIGNAL COUNTER_COMPONENT_COUNT COUNTER_COMPONENT_FUNCTION
        COUNTER_COMPONENT_SYNAPSE_ACTION COUNTER_COMPONENT_EXTENSION
      `,
    },
    counterScopes: {
      kind: 'enum',
      unknown: 'COUNTER_SCOPE_???',
      header: 'linux/counter.h',
      names: 'COUNTER_SCOPE_DEVICE COUNTER_SCOPE_SIGNAL COUNTER_SCOPE_COUNT',
    },
    counterEvents: {
      kind: 'enum',
      unknown: 'COUNTER_EVENT_???',
      header: 'linux/counter.h',
      names: `
        COUNTER_EVENT_OVERFLOW COUNTER_EVENT_UNDERFLOW COUNTER_EVENT_OVERFLOW_UNDERFLOW COUNTER_EVENT_THRESHOLD
        COUNTER_EVENT_INDEX COUNTER_EVENT_CHANGE_OF_STATE COUNTER_EVENT_CAPTURE COUNTER_EVENT_DIRECTION_CHANGE
      `,
    },
    lineFlags: {
      kind: 'flags',
      unknown: 'GPIOLINE_FLAG_???',
      header: 'linux/gpio.h',
      names: `
        GPIOLINE_FLAG_KERNEL GPIOLINE_FLAG_IS_OUT GPIOLINE_FLAG_ACTIVE_LOW GPIOLINE_FLAG_OPEN_DRAIN
        GPIOLINE_FLAG_OPEN_SOURCE GPIOLINE_FLAG_BIAS_PULL_UP GPIOLINE_FLAG_BIAS_PULL_DOWN GPIOLINE_FLAG_BIAS_DISABLE
      `,
    },
    lineHandleFlags: {
      kind: 'flags',
      unknown: 'GPIOHANDLE_REQUEST_???',
      header: 'linux/gpio.h',
      names: `
        GPIOHANDLE_REQUEST_INPUT GPIOHANDLE_REQUEST_OUTPUT GPIOHANDLE_REQUEST_ACTIVE_LOW
        GPIOHANDLE_REQUEST_OPEN_DRAIN GPIOHANDLE_REQUEST_OPEN_SOURCE GPIOHANDLE_REQUEST_BIAS_PULL_UP
        GPIOHANDLE_REQUEST_BIAS_PULL_DOWN GPIOHANDLE_REQUEST_BIAS_DISABLE
      `,
    },
    lineEventFlags: {
      kind: 'flags',
      unknown: 'GPIOEVENT_REQUEST_???',
      header: 'linux/gpio.h',
      names: 'GPIOEVENT_REQUEST_BOTH_EDGES GPIOEVENT_REQUEST_RISING_EDGE GPIOEVENT_REQUEST_FALLING_EDGE',
    },
    lineFlags2: {
      kind: 'flags',
      unknown: 'GPIO_V2_LINE_FLAG_???',
      header: 'linux/gpio.h',
      wide: true,
      names: `
        GPIO_V2_LINE_FLAG_USED GPIO_V2_LINE_FLAG_ACTIVE_LOW GPIO_V2_LINE_FLAG_INPUT GPIO_V2_LINE_FLAG_OUTPUT
        GPIO_V2_LINE_FLAG_EDGE_RISING GPIO_V2_LINE_FLAG_EDGE_FALLING GPIO_V2_LINE_FLAG_OPEN_DRAIN
        GPIO_V2_LINE_FLAG_OPEN_SOURCE GPIO_V2_LINE_FLAG_BIAS_PULL_UP GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN
        GPIO_V2_LINE_FLAG_BIAS_DISABLED GPIO_V2_LINE_FLAG_EVENT_CLOCK_REALTIME GPIO_V2_LINE_FLAG_EVENT_CLOCK_HTE
      `,
    },
    infraredFeatures: {
      kind: 'flags',
      unknown: 'LIRC_CAN_???',
      header: 'linux/lirc.h',
      names: `
        LIRC_CAN_SEND_PULSE LIRC_CAN_SEND_LIRCCODE LIRC_CAN_SET_SEND_CARRIER
        LIRC_CAN_SET_SEND_DUTY_CYCLE LIRC_CAN_SET_TRANSMITTER_MASK
        LIRC_CAN_REC_MODE2 LIRC_CAN_REC_SCANCODE LIRC_CAN_REC_LIRCCODE LIRC_CAN_SET_REC_CARRIER
        LIRC_CAN_MEASURE_CARRIER LIRC_CAN_USE_WIDEBAND_RECEIVER LIRC_CAN_SET_REC_TIMEOUT
        LIRC_CAN_GET_REC_RESOLUTION LIRC_CAN_SET_REC_CARRIER_RANGE
      `,
    },
    infraredModes: {
      kind: 'enum',
      unknown: 'LIRC_MODE_???',
      header: 'linux/lirc.h',
      names: 'LIRC_MODE_RAW LIRC_MODE_PULSE LIRC_MODE_MODE2 LIRC_MODE_SCANCODE LIRC_MODE_LIRCCODE',
    },
    trustedImplementations: {
      kind: 'enum',
      unknown: 'TEE_IMPL_ID_???',
      header: 'linux/tee.h',
      names: 'TEE_IMPL_ID_OPTEE TEE_IMPL_ID_AMDTEE TEE_IMPL_ID_TSTEE TEE_IMPL_ID_QTEE',
    },
    trustedCapabilities: {
      kind: 'flags',
      unknown: 'TEE_GEN_CAP_???',
      header: 'linux/tee.h',
      names: `
        TEE_GEN_CAP_GP TEE_GEN_CAP_PRIVILEGED TEE_GEN_CAP_REG_MEM TEE_GEN_CAP_MEMREF_NULL TEE_GEN_CAP_OBJREF
      `,
    },
    trustedOpteeCapabilities: {
      kind: 'flags',
      unknown: 'TEE_OPTEE_CAP_???',
      header: 'linux/tee.h',
      names: 'TEE_OPTEE_CAP_TZ',
    },
    trustedMemoryFlags: {
      kind: 'flags',
      unknown: 'TEE_IOCTL_SHM_???',
      origin: 'linux/tee_core.h of the kernel',
      names: `
        TEE_IOCTL_SHM_MAPPED=1 TEE_IOCTL_SHM_DMA_BUF=2 TEE_IOCTL_SHM_EXT_DMA_BUF=4 TEE_IOCTL_SHM_REGISTER=8
        TEE_IOCTL_SHM_USER_MAPPED=16 TEE_IOCTL_SHM_POOL=32 TEE_IOCTL_SHM_KERNEL_MAPPED=64
      `,
    },
  },
});
