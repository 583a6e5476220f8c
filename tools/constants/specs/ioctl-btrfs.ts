import { defineFamily } from '../spec.js';

const header = ['linux/btrfs.h', 'linux/btrfs_tree.h'];

export default defineFamily({
  about: 'Requests of Btrfs (ioctl).',
  tables: {
    btrfsTrees: {
      kind: 'enum',
      unknown: '',
      radix: 10,
      header,
      names: `
        BTRFS_ROOT_TREE_OBJECTID BTRFS_EXTENT_TREE_OBJECTID BTRFS_CHUNK_TREE_OBJECTID BTRFS_DEV_TREE_OBJECTID
        BTRFS_FS_TREE_OBJECTID BTRFS_ROOT_TREE_DIR_OBJECTID BTRFS_CSUM_TREE_OBJECTID BTRFS_QUOTA_TREE_OBJECTID
        BTRFS_UUID_TREE_OBJECTID BTRFS_FREE_SPACE_TREE_OBJECTID BTRFS_BLOCK_GROUP_TREE_OBJECTID
        BTRFS_RAID_STRIPE_TREE_OBJECTID BTRFS_REMAP_TREE_OBJECTID
      `,
      wide: true,
    },
    btrfsObjects: {
      kind: 'enum',
      unknown: '',
      radix: 10,
      header,
      names: 'BTRFS_FIRST_FREE_OBJECTID BTRFS_LAST_FREE_OBJECTID UINT64_MAX=18446744073709551615ULL',
      wide: true,
    },
    btrfsOffsets: {
      kind: 'enum',
      unknown: '',
      radix: 10,
      origin: 'stdint.h',
      names: 'UINT64_MAX=18446744073709551615ULL',
      wide: true,
    },
    btrfsKeys: {
      kind: 'enum',
      unknown: '',
      radix: 10,
      header,
      names: `
        BTRFS_INODE_ITEM_KEY BTRFS_INODE_REF_KEY BTRFS_INODE_EXTREF_KEY BTRFS_XATTR_ITEM_KEY BTRFS_VERITY_DESC_ITEM_KEY
        BTRFS_VERITY_MERKLE_ITEM_KEY BTRFS_ORPHAN_ITEM_KEY BTRFS_DIR_LOG_ITEM_KEY BTRFS_DIR_LOG_INDEX_KEY
        BTRFS_DIR_ITEM_KEY BTRFS_DIR_INDEX_KEY BTRFS_EXTENT_DATA_KEY BTRFS_EXTENT_CSUM_KEY BTRFS_ROOT_ITEM_KEY
        BTRFS_ROOT_BACKREF_KEY BTRFS_ROOT_REF_KEY BTRFS_EXTENT_ITEM_KEY BTRFS_METADATA_ITEM_KEY
        BTRFS_EXTENT_OWNER_REF_KEY BTRFS_TREE_BLOCK_REF_KEY BTRFS_EXTENT_DATA_REF_KEY BTRFS_EXTENT_REF_V0_KEY=180
        BTRFS_SHARED_BLOCK_REF_KEY BTRFS_SHARED_DATA_REF_KEY BTRFS_BLOCK_GROUP_ITEM_KEY BTRFS_FREE_SPACE_INFO_KEY
        BTRFS_FREE_SPACE_EXTENT_KEY BTRFS_FREE_SPACE_BITMAP_KEY BTRFS_DEV_EXTENT_KEY BTRFS_DEV_ITEM_KEY
        BTRFS_CHUNK_ITEM_KEY BTRFS_RAID_STRIPE_KEY BTRFS_IDENTITY_REMAP_KEY=234 BTRFS_REMAP_KEY=235 BTRFS_REMAP_BACKREF_KEY=236
        BTRFS_QGROUP_STATUS_KEY BTRFS_QGROUP_INFO_KEY
        BTRFS_QGROUP_LIMIT_KEY BTRFS_QGROUP_RELATION_KEY BTRFS_TEMPORARY_ITEM_KEY BTRFS_PERSISTENT_ITEM_KEY
        BTRFS_DEV_REPLACE_KEY BTRFS_UUID_KEY_SUBVOL BTRFS_UUID_KEY_RECEIVED_SUBVOL BTRFS_STRING_ITEM_KEY
      `,
    },
    btrfsDefragFlags: {
      kind: 'flags',
      unknown: 'BTRFS_DEFRAG_RANGE_???',
      header,
      names: `
        BTRFS_DEFRAG_RANGE_COMPRESS BTRFS_DEFRAG_RANGE_START_IO BTRFS_DEFRAG_RANGE_COMPRESS_LEVEL
        BTRFS_DEFRAG_RANGE_NOCOMPRESS
      `,
      wide: true,
    },
    btrfsCompressions: {
      kind: 'enum',
      unknown: 'BTRFS_COMPRESS_???',
      origin: 'fs/btrfs/compression.h of the kernel',
      names: 'BTRFS_COMPRESS_NONE=0 BTRFS_COMPRESS_ZLIB=1 BTRFS_COMPRESS_LZO=2 BTRFS_COMPRESS_ZSTD=3',
    },
    btrfsSubvolumeFlags: {
      kind: 'flags',
      unknown: 'BTRFS_SUBVOL_???',
      header,
      names: `
        BTRFS_SUBVOL_CREATE_ASYNC=1 BTRFS_SUBVOL_RDONLY BTRFS_SUBVOL_QGROUP_INHERIT
      `,
      wide: true,
    },
    btrfsInheritFlags: {
      kind: 'flags',
      unknown: 'BTRFS_QGROUP_INHERIT_???',
      header,
      names: 'BTRFS_QGROUP_INHERIT_SET_LIMITS',
      wide: true,
    },
    btrfsLimitFlags: {
      kind: 'flags',
      unknown: 'BTRFS_QGROUP_LIMIT_???',
      header,
      names: `
        BTRFS_QGROUP_LIMIT_MAX_RFER BTRFS_QGROUP_LIMIT_MAX_EXCL BTRFS_QGROUP_LIMIT_RSV_RFER
        BTRFS_QGROUP_LIMIT_RSV_EXCL BTRFS_QGROUP_LIMIT_RFER_CMPR BTRFS_QGROUP_LIMIT_EXCL_CMPR
      `,
      wide: true,
    },
    btrfsScrubFlags: {
      kind: 'flags',
      unknown: 'BTRFS_SCRUB_???',
      header,
      names: 'BTRFS_SCRUB_READONLY',
      wide: true,
    },
    btrfsChecksums: {
      kind: 'enum',
      unknown: 'BTRFS_CSUM_TYPE_???',
      header,
      names: 'BTRFS_CSUM_TYPE_CRC32 BTRFS_CSUM_TYPE_XXHASH BTRFS_CSUM_TYPE_SHA256 BTRFS_CSUM_TYPE_BLAKE2',
    },
    btrfsInfoFlags: {
      kind: 'flags',
      unknown: 'BTRFS_FS_INFO_FLAG_???',
      header,
      names: 'BTRFS_FS_INFO_FLAG_CSUM_INFO BTRFS_FS_INFO_FLAG_GENERATION BTRFS_FS_INFO_FLAG_METADATA_UUID',
      wide: true,
    },
    btrfsBlockGroups: {
      kind: 'flags',
      unknown: 'BTRFS_BLOCK_GROUP_???',
      header,
      names: `
        BTRFS_BLOCK_GROUP_DATA BTRFS_BLOCK_GROUP_SYSTEM BTRFS_BLOCK_GROUP_METADATA BTRFS_BLOCK_GROUP_RAID0
        BTRFS_BLOCK_GROUP_RAID1 BTRFS_BLOCK_GROUP_DUP BTRFS_BLOCK_GROUP_RAID10 BTRFS_BLOCK_GROUP_RAID5
        BTRFS_BLOCK_GROUP_RAID6 BTRFS_BLOCK_GROUP_RAID1C3 BTRFS_BLOCK_GROUP_RAID1C4 BTRFS_BLOCK_GROUP_REMAPPED
        BTRFS_BLOCK_GROUP_METADATA_REMAP BTRFS_AVAIL_ALLOC_BIT_SINGLE
      `,
      wide: true,
    },
    btrfsBalanceFlags: {
      kind: 'flags',
      unknown: 'BTRFS_BALANCE_???',
      header,
      names: `
        BTRFS_BALANCE_DATA BTRFS_BALANCE_SYSTEM BTRFS_BALANCE_METADATA BTRFS_BALANCE_FORCE BTRFS_BALANCE_RESUME
      `,
      wide: true,
    },
    btrfsBalanceArguments: {
      kind: 'flags',
      unknown: 'BTRFS_BALANCE_ARGS_???',
      header,
      names: `
        BTRFS_BALANCE_ARGS_PROFILES BTRFS_BALANCE_ARGS_USAGE BTRFS_BALANCE_ARGS_DEVID BTRFS_BALANCE_ARGS_DRANGE
        BTRFS_BALANCE_ARGS_VRANGE BTRFS_BALANCE_ARGS_LIMIT BTRFS_BALANCE_ARGS_LIMIT_RANGE
        BTRFS_BALANCE_ARGS_STRIPES_RANGE BTRFS_BALANCE_ARGS_CONVERT BTRFS_BALANCE_ARGS_SOFT
        BTRFS_BALANCE_ARGS_USAGE_RANGE
      `,
      wide: true,
    },
    btrfsBalanceStates: {
      kind: 'flags',
      unknown: 'BTRFS_BALANCE_STATE_???',
      header,
      names: 'BTRFS_BALANCE_STATE_RUNNING BTRFS_BALANCE_STATE_PAUSE_REQ BTRFS_BALANCE_STATE_CANCEL_REQ',
      wide: true,
    },
    btrfsBalanceControls: {
      kind: 'enum',
      unknown: 'BTRFS_BALANCE_CTL_???',
      header,
      names: 'BTRFS_BALANCE_CTL_PAUSE BTRFS_BALANCE_CTL_CANCEL',
    },
    btrfsLogicalFlags: {
      kind: 'flags',
      unknown: 'BTRFS_LOGICAL_INO_ARGS_???',
      header,
      names: 'BTRFS_LOGICAL_INO_ARGS_IGNORE_OFFSET',
      wide: true,
    },
    btrfsSendFlags: {
      kind: 'flags',
      unknown: 'BTRFS_SEND_FLAG_???',
      header,
      names: `
        BTRFS_SEND_FLAG_NO_FILE_DATA BTRFS_SEND_FLAG_OMIT_STREAM_HEADER BTRFS_SEND_FLAG_OMIT_END_CMD
        BTRFS_SEND_FLAG_VERSION BTRFS_SEND_FLAG_COMPRESSED
      `,
      wide: true,
    },
    btrfsQuotaControls: {
      kind: 'enum',
      unknown: 'BTRFS_QUOTA_CTL_???',
      header,
      names: `
        BTRFS_QUOTA_CTL_ENABLE BTRFS_QUOTA_CTL_DISABLE BTRFS_QUOTA_CTL_RESCAN__NOTUSED
        BTRFS_QUOTA_CTL_ENABLE_SIMPLE_QUOTA
      `,
      wide: true,
    },
    btrfsStatisticsFlags: {
      kind: 'flags',
      unknown: 'BTRFS_DEV_STATS_???',
      header,
      names: 'BTRFS_DEV_STATS_RESET',
      wide: true,
    },
    btrfsStatistics: {
      kind: 'enum',
      unknown: '',
      radix: 10,
      header,
      names: `
        BTRFS_DEV_STAT_WRITE_ERRS BTRFS_DEV_STAT_READ_ERRS BTRFS_DEV_STAT_FLUSH_ERRS BTRFS_DEV_STAT_CORRUPTION_ERRS
        BTRFS_DEV_STAT_GENERATION_ERRS
      `,
    },
    btrfsReplaceCommands: {
      kind: 'enum',
      unknown: 'BTRFS_IOCTL_DEV_REPLACE_CMD_???',
      header,
      names: `
        BTRFS_IOCTL_DEV_REPLACE_CMD_START BTRFS_IOCTL_DEV_REPLACE_CMD_STATUS BTRFS_IOCTL_DEV_REPLACE_CMD_CANCEL
      `,
      wide: true,
    },
    btrfsReplaceResults: {
      kind: 'enum',
      unknown: 'BTRFS_IOCTL_DEV_REPLACE_RESULT_???',
      header,
      names: `
        BTRFS_IOCTL_DEV_REPLACE_RESULT_NO_ERROR BTRFS_IOCTL_DEV_REPLACE_RESULT_NOT_STARTED
        BTRFS_IOCTL_DEV_REPLACE_RESULT_ALREADY_STARTED BTRFS_IOCTL_DEV_REPLACE_RESULT_SCRUB_INPROGRESS
      `,
      wide: true,
    },
    btrfsReplaceStates: {
      kind: 'enum',
      unknown: 'BTRFS_IOCTL_DEV_REPLACE_STATE_???',
      header,
      names: `
        BTRFS_IOCTL_DEV_REPLACE_STATE_NEVER_STARTED BTRFS_IOCTL_DEV_REPLACE_STATE_STARTED
        BTRFS_IOCTL_DEV_REPLACE_STATE_FINISHED BTRFS_IOCTL_DEV_REPLACE_STATE_CANCELED
        BTRFS_IOCTL_DEV_REPLACE_STATE_SUSPENDED
      `,
      wide: true,
    },
    btrfsReplaceReading: {
      kind: 'enum',
      unknown: 'BTRFS_IOCTL_DEV_REPLACE_CONT_READING_FROM_SRCDEV_MODE_???',
      header,
      names: `
        BTRFS_IOCTL_DEV_REPLACE_CONT_READING_FROM_SRCDEV_MODE_ALWAYS
        BTRFS_IOCTL_DEV_REPLACE_CONT_READING_FROM_SRCDEV_MODE_AVOID
      `,
      wide: true,
    },
    btrfsCompatibleReadOnly: {
      kind: 'flags',
      unknown: 'BTRFS_FEATURE_COMPAT_RO_???',
      header,
      pattern: { match: /BTRFS_FEATURE_COMPAT_RO_\w+/ },
      wide: true,
    },
    btrfsIncompatible: {
      kind: 'flags',
      unknown: 'BTRFS_FEATURE_INCOMPAT_???',
      header,
      pattern: { match: /BTRFS_FEATURE_INCOMPAT_\w+/ },
      wide: true,
    },
  },
});
