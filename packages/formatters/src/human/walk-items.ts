import { Flags, type SyscallCall } from '@hstrace/syscalls';
import { descriptorText, pathText } from '@hstrace/syscalls/analysis';
import type { Item } from './gathered.js';
import { movesBytes, type Repetition } from './repetition.js';
import { permissions, type WordContext } from './words/value-words.js';

const LOOKS = /^(f?access(at2?)?|l?stat(64)?|newfstatat|fstatat64|statx)$/;
const READS = /^p?read(v2?|64)?$/;
const WRITES = /^p?write(v2?|64)?$/;
const CHANGES: Readonly<Record<string, 'permitted' | 'owned' | 'timed'>> = {
  chmod: 'permitted',
  fchmod: 'permitted',
  fchmodat: 'permitted',
  fchmodat2: 'permitted',
  chown: 'owned',
  fchown: 'owned',
  lchown: 'owned',
  fchownat: 'owned',
  utimensat: 'timed',
};

type Found = Omit<Item, 'line' | 'call' | 'spent'>;

/** The file that a step does something to that may be done to many: none if the step is of another sort. */
export function walkItem(step: Repetition, contextOf: (call: SyscallCall) => WordContext): Found | undefined {
  const { first, opened, source, total } = step;
  const { name, args, result } = first;
  if (result?.ok !== true) return undefined;
  const told = (call: SyscallCall, path: unknown): string | undefined => {
    const text = pathText(path);
    return text === undefined || text === '' ? undefined : contextOf(call).path(text);
  };
  if (isFound(first)) {
    const path = told(first, args.pathname);
    return path === undefined ? undefined : { deed: 'looked', path };
  }
  if (/^open(at)?$/.test(name) && onlyReads(args.flags)) {
    const path = told(first, args.pathname);
    // Devices and pipes are opened for more than what is in them.
    return path === undefined || path.startsWith('/dev/') ? undefined : { deed: 'opened', path };
  }
  const from = args.fd_in ?? args.in_fd;
  if (from !== undefined && total > 0) {
    const path = descriptorText(first, from);
    const to = descriptorText(first, args.fd_out ?? args.out_fd);
    if (opened === undefined || path?.startsWith('/') !== true || to?.startsWith('/') !== true)
      return undefined;
    const context = contextOf(first);
    return { deed: 'copied', path: context.shorten(path), to: context.shorten(to), bytes: total };
  }
  if (source !== undefined) {
    if (opened === undefined || source.opened === undefined) return undefined;
    const path = told(source.opened, source.opened.args.pathname);
    const to = told(opened, opened.args.pathname);
    return path === undefined || to === undefined ? undefined : { deed: 'copied', path, to, bytes: total };
  }
  const ofPath = (found: Omit<Found, 'path'>, argument: unknown = args.pathname): Found | undefined => {
    const path = told(first, argument);
    return path === undefined ? undefined : { ...found, path };
  };
  if (LOOKS.test(name)) return ofPath({ deed: 'looked' });
  if (/^getdents/.test(name)) {
    const folder = descriptorText(first, args.fd);
    return folder?.startsWith('/') === true
      ? { deed: 'listed', path: contextOf(first).shorten(folder), isDirectory: true }
      : undefined;
  }
  if (opened !== undefined && movesBytes(first) && total > 0) {
    const path = told(opened, opened.args.pathname);
    if (path === undefined) return undefined;
    if (READS.test(name)) return { deed: 'read', path, bytes: total };
    const isPrinted = args.fd === 1 || args.fd === 2;
    return WRITES.test(name) && !isPrinted ? { deed: 'written', path, bytes: total } : undefined;
  }
  if (/^mkdir(at)?$/.test(name)) return ofPath({ deed: 'created', isDirectory: true });
  if (/^(unlink(at)?|rmdir)$/.test(name)) {
    const { flags } = args;
    const isDirectory = name === 'rmdir' || (flags instanceof Flags && flags.has('AT_REMOVEDIR'));
    return ofPath({ deed: 'deleted', isDirectory });
  }
  const deed = CHANGES[name];
  if (deed === undefined) return undefined;
  const same =
    deed === 'permitted' && typeof args.mode === 'number'
      ? permissions(args.mode)
      : deed === 'owned'
        ? `user ${contextOf(first).user(args.owner)} and group ${contextOf(first).group(args.group)}`
        : '';
  const named = ofPath({ deed, same });
  if (named !== undefined) return named;
  const text = descriptorText(first, args.fd ?? args.dirfd);
  return text?.startsWith('/') === true ? { deed, same, path: contextOf(first).shorten(text) } : undefined;
}

/** A path that is only followed, and a directory of which nothing was read: they were looked at. */
function isFound({ name, args: { flags } }: SyscallCall): boolean {
  return (
    /^open(at)?$/.test(name) && flags instanceof Flags && (flags.has('O_PATH') || flags.has('O_DIRECTORY'))
  );
}

function onlyReads(flags: unknown): boolean {
  return (
    flags instanceof Flags &&
    !(['O_WRONLY', 'O_RDWR', 'O_CREAT', 'O_TRUNC'] as const).some((one) => flags.has(one))
  );
}
