import { lookupFlags } from '../constants/files.gen.js';
import { xattrFlags } from '../constants/open.gen.js';
import { union } from '../model/branch.js';
import { address, count, dirfd, fd, flags, int, size } from '../model/integers.js';
import { pointer, wide } from '../model/pointer.js';
import { arg, equals, field, result } from '../model/ref.js';
import { buffer, cstring, path } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { type HumanText, syscall } from '../model/syscall.js';

/** XATTR_SIZE_MAX (linux/limits.h): no attribute is longer. */
const MOST = 65_536;

const name = () => cstring();
/** The value that is set. */
const given = () => buffer(arg('size'), { most: MOST, trailingNul: false });
/** The value that is asked for. Where only its length was asked for, nothing is there. */
const asked = () =>
  union(
    [{ if: [equals(arg('size'), 0)], kind: address() }],
    buffer(result, { direction: 'out', most: MOST, trailingNul: false }),
  );
/** The names that are asked for, each with its NUL. */
const names = () =>
  union([{ if: [equals(arg('size'), 0)], kind: address() }], buffer(result, { direction: 'out' }));

/** What is said of setting and removing attributes: some of them stand for something that people know. */
function attributeWords(verb: string, file: string): HumanText {
  return {
    on: 'name',
    cases: {
      'system.posix_acl_access': `${verb} the detailed access rights of ${file}`,
      'system.posix_acl_default': `${verb} the access rights of new files in ${file}`,
      'security.capability': `${verb} the privileges that ${file} gives who runs it`,
      'security.selinux': `${verb} the security label of ${file}`,
    },
    otherwise: `${verb} the attribute {name} of ${file}`,
  };
}

/** setxattr(2). */
export const setxattr = syscall('setxattr', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), name: name(), value: given(), size: size(), flags: flags(xattrFlags) },
  returns: int(),
  human: attributeWords('set', '{pathname}'),
});

/** lsetxattr(2): setxattr(2) of a link itself. */
export const lsetxattr = syscall('lsetxattr', setxattr.spec);

/** fsetxattr(2). */
export const fsetxattr = syscall('fsetxattr', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), name: name(), value: given(), size: size(), flags: flags(xattrFlags) },
  returns: int(),
  human: attributeWords('set', '{fd}'),
});

/** getxattr(2). */
export const getxattr = syscall('getxattr', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), name: name(), value: asked(), size: size() },
  returns: size(),
  human: 'read the attribute {name} of {pathname}',
});

/** lgetxattr(2): getxattr(2) of a link itself. */
export const lgetxattr = syscall('lgetxattr', getxattr.spec);

/** fgetxattr(2). */
export const fgetxattr = syscall('fgetxattr', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), name: name(), value: asked(), size: size() },
  returns: size(),
  human: 'read the attribute {name} of {fd}',
});

/** listxattr(2). */
export const listxattr = syscall('listxattr', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), list: names(), size: size() },
  returns: size(),
  human: 'list the attributes of {pathname}',
});

/** llistxattr(2): listxattr(2) of a link itself. */
export const llistxattr = syscall('llistxattr', listxattr.spec);

/** flistxattr(2). */
export const flistxattr = syscall('flistxattr', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), list: names(), size: size() },
  returns: size(),
  human: 'list the attributes of {fd}',
});

/** removexattr(2). */
export const removexattr = syscall('removexattr', {
  category: 'file',
  classes: ['file'],
  args: { pathname: path(), name: name() },
  returns: int(),
  human: attributeWords('remove', '{pathname}'),
});

/** lremovexattr(2): removexattr(2) of a link itself. */
export const lremovexattr = syscall('lremovexattr', removexattr.spec);

/** fremovexattr(2). */
export const fremovexattr = syscall('fremovexattr', {
  category: 'file',
  classes: ['desc'],
  args: { fd: fd(), name: name() },
  returns: int(),
  human: attributeWords('remove', '{fd}'),
});

/** XATTR_ARGS_SIZE_VER0 (linux/xattr.h). */
const LEAST = 16;
/** Of what a structure has beyond what is known, no more than a page is shown. */
const PAGE = 4096;

/** `struct xattr_args` (linux/xattr.h) of a value that is set. */
const argsToSet = struct(
  'xattr_args',
  {
    value: wide(buffer(field('size'), { most: MOST, trailingNul: false })),
    size: count('u32'),
    flags: flags(xattrFlags),
  },
  { extensible: true },
);

/** `struct xattr_args` (linux/xattr.h) of a value that is asked for. */
const argsToGet = struct(
  'xattr_args',
  {
    value: union(
      [{ if: [equals(field('size'), 0)], kind: address('u64') }],
      wide(buffer(result, { most: MOST, trailingNul: false })),
    ),
    size: count('u32'),
    flags: flags(xattrFlags),
  },
  { extensible: true },
);

/** setxattrat(2). */
export const setxattrat = syscall('setxattrat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    flags: flags(lookupFlags),
    name: name(),
    args: pointer(argsToSet, { size: arg('size'), least: LEAST, cap: PAGE }),
    size: size(),
  },
  returns: int(),
  human: attributeWords('set', '{pathname}'),
});

/** getxattrat(2). */
export const getxattrat = syscall('getxattrat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: {
    dirfd: dirfd(),
    pathname: path(),
    flags: flags(lookupFlags),
    name: name(),
    args: pointer(argsToGet, { direction: 'out', always: true, size: arg('size'), least: LEAST, cap: PAGE }),
    size: size(),
  },
  returns: size(),
  human: 'read the attribute {name} of {pathname}',
});

/** listxattrat(2). */
export const listxattrat = syscall('listxattrat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), flags: flags(lookupFlags), list: names(), size: size() },
  returns: size(),
  human: 'list the attributes of {pathname}',
});

/** removexattrat(2). */
export const removexattrat = syscall('removexattrat', {
  category: 'file',
  classes: ['file', 'desc'],
  args: { dirfd: dirfd(), pathname: path(), flags: flags(lookupFlags), name: name() },
  returns: int(),
  human: attributeWords('remove', '{pathname}'),
});
