import { kexecArchs, kexecFileFlags, kexecFlags } from '../constants/system.gen.js';
import { union } from '../model/branch.js';
import { readerOf } from '../model/ctype.js';
import { type CustomKind, custom } from '../model/custom.js';
import { address, fd, flags, int, oneOf, size, ulong } from '../model/integers.js';
import type { ValueOf } from '../model/kind.js';
import { list } from '../model/pointer.js';
import { arg } from '../model/ref.js';
import { buffer } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { maskWord } from '../model/word.js';
import { Flags } from '../values/flags.js';

/** `struct kexec_segment` of linux/kexec.h. */
const kexecSegment = struct('kexec_segment', {
  buf: address(),
  bufsz: size(),
  mem: address(),
  memsz: size(),
});

/** Most segments that the kernel takes (KEXEC_SEGMENT_MAX). */
const KEXEC_SEGMENT_MAX = 16;
/** The bits of the flags that are an architecture. */
const KEXEC_ARCH_MASK = 0xffff_0000;

const archKind = oneOf(kexecArchs);
const flagsKind = flags(kexecFlags, 'ulong');

/** The flags of kexec_load(2), and the architecture among them. */
export interface KexecFlags {
  readonly arch: ValueOf<typeof archKind>;
  readonly flags: ValueOf<typeof flagsKind>;
}

const archAndFlags: CustomKind<KexecFlags> = custom<KexecFlags>({
  name: 'kexec flags',
  c: 'ulong',
  decode: (frame, pos) => {
    const word = readerOf('ulong', frame.abi)(frame.view, pos);
    const { arch } = frame.abi;
    const number = maskWord(word, KEXEC_ARCH_MASK);
    return {
      arch: kexecArchs.nameOf(number, arch) ?? number,
      flags: new Flags(maskWord(word, 0xffff_ffff_0000_ffffn), kexecFlags, arch),
    };
  },
  show: (both) => {
    const arch = { value: both.arch, as: archKind };
    return both.flags.value === 0 ? arch : { parts: [arch, '|', { value: both.flags, as: flagsKind }] };
  },
});

/** kexec_load(2). */
export const kexecLoad = syscall('kexec_load', {
  category: 'system',
  args: {
    entry: address(),
    nr_segments: ulong(),
    segments: union(
      [
        {
          if: [{ of: arg('nr_segments'), compare: 'ge', value: KEXEC_SEGMENT_MAX + 1 }],
          kind: address(),
        },
      ],
      list(kexecSegment, arg('nr_segments')),
    ),
    flags: archAndFlags,
  },
  returns: int(),
  human: 'load another kernel, to be started in place of this one',
});

/** kexec_file_load(2). */
export const kexecFileLoad = syscall('kexec_file_load', {
  category: 'system',
  classes: ['desc'],
  args: {
    kernel_fd: fd(),
    initrd_fd: fd(),
    cmdline_len: ulong(),
    cmdline: buffer(arg('cmdline_len')),
    flags: flags(kexecFileFlags, 'ulong'),
  },
  returns: int(),
  human: 'load the kernel {kernel_fd}, to be started in place of this one',
});
