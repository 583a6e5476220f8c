import {
  btrfsBalanceArguments,
  btrfsBalanceControls,
  btrfsBalanceFlags,
  btrfsBalanceStates,
  btrfsChecksums,
  btrfsCompatibleReadOnly,
  btrfsCompressions,
  btrfsDefragFlags,
  btrfsIncompatible,
  btrfsInfoFlags,
  btrfsInheritFlags,
  btrfsLogicalFlags,
  btrfsQuotaControls,
  btrfsReplaceCommands,
  btrfsReplaceReading,
  btrfsReplaceResults,
  btrfsReplaceStates,
  btrfsScrubFlags,
  btrfsSendFlags,
  btrfsStatistics,
  btrfsStatisticsFlags,
  btrfsSubvolumeFlags,
} from '../constants/ioctl-btrfs.gen.js';
import type { Abi } from '../model/abi.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { type CustomKind, custom, decodeInside } from '../model/custom.js';
import { bare, hidden, unlessZero, when } from '../model/decorate.js';
import { address, fd, flags, hex, int, oneOf, u64, uint } from '../model/integers.js';
import type { AnyKind, Kind } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { list, pointer, wide } from '../model/pointer.js';
import { type Condition, equals, field, hasBits, pointee } from '../model/ref.js';
import { chars } from '../model/strings.js';
import { type Fields, padding, reserved, type StructOptions, struct } from '../model/struct.js';
import { flagTable } from '../model/table.js';
import type { Word } from '../model/word.js';
import type { Flags } from '../values/flags.js';
import { PartialArray } from '../values/partial-array.js';
import {
  blockGroups,
  deviceId,
  inodeContainer,
  object,
  offset,
  pathContainer,
  quotaLimit,
  searchItems,
  searchKey,
  searchKeyFound,
  tree,
  uuid,
  verbosely,
} from './btrfs-shapes.js';
import { defineRequests } from './family.js';
import { following } from './following.js';
import { out } from './shapes.js';

const QUOTA_INHERIT = 4;
const CHECKSUM = 1;
const GENERATION = 2;
const METADATA = 4;
const TREE_PATH = 4080;
const VOLUME_NAME = 4088;
const DEVICE_PATH = 1024;
/** Bytes of a key and, in the second form, of the buffer's size before what was found. */
const FOUND_AT = 104;
const FOUND_AT_V2 = 112;
/** What stands before the arrays of quota groups that are to be inherited. */
const INHERIT = 72;
const STATISTICS = 5;

/** Features that need nothing of those who do not know them: there are none yet. */
const btrfsCompatible = flagTable<never>('BTRFS_FEATURE_COMPAT_???', '', { wide: true });

/** Flags that are shown without brackets. */
function bareFlags(kind: Kind<Flags>) {
  return custom<Flags>({
    name: 'flags',
    bytes: 8,
    align: 8,
    decode: (frame, pos, end, memory) => decodeInside(kind, frame, memory, pos, end),
    show: (value) => ({ value, as: kind }),
  });
}

/** `struct btrfs_ioctl_timespec`. */
export interface BtrfsTime {
  readonly sec: Word;
  readonly nsec: number;
}

/** A time, with its date. */
const time: CustomKind<BtrfsTime> = (() => {
  const plain = struct('btrfs_ioctl_timespec', { sec: u64(), nsec: uint() });
  const dated = custom<BtrfsTime>({
    name: 'btrfs_ioctl_timespec',
    bytes: (abi) => plain.size(abi),
    decode: (frame, pos, end, memory) => decodeInside(plain, frame, memory, pos, end),
    show: (value) => ({
      parts: [
        { value, as: plain },
        { date: value.sec, nanoseconds: value.nsec },
      ],
    }),
  });
  return { ...dated, align: (abi: Abi) => plain.align(abi) };
})();

/** Tenths of a percent. */
const progress = custom<Word>({
  name: 'btrfs-progress',
  c: 'u64',
  decode: (frame, pos, end, memory) => decodeInside(u64(), frame, memory, pos, end),
  show: (value) => {
    const number: Notation = { value, as: u64() };
    const tenths = BigInt(value);
    return { parts: [number, ` /* ${tenths / 10n}.${tenths % 10n}% */`] };
  },
});

/** Seconds, with the date. */
const seconds = custom<Word>({
  name: 'btrfs-seconds',
  c: 'u64',
  decode: (frame, pos, end, memory) => decodeInside(u64(), frame, memory, pos, end),
  show: (value) => ({
    parts: [
      { value, as: u64() },
      { date: value, nanoseconds: 0 },
    ],
  }),
});

const wasSet = (name: string, bits: number): Condition => [hasBits(field(name), bits)];

/** Requests of Btrfs (linux/btrfs.h). */
export const btrfsRequests = defineRequests(() => {
  const volume = pointer(
    struct('btrfs_ioctl_vol_args', { fd: fd('s32'), fd_high: padding(4, 4), name: chars(VOLUME_NAME) }),
  );
  const subvolumeFlags = () => flags(btrfsSubvolumeFlags, 'u64');
  const inherit = struct(
    'btrfs_qgroup_inherit',
    {
      flags: flags(btrfsInheritFlags, 'u64'),
      num_qgroups: u64(),
      num_ref_copies: u64(),
      num_excl_copies: u64(),
      lim: quotaLimit,
      qgroups: array(u64(), undefined, field('num_qgroups')),
    },
    { brief: ['flags', 'num_qgroups', 'num_ref_copies', 'num_excl_copies', 'lim'] },
  );
  const inherits = wasSet('flags', QUOTA_INHERIT);
  const volumeV2 = pointer(
    struct(
      'btrfs_ioctl_vol_args_v2',
      {
        fd: fd('s32'),
        fd_high: padding(4, 4),
        transid: padding(8, 8),
        flags: subvolumeFlags(),
        size: when(inherits, u64()),
        qgroup_inherit: when(inherits, pointer(inherit, { size: field('size'), fragment: INHERIT })),
        name: chars(4040),
      },
      { at: { name: 56 }, bytes: 4096 },
    ),
    {
      direction: 'inout',
      after: struct('btrfs_ioctl_vol_args_v2', { transid: u64() }, { at: { transid: 8 }, bytes: 4096 }),
    },
  );
  const scrubbed = struct(
    'btrfs_scrub_progress',
    Object.fromEntries(
      [
        ...['data_extents_scrubbed', 'tree_extents_scrubbed', 'data_bytes_scrubbed', 'tree_bytes_scrubbed'],
        ...['read_errors', 'csum_errors', 'verify_errors', 'no_csum', 'csum_discards', 'super_errors'],
        ...[
          'malloc_errors',
          'uncorrectable_errors',
          'corrected_errors',
          'last_physical',
          'unverified_errors',
        ],
      ].map((name) => [name, u64()]),
    ),
  );
  const scrub = (fields: Fields) =>
    pointer(struct('btrfs_ioctl_scrub_args', fields, { bytes: 1024 }), {
      direction: 'inout',
      after: struct('btrfs_ioctl_scrub_args', { progress: scrubbed }, { at: { progress: 32 }, bytes: 1024 }),
    });
  const balanceArguments = struct(
    'btrfs_balance_args',
    {
      profiles: blockGroups(),
      usage: u64(),
      devid: deviceId(),
      pstart: u64(),
      pend: u64(),
      vstart: u64(),
      vend: u64(),
      target: u64(),
      flags: flags(btrfsBalanceArguments, 'u64'),
    },
    { bytes: 136 },
  );
  const balance = (state: AnyKind) =>
    struct(
      'btrfs_ioctl_balance_args',
      {
        flags: flags(btrfsBalanceFlags, 'u64'),
        state,
        data: when(wasSet('flags', 1), balanceArguments),
        meta: when(wasSet('flags', 4), balanceArguments),
        sys: when(wasSet('flags', 2), balanceArguments),
      },
      { bytes: 1024 },
    );
  const balanceState = balance(flags(btrfsBalanceStates, 'u64'));
  const search = (name: string, fields: Fields, after: Fields, itemsAt: number) =>
    pointer(struct(name, { key: searchKey, ...fields }), {
      direction: 'inout',
      after: struct(
        name,
        { key: searchKeyFound, ...after, buf: searchItems(itemsAt) },
        { brief: ['key', ...(Object.keys(after) as never[])] },
      ),
      ...(itemsAt === FOUND_AT
        ? { size: 4096 }
        : {
            size: { of: pointee('argp', 'u64', undefined, FOUND_AT), add: FOUND_AT_V2 },
            fragment: FOUND_AT_V2,
          }),
    });
  const device = (fields: Fields) => struct('btrfs_ioctl_dev_info_args', fields, { bytes: 4096 });
  const features = struct('btrfs_ioctl_feature_flags', {
    compat_flags: flags(btrfsCompatible, 'u64'),
    compat_ro_flags: flags(btrfsCompatibleReadOnly, 'u64'),
    incompat_flags: flags(btrfsIncompatible, 'u64'),
  });
  const SUPPORTED = ['supported', 'safe to set', 'safe to clear'];
  const threeFeatures = array(features, SUPPORTED.length);
  const supported = custom<readonly unknown[]>({
    name: 'btrfs-features',
    bytes: 3 * 24,
    align: 8,
    decode: (frame, pos, end, memory) => decodeInside(threeFeatures, frame, memory, pos, end) ?? [],
    show: (values) => ({
      items: values.map((value, i) => ({ parts: [{ value, as: features }, ` /* ${SUPPORTED[i]} */`] })),
    }),
  });
  const quotaRescan = struct(
    'btrfs_ioctl_quota_rescan_args',
    { flags: u64(), progress: offset() },
    { bytes: 64 },
  );
  const replaceNames = struct('btrfs_ioctl_dev_replace_start_params', {
    srcdevid: deviceId(),
    cont_reading_from_srcdev_mode: oneOf(btrfsReplaceReading, 'u64'),
    srcdev_name: chars(DEVICE_PATH + 1),
    tgtdev_name: chars(DEVICE_PATH + 1),
  });
  const replaceStatus = struct('btrfs_ioctl_dev_replace_status_params', {
    replace_state: oneOf(btrfsReplaceStates, 'u64'),
    progress_1000: progress,
    time_started: seconds,
    time_stopped: seconds,
    num_write_errors: u64(),
    num_uncorrectable_read_errors: u64(),
  });
  const replaceBytes = ({ align64 }: Abi): number => (align64 === 8 ? 2600 : 2596);
  const command = () => oneOf(btrfsReplaceCommands, 'u64');
  const space = struct('btrfs_ioctl_space_info', {
    flags: blockGroups(),
    total_bytes: u64(),
    used_bytes: u64(),
  });
  const spaces = (fields: Fields, options: StructOptions<Fields> = {}) =>
    struct('btrfs_ioctl_space_args', fields, { bytes: 16, ...options });
  const containers = (
    name: string,
    fields: Fields,
    member: string,
    content: AnyKind,
    at: number,
    bytes: number,
  ) =>
    pointer(struct(name, { ...fields, [member]: wide(address()) }, { at: { [member]: at }, bytes }), {
      direction: 'inout',
      after: struct(
        name,
        {
          size: hidden(u64()),
          [member]: wide(pointer(content, { size: field('size'), fragment: 16 })),
        },
        { at: { size: 8, [member]: at }, bytes },
      ),
    });
  return {
    BTRFS_IOC_SNAP_CREATE: volume,
    BTRFS_IOC_DEFRAG: null,
    BTRFS_IOC_RESIZE: volume,
    BTRFS_IOC_SCAN_DEV: volume,
    BTRFS_IOC_FORGET_DEV: volume,
    BTRFS_IOC_TRANS_START: null,
    BTRFS_IOC_TRANS_END: null,
    BTRFS_IOC_SYNC: null,
    BTRFS_IOC_ADD_DEV: volume,
    BTRFS_IOC_RM_DEV: volume,
    BTRFS_IOC_BALANCE: null,
    BTRFS_IOC_SUBVOL_CREATE: volume,
    BTRFS_IOC_SNAP_DESTROY: volume,
    BTRFS_IOC_DEVICES_READY: volume,
    BTRFS_IOC_DEFRAG_RANGE: pointer(
      struct(
        'btrfs_ioctl_defrag_range_args',
        {
          start: u64(),
          len: offset(),
          flags: flags(btrfsDefragFlags, 'u64'),
          extent_thresh: uint(),
          compress_type: oneOf(btrfsCompressions),
        },
        { bytes: 48 },
      ),
    ),
    BTRFS_IOC_TREE_SEARCH: search('btrfs_ioctl_search_args', { buf: padding(3992) }, {}, FOUND_AT),
    BTRFS_IOC_TREE_SEARCH_V2: search(
      'btrfs_ioctl_search_args_v2',
      { buf_size: u64() },
      { buf_size: u64() },
      FOUND_AT_V2,
    ),
    BTRFS_IOC_INO_LOOKUP: pointer(
      struct('btrfs_ioctl_ino_lookup_args', { treeid: tree(), objectid: object(), name: padding(TREE_PATH) }),
      {
        direction: 'inout',
        after: struct('btrfs_ioctl_ino_lookup_args', {
          // The kernel fills in the tree where the program has named none.
          treeid: when([equals(pointee('argp', 'u64', 'entry'), 0)], tree()),
          objectid: hidden(object()),
          name: chars(TREE_PATH),
        }),
      },
    ),
    BTRFS_IOC_DEFAULT_SUBVOL: pointer(u64()),
    BTRFS_IOC_SPACE_INFO: pointer(spaces({ space_slots: u64() }), {
      direction: 'inout',
      after: spaces(
        {
          space_slots: hidden(u64()),
          total_spaces: u64(),
          spaces: union(
            // Who has no room asks for their number.
            [
              {
                if: [equals(field('space_slots'), 0), { of: field('total_spaces'), compare: 'ne', value: 0 }],
                kind: padding(0),
              },
            ],
            following(space, field('total_spaces'), 16),
          ),
        },
        {
          brief: (value) =>
            value.spaces === undefined
              ? ['space_slots', 'total_spaces', 'spaces']
              : ['space_slots', 'total_spaces'],
        },
      ),
    }),
    BTRFS_IOC_START_SYNC: out(u64()),
    BTRFS_IOC_WAIT_SYNC: pointer(u64()),
    BTRFS_IOC_SNAP_CREATE_V2: volumeV2,
    BTRFS_IOC_SUBVOL_CREATE_V2: volumeV2,
    BTRFS_IOC_SUBVOL_GETFLAGS: out(bareFlags(subvolumeFlags())),
    BTRFS_IOC_SUBVOL_SETFLAGS: pointer(bareFlags(subvolumeFlags())),
    BTRFS_IOC_SCRUB: scrub({
      devid: deviceId(),
      start: u64(),
      end: offset(),
      flags: flags(btrfsScrubFlags, 'u64'),
    }),
    BTRFS_IOC_SCRUB_CANCEL: null,
    BTRFS_IOC_SCRUB_PROGRESS: scrub({ devid: deviceId() }),
    BTRFS_IOC_DEV_INFO: pointer(device({ devid: deviceId(), uuid: unlessZero(uuid) }), {
      direction: 'inout',
      after: struct(
        'btrfs_ioctl_dev_info_args',
        {
          devid: hidden(deviceId()),
          uuid: unlessZero(uuid),
          bytes_used: u64(),
          total_bytes: u64(),
          path: chars(1024),
        },
        { at: { path: 3072 }, bytes: 4096 },
      ),
    }),
    BTRFS_IOC_FS_INFO: out(
      struct(
        'btrfs_ioctl_fs_info_args',
        {
          max_id: u64(),
          num_devices: u64(),
          fsid: uuid,
          nodesize: uint(),
          sectorsize: uint(),
          clone_alignment: uint(),
          csum_type: when(wasSet('flags', CHECKSUM), oneOf(btrfsChecksums, 'u16')),
          csum_size: when(wasSet('flags', CHECKSUM), int('u16')),
          flags: flags(btrfsInfoFlags, 'u64'),
          generation: when(wasSet('flags', GENERATION), u64()),
          metadata_uuid: when(wasSet('flags', METADATA), uuid),
        },
        { bytes: 1024 },
      ),
    ),
    BTRFS_IOC_BALANCE_V2: pointer(balance(reserved('u64')), { direction: 'inout', after: balanceState }),
    BTRFS_IOC_BALANCE_CTL: oneOf(btrfsBalanceControls),
    BTRFS_IOC_BALANCE_PROGRESS: out(balanceState),
    BTRFS_IOC_INO_PATHS: containers(
      'btrfs_ioctl_ino_path_args',
      { inum: u64(), size: u64() },
      'fspath',
      pathContainer,
      48,
      56,
    ),
    BTRFS_IOC_LOGICAL_INO: containers(
      'btrfs_ioctl_logical_ino_args',
      {
        logical: u64(),
        size: u64(),
        reserved: unlessZero(array(hex('u64'), 3)),
        flags: flags(btrfsLogicalFlags, 'u64'),
      },
      'inodes',
      inodeContainer,
      48,
      56,
    ),
    BTRFS_IOC_SET_RECEIVED_SUBVOL: pointer(
      struct('btrfs_ioctl_received_subvol_args', {
        uuid,
        stransid: u64(),
        rtransid: reserved('u64'),
        stime: time,
        rtime: hidden(time),
        flags: u64(),
        reserved: padding(128, 8),
      }),
      {
        direction: 'inout',
        after: struct('btrfs_ioctl_received_subvol_args', {
          uuid: hidden(uuid),
          stransid: reserved('u64'),
          rtransid: u64(),
          stime: hidden(time),
          rtime: time,
          flags: reserved('u64'),
          reserved: padding(128, 8),
        }),
      },
    ),
    BTRFS_IOC_SEND: pointer(
      struct('btrfs_ioctl_send_args', {
        send_fd: fd('s32'),
        send_fd_high: padding(4, 4),
        clone_sources_count: u64(),
        clone_sources: verbosely(list(tree(), field('clone_sources_count'))),
        parent_root: tree(),
        flags: flags(btrfsSendFlags, 'u64'),
        version: padding(4, 4),
        reserved: padding(28),
      }),
    ),
    BTRFS_IOC_QUOTA_CTL: pointer(
      struct('btrfs_ioctl_quota_ctl_args', { cmd: oneOf(btrfsQuotaControls, 'u64') }, { bytes: 16 }),
    ),
    BTRFS_IOC_QGROUP_ASSIGN: pointer(
      struct('btrfs_ioctl_qgroup_assign_args', { assign: u64(), src: u64(), dst: u64() }),
    ),
    BTRFS_IOC_QGROUP_CREATE: pointer(
      struct('btrfs_ioctl_qgroup_create_args', { create: u64(), qgroupid: u64() }),
    ),
    BTRFS_IOC_QGROUP_LIMIT: out(
      struct('btrfs_ioctl_qgroup_limit_args', { qgroupid: u64(), lim: quotaLimit }),
    ),
    BTRFS_IOC_QUOTA_RESCAN: pointer(struct('btrfs_ioctl_quota_rescan_args', { flags: u64() }, { bytes: 64 })),
    BTRFS_IOC_QUOTA_RESCAN_STATUS: out(quotaRescan),
    BTRFS_IOC_QUOTA_RESCAN_WAIT: null,
    BTRFS_IOC_GET_DEV_STATS: deviceStatistics(),
    BTRFS_IOC_DEV_REPLACE: pointer(
      struct(
        'btrfs_ioctl_dev_replace_args',
        { cmd: command(), result: reserved('u64'), start: when([equals(field('cmd'), 0)], replaceNames) },
        { bytes: replaceBytes },
      ),
      {
        direction: 'inout',
        after: struct(
          'btrfs_ioctl_dev_replace_args',
          {
            cmd: hidden(command()),
            result: oneOf(btrfsReplaceResults, 'u64'),
            status: when([equals(field('cmd'), 1)], replaceStatus),
          },
          { bytes: replaceBytes },
        ),
      },
    ),
    BTRFS_IOC_GET_FEATURES: out(features),
    BTRFS_IOC_SET_FEATURES: pointer(array(features, 2)),
    BTRFS_IOC_GET_SUPPORTED_FEATURES: out(supported),
  };
});

/** BTRFS_IOC_GET_DEV_STATS. */
function deviceStatistics() {
  const values = custom<readonly Word[]>({
    name: 'btrfs-statistics',
    bytes: 8 * STATISTICS,
    align: 8,
    decode(frame, pos, end, memory) {
      const total = decodeInside(u64(), frame, memory, pos - 16, pos - 8);
      const known = decodeInside(array(u64(), STATISTICS), frame, memory, pos, end) ?? [];
      if (total <= known.length) return known.slice(0, Number(total));
      const some = PartialArray.from(known) as PartialArray<Word>;
      some.total = total;
      return some;
    },
    show: (counts) => ({
      items: counts.map((value, i) => ({
        parts: [
          '[',
          { value: btrfsStatistics.nameOf(i, 'x86_64') ?? i, as: oneOf(btrfsStatistics) },
          ']=',
          { value, as: u64() },
        ],
      })),
      ...(counts instanceof PartialArray ? { more: true } : {}),
    }),
  });
  const members = { nr_items: u64(), flags: flags(btrfsStatisticsFlags, 'u64') };
  return pointer(struct('btrfs_ioctl_get_dev_stats', { devid: deviceId(), ...members }, { bytes: 1032 }), {
    direction: 'inout',
    after: struct(
      'btrfs_ioctl_get_dev_stats',
      { devid: hidden(deviceId()), ...members, values: bare(values) },
      { bytes: 1032 },
    ),
  });
}
