import { personalityBits } from '../constants/credentials.gen.js';
import { personalities } from '../constants/process.gen.js';
import type { Arch } from '../model/abi.js';
import { custom } from '../model/custom.js';
import { flags, hex, oneOf } from '../model/integers.js';
import type { ValueOf } from '../model/kind.js';
import type { Notation } from '../model/notation.js';
import { syscall } from '../model/syscall.js';
import { Flags } from '../values/flags.js';

const type = oneOf(personalities);
const bits = flags(personalityBits);
/** The bits of a personality that say which system it is like (PER_MASK). */
const PER_MASK = 0xff;
/** Asks for the personality without changing it. */
const QUERY = 0xffff_ffff;

/** A personality: which system the program was made for, and what else is different for it. */
export interface Personality {
  readonly type: ValueOf<typeof type>;
  readonly flags: ValueOf<typeof bits>;
  readonly value: number;
}

function personalityOf(value: number, arch: Arch): Personality {
  const number = value & PER_MASK;
  return {
    type: personalities.nameOf(number, arch) ?? number,
    flags: new Flags((value & ~PER_MASK) >>> 0, personalityBits, arch),
    value,
  };
}

function showPersonality(one: Personality): Notation {
  if (one.value === QUERY) return { value: one.value, as: hex('u32') };
  const named = { value: one.type, as: type };
  return one.flags.value === 0 ? named : { parts: [named, '|', { value: one.flags, as: bits }] };
}

const personalityKind = custom<Personality>({
  name: 'personality',
  c: 'u32',
  decode: (frame, pos) => personalityOf(frame.view.getUint32(pos, true), frame.abi.arch),
  show: showPersonality,
});

/** personality(2). */
export const personality = syscall('personality', {
  category: 'process',
  args: { persona: personalityKind },
  returns: hex('u32'),
  explain: ({ result, failed, arch }) =>
    failed ? undefined : showPersonality(personalityOf(Number(result) >>> 0, arch)),
  human: 'choose the kind of system that it was made for',
});
