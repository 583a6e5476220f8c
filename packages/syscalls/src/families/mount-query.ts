import {
  listmountFlags,
  mountIds,
  namespaceTypes,
  namespaceUserIds,
  statmountFlags,
  statmountMask,
} from '../constants/mount.gen.js';
import { when } from '../model/decorate.js';
import { count, fd, flags, hex, int, oneOf, size } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { arg, type Condition, field, pointee, result } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { statmountResult } from '../structs/statmount.js';

/** MNT_ID_REQ_SIZE_VER0 (linux/mount.h): the kernel takes nothing shorter, and of that only the size is shown. */
const REQUEST_SIZE = 24;
/** NS_ID_REQ_SIZE_VER0 (linux/nsfs.h). */
const NAMESPACE_REQUEST_SIZE = 32;
/** Of what a request has beyond what is known, no more than a page is shown. */
const PAGE = 4096;

const nonZero = (member: string): Condition => [{ of: field(member), compare: 'ne', value: 0 }];
const onlySize = ['size'] as const;

const requestMembers = ['size', 'mnt_ns_fd', 'mnt_id', 'param', 'mnt_ns_id'] as const;
const shown = {
  order: (request: { readonly size: number | bigint }) =>
    request.size < REQUEST_SIZE ? onlySize : requestMembers,
  announced: 'size',
  extensible: true,
} as const;

/** `struct mnt_id_req` (linux/mount.h) of statmount(2). */
const statmountRequest = struct(
  'mnt_id_req',
  {
    size: count('u32'),
    mnt_ns_fd: fd(),
    mnt_id: hex('u64'),
    param: flags(statmountMask, 'u64'),
    mnt_ns_id: hex('u64'),
  },
  shown,
);

/** `struct mnt_id_req` (linux/mount.h) of listmount(2). */
const listmountRequest = struct(
  'mnt_id_req',
  {
    size: count('u32'),
    mnt_ns_fd: fd(),
    mnt_id: oneOf(mountIds, 'u64'),
    param: hex('u64'),
    mnt_ns_id: hex('u64'),
  },
  shown,
);

/** statmount(2). */
export const statmount = syscall('statmount', {
  category: 'file',
  args: {
    req: pointer(statmountRequest, { size: pointee('req'), fragment: 4, cap: PAGE }),
    buf: pointer(statmountResult, { direction: 'out', size: arg('bufsize'), least: 4 }),
    bufsize: size(),
    flags: flags(statmountFlags),
  },
  returns: int(),
  human: 'ask about a mount[: {buf}]',
});

/** listmount(2). */
export const listmount = syscall('listmount', {
  category: 'file',
  args: {
    req: pointer(listmountRequest, { size: pointee('req'), fragment: 4, cap: PAGE }),
    mnt_ids: list(hex('u64'), { of: result, most: arg('nr_mnt_ids') }, { direction: 'out' }),
    nr_mnt_ids: count(),
    flags: flags(listmountFlags),
  },
  returns: count(),
  human: 'list the mounts',
});

const namespaceMembers = ['size', 'spare', 'ns_id', 'ns_type', 'spare2', 'user_ns_id'] as const;

/** `struct ns_id_req` (linux/nsfs.h). */
const namespaceRequest = struct(
  'ns_id_req',
  {
    size: count('u32'),
    spare: when(nonZero('spare'), hex('u32')),
    ns_id: hex('u64'),
    ns_type: flags(namespaceTypes),
    spare2: when(nonZero('spare2'), hex('u32')),
    user_ns_id: oneOf(namespaceUserIds, 'u64'),
  },
  {
    order: (request) => (request.size < NAMESPACE_REQUEST_SIZE ? onlySize : namespaceMembers),
    announced: 'size',
    extensible: true,
  },
);

/** listns(2). */
export const listns = syscall('listns', {
  category: 'process',
  args: {
    req: pointer(namespaceRequest, { size: pointee('req'), fragment: 4, cap: PAGE }),
    ns_ids: list(hex('u64'), { of: result, most: arg('nr_ns_ids') }, { direction: 'out' }),
    nr_ns_ids: count(),
    flags: hex('u32'),
  },
  returns: count(),
  human: 'list the namespaces',
});
