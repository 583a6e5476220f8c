import { mountAttributesOfFsmount, mountOptions, propagationTypes } from '../constants/files.gen.js';
import {
  fsconfigCommands,
  fsmountFlags,
  fsopenFlags,
  fspickFlags,
  mountAttributes,
  mountFlags,
  mountSetattrFlags,
  moveMountFlags,
  openTreeFlags,
  umountFlags,
} from '../constants/mount.gen.js';
import { swapFlags } from '../constants/system.gen.js';
import { union } from '../model/branch.js';
import { readerOf } from '../model/ctype.js';
import { custom } from '../model/custom.js';
import { address, dev, dirfd, fd, flags, hex, int, oneOf, size, u64 } from '../model/integers.js';
import { meaning, type Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { arg, type Condition, field, hasBits, lacksBits, result } from '../model/ref.js';
import { buffer, cstring, path } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { cases, syscall } from '../model/syscall.js';
import { maskWord } from '../model/word.js';
import { Flags } from '../values/flags.js';

/** The magic number that programs of the nineties put in the upper half of the flags. */
const MS_MGC_VAL = 0xc0ed_0000;
const MS_MGC_MSK = 0xffff_0000;
const MS_REMOUNT = 0x20;
/** MS_BIND, MS_MOVE. */
const MOVES = 0x3000;
/** MS_UNBINDABLE, MS_PRIVATE, MS_SLAVE, MS_SHARED. */
const PROPAGATES = 0x1e_0000;

const remounts: Condition = [hasBits(arg('mountflags'), MS_REMOUNT)];
const moves: Condition = [hasBits(arg('mountflags'), MOVES)];
const magic: Condition = [{ of: arg('mountflags'), mask: MS_MGC_MSK, compare: 'eq', value: MS_MGC_VAL }];
const propagates: Condition = [hasBits(arg('mountflags'), PROPAGATES)];

const options = flags(mountOptions, 'ulong');

/** Flags of mount(2), the old magic number apart from the others. */
const flagsOfMount = custom({
  name: 'mount flags',
  c: 'ulong',
  decode: (frame, pos) =>
    new Flags(readerOf('ulong', frame.abi)(frame.view, pos), mountFlags, frame.abi.arch),
  show({ value, arch }): Notation {
    if (maskWord(value, MS_MGC_MSK) !== MS_MGC_VAL)
      return { value: new Flags(value, mountOptions, arch), as: options };
    const old = meaning('0xc0ed0000', 'MS_MGC_VAL');
    const rest = maskWord(value, ~BigInt(MS_MGC_MSK));
    return rest === 0
      ? old
      : { parts: [old, '|', { value: new Flags(rest, mountOptions, arch), as: options }] };
  },
});

/** mount(2). What is only moved or changed has no type and no data of its own. */
export const mount = syscall('mount', {
  category: 'file',
  classes: ['file'],
  args: {
    source: path(),
    target: path(),
    filesystemtype: union(
      [
        { if: remounts, kind: address() },
        { if: moves, kind: address() },
        { if: magic, kind: cstring() },
        { if: propagates, kind: address() },
      ],
      cstring(),
    ),
    mountflags: flagsOfMount,
    data: union(
      [
        { if: remounts, kind: cstring() },
        { if: moves, kind: address() },
        { if: magic, kind: cstring() },
        { if: propagates, kind: address() },
      ],
      cstring(),
    ),
  },
  returns: int(),
  human: 'mount< {source}> at {target}',
});

/** umount: umount(2) of 32-bit programs. */
export const umount = syscall('umount', {
  category: 'file',
  classes: ['file'],
  args: { target: path() },
  returns: int(),
  strace: { argNames: { target: 'path' } },
  human: 'unmount {target}',
});

/** umount2(2). */
export const umount2 = syscall('umount2', {
  category: 'file',
  classes: ['file'],
  args: { target: path(), flags: flags(umountFlags) },
  returns: int(),
  human: 'unmount {target}',
});

/** fsopen(2). */
export const fsopen = syscall('fsopen', {
  category: 'file',
  classes: ['desc'],
  args: { fsname: cstring(), flags: flags(fsopenFlags) },
  returns: fd(),
  human: 'prepare a file system of the type {fsname}',
});

const key = cstring('in');
const binary = 1_048_576;

/** fsconfig(2). */
export const fsconfig = syscall('fsconfig', {
  category: 'file',
  classes: ['desc', 'file'],
  args: { fd: fd(), cmd: oneOf(fsconfigCommands) },
  variants: {
    on: 'cmd',
    cases: {
      FSCONFIG_SET_FLAG: { key, value: address(), aux: int() },
      FSCONFIG_SET_STRING: { key, value: cstring(), aux: int() },
      FSCONFIG_SET_BINARY: {
        key,
        value: union(
          [{ if: [{ of: arg('aux'), compare: 'lt', value: 0 }], kind: address() }],
          buffer(arg('aux'), { as: 'hex', most: binary }),
        ),
        aux: int(),
      },
      FSCONFIG_SET_FD: { key, value: address(), aux: fd() },
      ...cases(['FSCONFIG_SET_PATH', 'FSCONFIG_SET_PATH_EMPTY'], { key, value: path(), aux: dirfd() }),
    },
    otherwise: { key: address(), value: address(), aux: int() },
  },
  returns: int(),
  human: {
    on: 'cmd',
    cases: {
      FSCONFIG_CMD_CREATE: 'make the file system that it has configured',
      FSCONFIG_CMD_CREATE_EXCL: 'make the file system that it has configured',
      FSCONFIG_CMD_RECONFIGURE: 'configure a file system anew',
    },
    otherwise: 'set an option of a file system<: {key}>',
  },
});

/** fsmount(2). */
export const fsmount = syscall('fsmount', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), flags: flags(fsmountFlags), attr_flags: flags(mountAttributesOfFsmount) },
  returns: fd(),
  human: 'make a mount of a file system, without a place yet',
});

/** fspick(2). */
export const fspick = syscall('fspick', {
  category: 'file',
  classes: ['desc', 'file'],
  args: { dirfd: dirfd(), pathname: path(), flags: flags(fspickFlags) },
  returns: fd(),
  human: 'prepare to change options of the file system at {pathname}',
});

/** move_mount(2). */
export const move_mount = syscall('move_mount', {
  category: 'file',
  classes: ['desc', 'file'],
  args: {
    from_dirfd: dirfd(),
    from_pathname: path(),
    to_dirfd: dirfd(),
    to_pathname: path(),
    flags: flags(moveMountFlags),
  },
  returns: int(),
  strace: { argNames: { from_dirfd: 'from_dfd', to_dirfd: 'to_dfd' } },
  human: 'move the mount {from_pathname} to {to_pathname}',
});

/** open_tree(2). */
export const open_tree = syscall('open_tree', {
  category: 'file',
  classes: ['desc', 'file'],
  args: { dirfd: dirfd(), pathname: path(), flags: flags(openTreeFlags) },
  returns: fd(),
  human: 'open the mount tree at {pathname}',
});

/** MOUNT_ATTR_SIZE_VER0 (linux/mount.h). */
const LEAST = 32;
/** Of what a structure has beyond what is known, no more than a page is shown. */
const PAGE = 4096;
const MOUNT_ATTR_IDMAP = 0x10_0000;

/** `struct mount_attr` (linux/mount.h). The descriptor counts only where ids are to be mapped. */
const mountAttr = struct(
  'mount_attr',
  {
    attr_set: flags(mountAttributes, 'u64'),
    attr_clr: flags(mountAttributes, 'u64'),
    propagation: oneOf(propagationTypes, 'u64'),
    userns_fd: union(
      [
        { if: [{ of: field('userns_fd'), compare: 'ge', value: 0x8000_0000 }], kind: u64() },
        {
          if: [
            lacksBits(field('attr_set'), MOUNT_ATTR_IDMAP),
            lacksBits(field('attr_clr'), MOUNT_ATTR_IDMAP),
          ],
          kind: u64(),
        },
      ],
      fd('u64'),
    ),
  },
  { extensible: true },
);

/** mount_setattr(2). */
export const mount_setattr = syscall('mount_setattr', {
  category: 'file',
  classes: ['desc', 'file'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    flags: flags(mountSetattrFlags),
    attr: pointer(mountAttr, { size: arg('size'), least: LEAST, cap: PAGE }),
    size: size(),
  },
  returns: int(),
  human: 'change the attributes of the mount {pathname}',
});

/** open_tree_attr(2). */
export const open_tree_attr = syscall('open_tree_attr', {
  category: 'file',
  classes: ['desc', 'file'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    flags: flags(openTreeFlags),
    attr: pointer(mountAttr, { size: arg('size'), least: LEAST, cap: PAGE }),
    size: size(),
  },
  returns: fd(),
  human: 'open the mount tree at {pathname} with other attributes',
});

const SWAP_FLAG_PRIO_MASK = 0x7fff;
const namedSwapFlags = flags(swapFlags);

/** Flags of swapon(2) with the priority in their lower half. */
const swapOptions = custom({
  name: 'swap flags',
  c: 'u32',
  decode: (frame, pos) => new Flags(frame.view.getUint32(pos, true), swapFlags, frame.abi.arch),
  show({ value, arch }) {
    const bits = Number(value);
    const priority = String(bits & SWAP_FLAG_PRIO_MASK);
    const rest = (bits & ~SWAP_FLAG_PRIO_MASK) >>> 0;
    if (rest === 0) return priority;
    return { parts: [{ value: new Flags(rest, swapFlags, arch), as: namedSwapFlags }, '|', priority] };
  },
});

/** swapon(2). */
export const swapon = syscall('swapon', {
  category: 'memory',
  classes: ['file'],
  args: { path: path(), swapflags: swapOptions },
  returns: int(),
  human: 'use {path} as swap space',
});

/** swapoff(2). */
export const swapoff = syscall('swapoff', {
  category: 'memory',
  classes: ['file'],
  args: { path: path() },
  returns: int(),
  human: 'stop using {path} as swap space',
});

/** acct(2). */
export const acct = syscall('acct', {
  category: 'system',
  classes: ['file'],
  args: { filename: path() },
  returns: int(),
  strace: { argNames: { filename: 'path' } },
  human: 'record the resources of ending processes in {filename}',
});

/** ustat(2). Its structure is not in the headers of today. */
export const ustat = syscall('ustat', {
  category: 'file',
  classes: ['%statfs'],
  args: { dev: dev(), ubuf: address() },
  returns: int(),
  human: 'ask about the file system on a device',
});

/** sysfs(2). */
export const sysfs = syscall('sysfs', {
  category: 'system',
  args: { option: hex(), arg1: hex(), arg2: hex() },
  returns: int(),
  strace: { argNames: { option: 'arg1', arg1: 'arg2', arg2: 'arg3' } },
  human: 'ask for the types of file systems',
});

/** lookup_dcookie(2), which is gone since Linux 6.8. */
export const lookup_dcookie = syscall('lookup_dcookie', {
  category: 'file',
  args: { cookie: u64(), buffer: buffer(result, { direction: 'out' }), len: size() },
  returns: size(),
  strace: { exitFrom: 'cookie' },
  human: 'ask for a path by its number[: {buffer}]',
});
