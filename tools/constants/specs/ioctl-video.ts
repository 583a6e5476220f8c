import { defineFamily } from '../spec.js';

export default defineFamily({
  about: 'Requests of video devices (ioctl).',
  tables: {
    videoCapabilities: {
      kind: 'flags',
      unknown: 'V4L2_CAP_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_CAP_VIDEO_CAPTURE V4L2_CAP_VIDEO_OUTPUT V4L2_CAP_VIDEO_OVERLAY V4L2_CAP_VBI_CAPTURE V4L2_CAP_VBI_OUTPUT
        V4L2_CAP_SLICED_VBI_CAPTURE V4L2_CAP_SLICED_VBI_OUTPUT V4L2_CAP_RDS_CAPTURE V4L2_CAP_VIDEO_OUTPUT_OVERLAY
        V4L2_CAP_HW_FREQ_SEEK V4L2_CAP_RDS_OUTPUT V4L2_CAP_VIDEO_CAPTURE_MPLANE V4L2_CAP_VIDEO_OUTPUT_MPLANE
        V4L2_CAP_VIDEO_M2M_MPLANE V4L2_CAP_VIDEO_M2M V4L2_CAP_TUNER V4L2_CAP_AUDIO V4L2_CAP_RADIO V4L2_CAP_MODULATOR
        V4L2_CAP_SDR_CAPTURE V4L2_CAP_EXT_PIX_FORMAT V4L2_CAP_SDR_OUTPUT V4L2_CAP_META_CAPTURE V4L2_CAP_READWRITE
        V4L2_CAP_EDID V4L2_CAP_STREAMING V4L2_CAP_META_OUTPUT V4L2_CAP_TOUCH V4L2_CAP_DEVICE_CAPS
      `,
    },
    videoBufferTypes: {
      kind: 'enum',
      unknown: 'V4L2_BUF_TYPE_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_BUF_TYPE_VIDEO_CAPTURE V4L2_BUF_TYPE_VIDEO_OUTPUT V4L2_BUF_TYPE_VIDEO_OVERLAY V4L2_BUF_TYPE_VBI_CAPTURE
        V4L2_BUF_TYPE_VBI_OUTPUT V4L2_BUF_TYPE_SLICED_VBI_CAPTURE V4L2_BUF_TYPE_SLICED_VBI_OUTPUT
        V4L2_BUF_TYPE_VIDEO_OUTPUT_OVERLAY V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE V4L2_BUF_TYPE_VIDEO_OUTPUT_MPLANE
        V4L2_BUF_TYPE_SDR_CAPTURE V4L2_BUF_TYPE_SDR_OUTPUT V4L2_BUF_TYPE_META_CAPTURE V4L2_BUF_TYPE_META_OUTPUT
      `,
    },
    videoFormatFlags: {
      kind: 'flags',
      unknown: 'V4L2_FMT_FLAG_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_FMT_FLAG_COMPRESSED V4L2_FMT_FLAG_EMULATED V4L2_FMT_FLAG_CONTINUOUS_BYTESTREAM
        V4L2_FMT_FLAG_DYN_RESOLUTION V4L2_FMT_FLAG_ENC_CAP_FRAME_INTERVAL V4L2_FMT_FLAG_CSC_COLORSPACE
        V4L2_FMT_FLAG_CSC_XFER_FUNC V4L2_FMT_FLAG_CSC_YCBCR_ENC V4L2_FMT_FLAG_CSC_QUANTIZATION
        V4L2_FMT_FLAG_META_LINE_BASED
      `,
    },
    videoMemory: {
      kind: 'enum',
      unknown: 'V4L2_MEMORY_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_MEMORY_MMAP V4L2_MEMORY_USERPTR V4L2_MEMORY_OVERLAY V4L2_MEMORY_DMABUF',
    },
    videoFields: {
      kind: 'enum',
      unknown: 'V4L2_FIELD_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_FIELD_ANY V4L2_FIELD_NONE V4L2_FIELD_TOP V4L2_FIELD_BOTTOM V4L2_FIELD_INTERLACED V4L2_FIELD_SEQ_TB
        V4L2_FIELD_SEQ_BT V4L2_FIELD_ALTERNATE V4L2_FIELD_INTERLACED_TB V4L2_FIELD_INTERLACED_BT
      `,
    },
    videoColorspaces: {
      kind: 'enum',
      unknown: 'V4L2_COLORSPACE_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_COLORSPACE_DEFAULT V4L2_COLORSPACE_SMPTE170M V4L2_COLORSPACE_SMPTE240M V4L2_COLORSPACE_REC709
        V4L2_COLORSPACE_BT878 V4L2_COLORSPACE_470_SYSTEM_M V4L2_COLORSPACE_470_SYSTEM_BG V4L2_COLORSPACE_JPEG
        V4L2_COLORSPACE_SRGB V4L2_COLORSPACE_OPRGB V4L2_COLORSPACE_BT2020 V4L2_COLORSPACE_RAW V4L2_COLORSPACE_DCI_P3
      `,
    },
    videoBlankingFlags: {
      kind: 'flags',
      unknown: 'V4L2_VBI_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_VBI_UNSYNC V4L2_VBI_INTERLACED',
    },
    videoSlicedServices: {
      kind: 'flags',
      unknown: 'V4L2_SLICED_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_SLICED_VBI_625 V4L2_SLICED_TELETEXT_B V4L2_SLICED_VPS V4L2_SLICED_CAPTION_525 V4L2_SLICED_WSS_625
      `,
    },
    videoBufferFlags: {
      kind: 'flags',
      unknown: 'V4L2_BUF_FLAG_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_BUF_FLAG_MAPPED V4L2_BUF_FLAG_QUEUED V4L2_BUF_FLAG_DONE V4L2_BUF_FLAG_KEYFRAME V4L2_BUF_FLAG_PFRAME
        V4L2_BUF_FLAG_BFRAME V4L2_BUF_FLAG_ERROR V4L2_BUF_FLAG_IN_REQUEST V4L2_BUF_FLAG_TIMECODE
        V4L2_BUF_FLAG_INPUT=0x200 V4L2_BUF_FLAG_PREPARED V4L2_BUF_FLAG_NO_CACHE_INVALIDATE V4L2_BUF_FLAG_NO_CACHE_CLEAN
        V4L2_BUF_FLAG_LAST V4L2_BUF_FLAG_REQUEST_FD
      `,
    },
    videoTimestamps: {
      kind: 'enum',
      unknown: 'V4L2_BUF_FLAG_TIMESTAMP_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_BUF_FLAG_TIMESTAMP_UNKNOWN V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC V4L2_BUF_FLAG_TIMESTAMP_COPY',
    },
    videoTimestampSources: {
      kind: 'enum',
      unknown: 'V4L2_BUF_FLAG_TSTAMP_SRC_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_BUF_FLAG_TSTAMP_SRC_EOF V4L2_BUF_FLAG_TSTAMP_SRC_SOE',
    },
    videoStreamCapabilities: {
      kind: 'flags',
      unknown: 'V4L2_CAP_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_CAP_TIMEPERFRAME',
    },
    videoCaptureModes: {
      kind: 'flags',
      unknown: 'V4L2_MODE_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_MODE_HIGHQUALITY',
    },
    videoInputTypes: {
      kind: 'enum',
      unknown: 'V4L2_INPUT_TYPE_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_INPUT_TYPE_TUNER V4L2_INPUT_TYPE_CAMERA V4L2_INPUT_TYPE_TOUCH',
    },
    videoInputStatus: {
      kind: 'flags',
      unknown: 'V4L2_IN_ST_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_IN_ST_NO_POWER V4L2_IN_ST_NO_SIGNAL V4L2_IN_ST_NO_COLOR V4L2_IN_ST_HFLIP V4L2_IN_ST_VFLIP
        V4L2_IN_ST_NO_H_LOCK V4L2_IN_ST_COLOR_KILL V4L2_IN_ST_NO_V_LOCK V4L2_IN_ST_NO_STD_LOCK V4L2_IN_ST_NO_SYNC
        V4L2_IN_ST_NO_EQU V4L2_IN_ST_NO_CARRIER V4L2_IN_ST_MACROVISION V4L2_IN_ST_NO_ACCESS V4L2_IN_ST_VTR
      `,
    },
    videoInputCapabilities: {
      kind: 'flags',
      unknown: 'V4L2_IN_CAP_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_IN_CAP_DV_TIMINGS V4L2_IN_CAP_STD V4L2_IN_CAP_NATIVE_SIZE',
    },
    videoStandards: {
      kind: 'flags',
      unknown: 'V4L2_STD_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_STD_PAL_B V4L2_STD_PAL_B1 V4L2_STD_PAL_G V4L2_STD_PAL_H V4L2_STD_PAL_I V4L2_STD_PAL_D V4L2_STD_PAL_D1
        V4L2_STD_PAL_K V4L2_STD_PAL_M V4L2_STD_PAL_N V4L2_STD_PAL_Nc V4L2_STD_PAL_60 V4L2_STD_NTSC_M
        V4L2_STD_NTSC_M_JP V4L2_STD_NTSC_443 V4L2_STD_NTSC_M_KR V4L2_STD_SECAM_B V4L2_STD_SECAM_D V4L2_STD_SECAM_G
        V4L2_STD_SECAM_H V4L2_STD_SECAM_K V4L2_STD_SECAM_K1 V4L2_STD_SECAM_L V4L2_STD_SECAM_LC V4L2_STD_ATSC_8_VSB
        V4L2_STD_ATSC_16_VSB
      `,
    },
    videoTunerTypes: {
      kind: 'enum',
      unknown: 'V4L2_TUNER_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_TUNER_RADIO V4L2_TUNER_ANALOG_TV V4L2_TUNER_DIGITAL_TV V4L2_TUNER_SDR V4L2_TUNER_RF',
    },
    videoTunerCapabilities: {
      kind: 'flags',
      unknown: 'V4L2_TUNER_CAP_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_TUNER_CAP_LOW V4L2_TUNER_CAP_NORM V4L2_TUNER_CAP_HWSEEK_BOUNDED V4L2_TUNER_CAP_HWSEEK_WRAP
        V4L2_TUNER_CAP_STEREO V4L2_TUNER_CAP_LANG2 V4L2_TUNER_CAP_LANG1 V4L2_TUNER_CAP_RDS
        V4L2_TUNER_CAP_RDS_BLOCK_IO V4L2_TUNER_CAP_RDS_CONTROLS V4L2_TUNER_CAP_FREQ_BANDS
        V4L2_TUNER_CAP_HWSEEK_PROG_LIM V4L2_TUNER_CAP_1HZ
      `,
    },
    videoTunerChannels: {
      kind: 'flags',
      unknown: 'V4L2_TUNER_SUB_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_TUNER_SUB_MONO V4L2_TUNER_SUB_STEREO V4L2_TUNER_SUB_LANG2 V4L2_TUNER_SUB_LANG1 V4L2_TUNER_SUB_RDS
      `,
    },
    videoTunerModes: {
      kind: 'enum',
      unknown: 'V4L2_TUNER_MODE_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_TUNER_MODE_MONO V4L2_TUNER_MODE_STEREO V4L2_TUNER_MODE_LANG2 V4L2_TUNER_MODE_LANG1
        V4L2_TUNER_MODE_LANG1_LANG2
      `,
    },
    videoControlTypes: {
      kind: 'enum',
      unknown: 'V4L2_CTRL_TYPE_???',
      header: 'linux/videodev2.h',
      pattern: { match: /V4L2_CTRL_TYPE_\w+/, except: 'V4L2_CTRL_COMPOUND_TYPES' },
    },
    videoControlFlags: {
      kind: 'flags',
      unknown: 'V4L2_CTRL_FLAG_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_CTRL_FLAG_DISABLED V4L2_CTRL_FLAG_GRABBED V4L2_CTRL_FLAG_READ_ONLY V4L2_CTRL_FLAG_UPDATE
        V4L2_CTRL_FLAG_INACTIVE V4L2_CTRL_FLAG_SLIDER V4L2_CTRL_FLAG_WRITE_ONLY V4L2_CTRL_FLAG_VOLATILE
        V4L2_CTRL_FLAG_HAS_PAYLOAD V4L2_CTRL_FLAG_EXECUTE_ON_WRITE V4L2_CTRL_FLAG_MODIFY_LAYOUT
        V4L2_CTRL_FLAG_DYNAMIC_ARRAY V4L2_CTRL_FLAG_HAS_WHICH_MIN_MAX
      `,
    },
    videoControlSearch: {
      kind: 'flags',
      unknown: 'V4L2_CTRL_FLAG_NEXT_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_CTRL_FLAG_NEXT_CTRL V4L2_CTRL_FLAG_NEXT_COMPOUND',
    },
    videoControlClasses: {
      kind: 'enum',
      unknown: 'V4L2_CTRL_CLASS_???',
      header: 'linux/v4l2-controls.h',
      names: `
        V4L2_CTRL_CLASS_USER V4L2_CTRL_CLASS_CODEC V4L2_CTRL_CLASS_CAMERA V4L2_CTRL_CLASS_FM_TX V4L2_CTRL_CLASS_FLASH
        V4L2_CTRL_CLASS_JPEG V4L2_CTRL_CLASS_IMAGE_SOURCE V4L2_CTRL_CLASS_IMAGE_PROC V4L2_CTRL_CLASS_DV
        V4L2_CTRL_CLASS_FM_RX V4L2_CTRL_CLASS_RF_TUNER V4L2_CTRL_CLASS_DETECT V4L2_CTRL_CLASS_CODEC_STATELESS
        V4L2_CTRL_CLASS_COLORIMETRY
      `,
    },
    videoControls: {
      kind: 'enum',
      unknown: 'V4L2_CID_???',
      header: 'linux/videodev2.h',
      names: `
        V4L2_CID_HCENTER=0x980916 V4L2_CID_VCENTER=0x980917 V4L2_CID_MPEG_VIDEO_MPEG2_SLICE_PARAMS=0x9909fa
        V4L2_CID_MPEG_VIDEO_MPEG2_QUANTIZATION=0x9909fb
      `,
      pattern: {
        match: /V4L2_CID_(?!\w*(?:_BASE|_CLASS|_TYPE_\w+|_PARTITIONS?|_REF_FRAME|_USE_\w+)$)\w+/,
        headers: ['linux/v4l2-controls.h'],
        except: `
          V4L2_CID_BASE V4L2_CID_WHITENESS V4L2_CID_LASTP1 V4L2_CID_MAX_CTRLS
          V4L2_CID_POWER_LINE_FREQUENCY_DISABLED V4L2_CID_POWER_LINE_FREQUENCY_50HZ
          V4L2_CID_POWER_LINE_FREQUENCY_60HZ V4L2_CID_POWER_LINE_FREQUENCY_AUTO
        `,
      },
    },
    videoFrameSizes: {
      kind: 'enum',
      unknown: 'V4L2_FRMSIZE_TYPE_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_FRMSIZE_TYPE_DISCRETE V4L2_FRMSIZE_TYPE_CONTINUOUS V4L2_FRMSIZE_TYPE_STEPWISE',
    },
    videoFrameIntervals: {
      kind: 'enum',
      unknown: 'V4L2_FRMIVAL_TYPE_???',
      header: 'linux/videodev2.h',
      names: 'V4L2_FRMIVAL_TYPE_DISCRETE V4L2_FRMIVAL_TYPE_CONTINUOUS V4L2_FRMIVAL_TYPE_STEPWISE',
    },
    videoPixelFormats: {
      kind: 'enum',
      unknown: '',
      header: 'linux/videodev2.h',
      pattern: { match: /V4L2_PIX_FMT_(?!FLAG_)\w+/, except: 'V4L2_PIX_FMT_PRIV_MAGIC' },
    },
    videoRadioFormats: {
      kind: 'enum',
      unknown: '',
      header: 'linux/videodev2.h',
      pattern: { match: /V4L2_SDR_FMT_\w+/ },
    },
    videoMetaFormats: {
      kind: 'enum',
      unknown: '',
      header: 'linux/videodev2.h',
      pattern: { match: /V4L2_META_FMT_\w+/ },
    },
  },
});
