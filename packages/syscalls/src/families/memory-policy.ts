import {
  getMempolicyFlags,
  mbindFlags,
  mempolicyModeFlags,
  mempolicyModes,
  movePagesFlags,
} from '../constants/memory.gen.js';
import { union } from '../model/branch.js';
import { byWordSize } from '../model/by-word-size.js';
import { type CType, readerOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { address, errno, flags, hex, int, oneOf, pid, size, ulong } from '../model/integers.js';
import { meaning } from '../model/notation.js';
import { type Direction, list, pointer } from '../model/pointer.js';
import { arg, equals } from '../model/ref.js';
import { syscall } from '../model/syscall.js';
import { toUnsigned64, toWord, type Word } from '../model/word.js';

/** MPOL_F_STATIC_NODES, MPOL_F_RELATIVE_NODES, MPOL_F_NUMA_BALANCING. */
const MODE_FLAGS = 0xe000n;

const modeNumber = oneOf(mempolicyModes, 'ulong');
const modeFlags = flags(mempolicyModeFlags, 'ulong');

/** A policy and flags in one number: `MPOL_BIND|MPOL_F_STATIC_NODES`; a number where the policy has no name. */
function policy(c: CType): CustomKind<string | Word> {
  return custom<string | Word>({
    name: 'mempolicy',
    c,
    decode(frame, pos) {
      const { arch } = frame.abi;
      const value = readerOf(c, frame.abi)(frame.view, pos);
      const bits = toUnsigned64(value);
      const mode = mempolicyModes.nameOf(toWord(bits & ~MODE_FLAGS), arch);
      if (mode === undefined) return value;
      return [mode, ...mempolicyModeFlags.decompose(toWord(bits & MODE_FLAGS), arch).names].join('|');
    },
    show(value) {
      if (typeof value !== 'string') {
        const plain = (toUnsigned64(value) & MODE_FLAGS) === 0n;
        return plain ? { value, as: modeNumber } : { value: { value }, as: modeFlags };
      }
      const [mode, ...named] = value.split('|');
      if (named.length === 0) return { value: mode, as: modeNumber };
      const number = [...named, mode].reduce((sum, name) => {
        const bits =
          mempolicyModes.valueOf(name as string, 'x86_64') ??
          mempolicyModeFlags.valueOf(name as string, 'x86_64');
        return sum + Number(bits);
      }, 0);
      return meaning(`0x${number.toString(16)}`, value);
    },
  });
}

/** One word of a mask, with all its digits. */
function maskWord(bytes: 4 | 8): CustomKind<Word> {
  const digits = 2 * bytes;
  return custom<Word>({
    name: 'nodemask',
    c: 'ulong',
    decode: (frame, pos) => readerOf('ulong', frame.abi)(frame.view, pos),
    // The prefix counts among the digits, and zero has none.
    show: (word) =>
      Number(word) === 0 ? '0'.repeat(digits) : `0x${word.toString(16).padStart(digits - 2, '0')}`,
  });
}

/** A mask of `maxnode - 1` bits in whole words; the kernel wants one bit more than it looks at. */
function nodeMask(direction: Direction) {
  const words = (bytes: 4 | 8) => {
    const bits = 8 * bytes;
    return union(
      [
        { if: [equals(arg('maxnode'), 1)], kind: address() },
        // Numbers that are too large to be rounded up; those of 32-bit programs are not.
        { if: [{ of: arg('maxnode'), compare: 'ge', value: 2n ** 64n - BigInt(bits - 2) }], kind: address() },
      ],
      list(maskWord(bytes), { of: arg('maxnode'), add: bits - 2, shift: bytes === 8 ? 6 : 5 }, { direction }),
    );
  };
  return byWordSize(words(8), words(4));
}

/** mbind(2). */
export const mbind = syscall('mbind', {
  category: 'memory',
  classes: ['memory'],
  args: {
    addr: address(),
    len: size(),
    mode: policy('ulong'),
    nodemask: nodeMask('in'),
    maxnode: ulong(),
    flags: flags(mbindFlags),
  },
  returns: int(),
  human: 'choose on which nodes {len} of memory lie',
});

/** set_mempolicy(2). */
export const setMempolicy = syscall('set_mempolicy', {
  category: 'memory',
  classes: ['memory'],
  args: { mode: policy('u32'), nodemask: nodeMask('in'), maxnode: ulong() },
  returns: int(),
  human: 'choose on which nodes its memory lies',
});

/** get_mempolicy(2). With MPOL_F_NODE the mode is a node's number; strace shows it as a mode all the same. */
export const getMempolicy = syscall('get_mempolicy', {
  category: 'memory',
  classes: ['memory'],
  args: {
    mode: pointer(oneOf(mempolicyModes), { direction: 'out' }),
    nodemask: nodeMask('out'),
    maxnode: ulong(),
    addr: address(),
    flags: flags(getMempolicyFlags, 'ulong'),
  },
  returns: int(),
  human: 'ask on which nodes its memory is',
});

/** set_mempolicy_home_node(2). */
export const setMempolicyHomeNode = syscall('set_mempolicy_home_node', {
  category: 'memory',
  classes: ['memory'],
  args: { start: address(), len: size(), home_node: ulong(), flags: hex() },
  returns: int(),
  human: 'choose node {home_node} for {len} of memory',
});

/** migrate_pages(2). */
export const migratePages = syscall('migrate_pages', {
  category: 'memory',
  classes: ['memory'],
  args: { pid: pid(), maxnode: ulong(), old_nodes: nodeMask('in'), new_nodes: nodeMask('in') },
  returns: int('long'),
  human: 'move the memory of {pid} to other nodes',
});

const negativeErrno = errno();

/** What became of a page: the node it is on, or a negative error number. */
const pageStatus = custom<number>({
  name: 'page_status',
  c: 's32',
  decode: (frame, pos) => frame.view.getInt32(pos, true),
  show: (value) => (value < 0 ? { value, as: negativeErrno } : String(value)),
});

/** move_pages(2). */
export const movePages = syscall('move_pages', {
  category: 'memory',
  classes: ['memory'],
  args: {
    pid: pid(),
    count: ulong(),
    pages: list(address(), arg('count')),
    nodes: list(int(), arg('count')),
    status: list(pageStatus, arg('count'), { direction: 'out' }),
    flags: flags(movePagesFlags),
  },
  returns: int('long'),
  human: 'move {count:page} of memory of {pid} to other nodes, or ~ask where they are',
});
