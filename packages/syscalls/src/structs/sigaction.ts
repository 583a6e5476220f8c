import { sigactionFlags, signalHandlers } from '../constants/signal.gen.js';
import { when } from '../model/decorate.js';
import { address, type EnumKind, flags, oneOf } from '../model/integers.js';
import { field, hasBits } from '../model/ref.js';
import { sigmask } from '../model/sets.js';
import { padding, struct } from '../model/struct.js';

const SA_RESTORER = 0x0400_0000;

/** What is done with a signal: the address of a function, `SIG_DFL` or `SIG_IGN`. */
export const signalHandler = (): EnumKind<'SIG_ERR' | 'SIG_DFL' | 'SIG_IGN'> => oneOf(signalHandlers, 'ptr');

const order = ['sa_handler', 'sa_mask', 'sa_flags', 'sa_restorer'] as const;
const restorer = () => when([hasBits(field('sa_flags'), SA_RESTORER)], address());

/** `struct sigaction` as rt_sigaction takes it (asm-generic/signal.h; the C library's is another). */
export const sigaction = struct(
  'sigaction',
  {
    sa_handler: signalHandler(),
    sa_flags: flags(sigactionFlags, 'ulong'),
    sa_restorer: restorer(),
    sa_mask: sigmask(),
    // strace wants as much to be readable as would hold a signal set eight times as large.
    more: padding(56, 1),
  },
  { order },
);

/** `struct old_sigaction` of sigaction(2) on i386: its mask has one word. */
export const oldSigaction = struct(
  'old_sigaction',
  {
    sa_handler: signalHandler(),
    sa_mask: sigmask(4),
    sa_flags: flags(sigactionFlags, 'ulong'),
    sa_restorer: restorer(),
  },
  { order },
);
