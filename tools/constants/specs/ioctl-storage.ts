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
    mapperFlags: {
      kind: 'flags',
      unknown: 'DM_???',
      header: 'linux/dm-ioctl.h',
      names: `
        DM_READONLY_FLAG DM_SUSPEND_FLAG DM_EXISTS_FLAG=1<<2 DM_PERSISTENT_DEV_FLAG DM_STATUS_TABLE_FLAG
        DM_ACTIVE_PRESENT_FLAG DM_INACTIVE_PRESENT_FLAG DM_BUFFER_FULL_FLAG DM_SKIP_BDGET_FLAG DM_SKIP_LOCKFS_FLAG
        DM_NOFLUSH_FLAG DM_QUERY_INACTIVE_TABLE_FLAG DM_UEVENT_GENERATED_FLAG DM_UUID_FLAG DM_SECURE_DATA_FLAG
        DM_DATA_OUT_FLAG DM_DEFERRED_REMOVE DM_INTERNAL_SUSPEND_FLAG DM_IMA_MEASUREMENT_FLAG
      `,
    },
    ataCommands: {
      kind: 'enum',
      unknown: 'ATA_CMD_???',
      origin: 'linux/ata.h of the kernel',
      names: `
        ATA_CMD_NOP=0x0 ATA_CMD_CFA_REQ_EXT_ERR=0x3 ATA_CMD_DSM=0x6 ATA_CMD_DEV_RESET=0x8 ATA_CMD_REQ_SENSE_DATA=0xb
        ATA_CMD_RESTORE=0x10 ATA_CMD_PIO_READ=0x20 ATA_CMD_READ_LONG=0x22 ATA_CMD_READ_LONG_ONCE=0x23
        ATA_CMD_PIO_READ_EXT=0x24 ATA_CMD_READ_EXT=0x25 ATA_CMD_READ_QUEUED=0x26 ATA_CMD_READ_NATIVE_MAX_EXT=0x27
        ATA_CMD_READ_MULTI_EXT=0x29 ATA_CMD_READ_STREAM_DMA_EXT=0x2a ATA_CMD_READ_STREAM_EXT=0x2b
        ATA_CMD_READ_LOG_EXT=0x2f ATA_CMD_PIO_WRITE=0x30 ATA_CMD_WRITE_LONG=0x32 ATA_CMD_WRITE_LONG_ONCE=0x33
        ATA_CMD_PIO_WRITE_EXT=0x34 ATA_CMD_WRITE_EXT=0x35 ATA_CMD_WRITE_QUEUED=0x36 ATA_CMD_SET_MAX_EXT=0x37
        ATA_CMD_CFA_WRITE_NE=0x38 ATA_CMD_WRITE_MULTI_EXT=0x39 ATA_CMD_WRITE_STREAM_DMA_EXT=0x3a
        ATA_CMD_WRITE_STREAM_EXT=0x3b ATA_CMD_WRITE_FUA_EXT=0x3d ATA_CMD_WRITE_QUEUED_FUA_EXT=0x3e
        ATA_CMD_WRITE_LOG_EXT=0x3f ATA_CMD_VERIFY=0x40 ATA_CMD_VERIFY_EXT=0x42 ATA_CMD_WRITE_UNCORR_EXT=0x45
        ATA_CMD_READ_LOG_DMA_EXT=0x47 ATA_CMD_ZAC_MGMT_IN=0x4a ATA_CMD_CONFIG_STREAM=0x51
        ATA_CMD_WRITE_LOG_DMA_EXT=0x57 ATA_CMD_TRUSTED_NONDATA=0x5b ATA_CMD_TRUSTED_RCV=0x5c
        ATA_CMD_TRUSTED_RCV_DMA=0x5d ATA_CMD_TRUSTED_SND=0x5e ATA_CMD_TRUSTED_SND_DMA=0x5f ATA_CMD_FPDMA_READ=0x60
        ATA_CMD_FPDMA_WRITE=0x61 ATA_CMD_NCQ_NON_DATA=0x63 ATA_CMD_FPDMA_SEND=0x64 ATA_CMD_FPDMA_RECV=0x65
        ATA_CMD_CFA_TRANS_SECT=0x87 ATA_CMD_EDD=0x90 ATA_CMD_INIT_DEV_PARAMS=0x91 ATA_CMD_DOWNLOAD_MICRO=0x92
        ATA_CMD_DOWNLOAD_MICRO_DMA=0x93 ATA_CMD_ZAC_MGMT_OUT=0x9f ATA_CMD_PACKET=0xa0 ATA_CMD_ID_ATAPI=0xa1
        ATA_CMD_SERVICE=0xa2 ATA_CMD_SMART=0xb0 ATA_CMD_CONF_OVERLAY=0xb1 ATA_CMD_SANITIZE_DEVICE=0xb4
        ATA_CMD_CFA_ERASE=0xc0 ATA_CMD_READ_MULTI=0xc4 ATA_CMD_WRITE_MULTI=0xc5 ATA_CMD_SET_MULTI=0xc6
        ATA_CMD_READ=0xc8 ATA_CMD_WRITE=0xca ATA_CMD_CFA_WRITE_MULT_NE=0xcd ATA_CMD_WRITE_MULTI_FUA_EXT=0xce
        ATA_CMD_CHK_MED_CRD_TYP=0xd1 ATA_CMD_MEDIA_LOCK=0xde ATA_CMD_MEDIA_UNLOCK=0xdf ATA_CMD_STANDBYNOW1=0xe0
        ATA_CMD_IDLEIMMEDIATE=0xe1 ATA_CMD_STANDBY=0xe2 ATA_CMD_IDLE=0xe3 ATA_CMD_PMP_READ=0xe4 ATA_CMD_CHK_POWER=0xe5
        ATA_CMD_SLEEP=0xe6 ATA_CMD_FLUSH=0xe7 ATA_CMD_PMP_WRITE=0xe8 ATA_CMD_PMP_READ_DMA=0xe9 ATA_CMD_FLUSH_EXT=0xea
        ATA_CMD_PMP_WRITE_DMA=0xeb ATA_CMD_ID_ATA=0xec ATA_CMD_SET_FEATURES=0xef ATA_CMD_SEC_SET_PASS=0xf1
        ATA_CMD_SEC_UNLOCK=0xf2 ATA_CMD_SEC_ERASE_PREP=0xf3 ATA_CMD_SEC_ERASE_UNIT=0xf4 ATA_CMD_SEC_FREEZE_LOCK=0xf5
        ATA_CMD_SEC_DISABLE_PASS=0xf6 ATA_CMD_READ_NATIVE_MAX=0xf8 ATA_CMD_SET_MAX=0xf9
      `,
    },
    busStates: {
      kind: 'enum',
      unknown: 'BUSSTATE_???',
      header: 'linux/hdreg.h',
      names: 'BUSSTATE_OFF BUSSTATE_ON BUSSTATE_TRISTATE',
      wide: true,
    },
    driveManners: {
      kind: 'flags',
      unknown: 'IDE_NICE_???',
      header: 'linux/hdreg.h',
      names: `
        1<<IDE_NICE_DSC_OVERLAP 1<<IDE_NICE_ATAPI_OVERLAP 1<<IDE_NICE_1 1<<IDE_NICE_0 1<<IDE_NICE_2
      `,
      wide: true,
    },
    flashFileModes: {
      kind: 'enum',
      unknown: 'MTD_FILE_MODE_???',
      header: 'mtd/mtd-abi.h',
      names: `
        MTD_FILE_MODE_NORMAL MTD_FILE_MODE_OTP_FACTORY MTD_FILE_MODE_OTP_USER MTD_FILE_MODE_RAW
      `,
      wide: true,
    },
    flashOperationModes: {
      kind: 'enum',
      unknown: 'MTD_OPS_???',
      header: 'mtd/mtd-abi.h',
      names: `
        MTD_OPS_PLACE_OOB MTD_OPS_AUTO_OOB MTD_OPS_RAW
      `,
    },
    flashTypes: {
      kind: 'enum',
      unknown: 'MTD_???',
      header: 'mtd/mtd-abi.h',
      names: `
        MTD_ABSENT MTD_RAM MTD_ROM MTD_NORFLASH MTD_NANDFLASH MTD_DATAFLASH MTD_UBIVOLUME MTD_MLCNANDFLASH
      `,
    },
    flashFlags: {
      kind: 'flags',
      unknown: 'MTD_???',
      header: 'mtd/mtd-abi.h',
      names: `
        MTD_WRITEABLE MTD_BIT_WRITEABLE MTD_NO_ERASE MTD_POWERUP_LOCK MTD_SLC_ON_MLC_EMULATION
      `,
    },
    flashProtections: {
      kind: 'enum',
      unknown: 'MTD_OTP_???',
      header: 'mtd/mtd-abi.h',
      names: `
        MTD_OTP_OFF MTD_OTP_FACTORY MTD_OTP_USER
      `,
    },
    flashCorrections: {
      kind: 'enum',
      unknown: 'MTD_NANDECC_???',
      header: 'mtd/mtd-abi.h',
      names: `
        MTD_NANDECC_OFF MTD_NANDECC_PLACE MTD_NANDECC_AUTOPLACE MTD_NANDECC_PLACEONLY MTD_NANDECC_AUTOPL_USR
      `,
    },
    volumeTypes: {
      kind: 'enum',
      unknown: 'UBI_???_VOLUME',
      header: 'mtd/ubi-user.h',
      names: `
        UBI_DYNAMIC_VOLUME UBI_STATIC_VOLUME
      `,
    },
    volumeFlags: {
      kind: 'flags',
      unknown: 'UBI_VOL_???',
      header: 'mtd/ubi-user.h',
      names: `
        UBI_VOL_SKIP_CRC_CHECK_FLG
      `,
    },
    volumeProperties: {
      kind: 'enum',
      unknown: 'UBI_VOL_PROP_???',
      header: 'mtd/ubi-user.h',
      names: `
        UBI_VOL_PROP_DIRECT_WRITE
      `,
    },
    volumeData: {
      kind: 'enum',
      unknown: 'UBI_???',
      header: 'mtd/ubi-user.h',
      names: `
        UBI_LONGTERM=1 UBI_SHORTTERM=2 UBI_UNKNOWN=3
      `,
    },
  },
});
