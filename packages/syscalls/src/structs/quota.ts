import {
  quotaDquotFields,
  quotaInfoFields,
  quotaInfoFlags,
  quotaXfsDquotFlags,
  quotaXfsFlags,
} from '../constants/system.gen.js';
import { count, flags, hex, int } from '../model/integers.js';
import { padding, struct } from '../model/struct.js';

/** What of a quota is shown in short. */
const usage = [
  'dqb_bhardlimit',
  'dqb_bsoftlimit',
  'dqb_curspace',
  'dqb_ihardlimit',
  'dqb_isoftlimit',
  'dqb_curinodes',
] as const;

const dquot = {
  dqb_bhardlimit: count('u64'),
  dqb_bsoftlimit: count('u64'),
  dqb_curspace: count('u64'),
  dqb_ihardlimit: count('u64'),
  dqb_isoftlimit: count('u64'),
  dqb_curinodes: count('u64'),
  dqb_btime: count('u64'),
  dqb_itime: count('u64'),
  dqb_valid: flags(quotaDquotFields),
};

/** `struct if_dqblk` (linux/quota.h); 32-bit programs have no padding behind it. */
export const ifDqblk = struct('if_dqblk', dquot, { packed: true, brief: usage });

/** `struct if_nextdqblk` (linux/quota.h). */
export const ifNextdqblk = struct(
  'if_nextdqblk',
  { ...dquot, dqb_id: count('u32') },
  { brief: [...usage, 'dqb_id'] },
);

/** `struct if_dqinfo` (linux/quota.h). */
export const ifDqinfo = struct('if_dqinfo', {
  dqi_bgrace: count('u64'),
  dqi_igrace: count('u64'),
  dqi_flags: flags(quotaInfoFlags),
  dqi_valid: flags(quotaInfoFields),
});

/** `struct fs_disk_quota` (linux/dqblk_xfs.h). */
export const fsDiskQuota = struct(
  'fs_disk_quota',
  {
    d_version: int('s8'),
    d_flags: flags(quotaXfsDquotFlags, 'u8'),
    d_fieldmask: hex('u16'),
    d_id: count('u32'),
    d_blk_hardlimit: count('u64'),
    d_blk_softlimit: count('u64'),
    d_ino_hardlimit: count('u64'),
    d_ino_softlimit: count('u64'),
    d_bcount: count('u64'),
    d_icount: count('u64'),
    d_itimer: int(),
    d_btimer: int(),
    d_iwarns: count('u16'),
    d_bwarns: count('u16'),
    __timers_hi: padding(4),
    d_rtb_hardlimit: count('u64'),
    d_rtb_softlimit: count('u64'),
    d_rtbcount: count('u64'),
    d_rtbtimer: int(),
    d_rtbwarns: count('u16'),
    d_padding: padding(10),
  },
  {
    brief: [
      'd_version',
      'd_flags',
      'd_fieldmask',
      'd_id',
      'd_blk_hardlimit',
      'd_blk_softlimit',
      'd_ino_hardlimit',
      'd_ino_softlimit',
      'd_bcount',
      'd_icount',
    ],
  },
);

/** `struct fs_qfilestat` (linux/dqblk_xfs.h). */
const fsQfilestat = struct('fs_qfilestat', {
  qfs_ino: count('u64'),
  qfs_nblks: count('u64'),
  qfs_nextents: count('u32'),
});

/** `struct fs_quota_stat` (linux/dqblk_xfs.h). */
export const fsQuotaStat = struct(
  'fs_quota_stat',
  {
    qs_version: int('s8'),
    qs_flags: flags(quotaXfsFlags, 'u16'),
    qs_pad: padding(1),
    qs_uquota: fsQfilestat,
    qs_gquota: fsQfilestat,
    qs_incoredqs: count('u32'),
    qs_btimelimit: int(),
    qs_itimelimit: int(),
    qs_rtbtimelimit: int(),
    qs_bwarnlimit: count('u16'),
    qs_iwarnlimit: count('u16'),
  },
  { brief: ['qs_version'] },
);

/** `struct fs_qfilestatv` (linux/dqblk_xfs.h). */
const fsQfilestatv = struct('fs_qfilestatv', {
  qfs_ino: count('u64'),
  qfs_nblks: count('u64'),
  qfs_nextents: count('u32'),
  qfs_pad: padding(4),
});

/** `struct fs_quota_statv` (linux/dqblk_xfs.h). */
export const fsQuotaStatv = struct(
  'fs_quota_statv',
  {
    qs_version: int('s8'),
    qs_pad1: padding(1),
    qs_flags: flags(quotaXfsFlags, 'u16'),
    qs_incoredqs: count('u32'),
    qs_uquota: fsQfilestatv,
    qs_gquota: fsQfilestatv,
    qs_pquota: fsQfilestatv,
    qs_btimelimit: int(),
    qs_itimelimit: int(),
    qs_rtbtimelimit: int(),
    qs_bwarnlimit: count('u16'),
    qs_iwarnlimit: count('u16'),
    qs_pad: padding(64),
  },
  { brief: ['qs_version'] },
);
