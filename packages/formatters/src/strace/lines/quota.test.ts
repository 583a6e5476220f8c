import { quotactl, quotactl_fd } from '@hstrace/syscalls';
import { bytes, fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { LineFormatter } from './formatter.js';

const SHIFT = 0x100;
const names = { 4096: '/dev/x' };
const dquot = bytes([8, 1, 2, 3, 4, 5, 6, 7, 8], [4, 0x3f]);
const call = (
  command: number,
  type: number,
  id: number,
  entry: object,
  exit: object | undefined,
  result: number,
) => ({
  args: [command * SHIFT + type, 0x1000, id, 0x2000],
  entry: { ...names, ...entry },
  ...(exit && { exit: exit as { 8192: Uint8Array } }),
  result,
});

describe('quotas', () => {
  it.each([
    [call(0x800001, 0, 5, {}, undefined, 0), 'quotactl(QCMD(Q_SYNC, USRQUOTA), "/dev/x") = 0\n'],
    [
      call(0x800002, 1, 2, { 8192: 'aquota' }, undefined, -2),
      'quotactl(QCMD(Q_QUOTAON, GRPQUOTA), "/dev/x", QFMT_VFS_V0, "aquota") = -1 ENOENT (No such file or directory)\n',
    ],
    [
      call(0x800004, 2, 2, {}, { 8192: bytes([4, 99]) }, 0),
      'quotactl(QCMD(Q_GETFMT, PRJQUOTA), "/dev/x", [0x63 /* QFMT_??? */]) = 0\n',
    ],
    [
      call(0x800006, 3, 2, { 8192: bytes([8, 1, 2], [4, 0x44, 5]) }, undefined, -22),
      'quotactl(QCMD(Q_SETINFO, 0x3 /* ???QUOTA */), "/dev/x", {dqi_bgrace=1, dqi_igrace=2, dqi_flags=0x44 /* DQF_??? */, dqi_valid=IIF_BGRACE|IIF_FLAGS}) = -1 EINVAL (Invalid argument)\n',
    ],
    [
      call(0x800007, 0, 1000, {}, { 8192: dquot }, 0),
      'quotactl(QCMD(Q_GETQUOTA, USRQUOTA), "/dev/x", 1000, {dqb_bhardlimit=1, dqb_bsoftlimit=2, dqb_curspace=3, dqb_ihardlimit=4, dqb_isoftlimit=5, dqb_curinodes=6, ...}) = 0\n',
    ],
    [
      call(0x800007, 0, -1, {}, undefined, -3),
      'quotactl(QCMD(Q_GETQUOTA, USRQUOTA), "/dev/x", -1, 0x2000) = -1 ESRCH (No such process)\n',
    ],
    [
      call(0x5806, 0, 0, { 8192: bytes([4, 0xb]) }, undefined, 0),
      'quotactl(QCMD(Q_XQUOTARM, USRQUOTA), "/dev/x", [FS_USER_QUOTA|FS_PROJ_QUOTA|0x8]) = 0\n',
    ],
    [
      call(0x5805, 0, 0, {}, { 8192: new Uint8Array(80).fill(1, 0, 1) }, 0),
      'quotactl(QCMD(Q_XGETQSTAT, USRQUOTA), "/dev/x", {qs_version=1, ...}) = 0\n',
    ],
    [
      call(0x80000a, 0, 7, {}, undefined, -22),
      'quotactl(QCMD(0x80000a /* Q_??? */, USRQUOTA), "/dev/x", 7, 0x2000) = -1 EINVAL (Invalid argument)\n',
    ],
  ])('%#', (fake, line) => {
    expect(new LineFormatter().format(fakeCall(quotactl, fake))).toBe(line);
  });

  it('shows all of a quota with -v', () => {
    const fake = { args: [3, 0x800009 * SHIFT, 7, 0x2000], exit: { 8192: bytes(dquot, [4, 12]) }, result: 0 };
    expect(new LineFormatter({ abbreviated: 'none' }).format(fakeCall(quotactl_fd, fake))).toBe(
      'quotactl_fd(3, QCMD(Q_GETNEXTQUOTA, USRQUOTA), 7, {dqb_bhardlimit=1, dqb_bsoftlimit=2, dqb_curspace=3, dqb_ihardlimit=4, dqb_isoftlimit=5, dqb_curinodes=6, dqb_btime=7, dqb_itime=8, dqb_valid=QIF_BLIMITS|QIF_SPACE|QIF_ILIMITS|QIF_INODES|QIF_BTIME|QIF_ITIME, dqb_id=12}) = 0\n',
    );
    expect(new LineFormatter().format(fakeCall(quotactl_fd, fake))).toBe(
      'quotactl_fd(3, QCMD(Q_GETNEXTQUOTA, USRQUOTA), 7, {dqb_bhardlimit=1, dqb_bsoftlimit=2, dqb_curspace=3, dqb_ihardlimit=4, dqb_isoftlimit=5, dqb_curinodes=6, dqb_id=12, ...}) = 0\n',
    );
  });
});
