import {
  forceEffects,
  forceStatus,
  inputAbsoluteAxes,
  inputEventTypes,
  inputKeys,
  inputLeds,
  inputMiscellaneous,
  inputMultitouchAxes,
  inputProperties,
  inputRelativeAxes,
  inputRepeats,
  inputSounds,
  inputSwitches,
} from '../constants/ioctl-input.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { address, count, hex, int, oneOf, uint } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { pointer } from '../model/pointer.js';
import { equals, field, result } from '../model/ref.js';
import { buffer } from '../model/strings.js';
import { padding, struct } from '../model/struct.js';
import { namedBits } from './bitset.js';
import { dataSize, direction, IOC_READ, IOC_WRITE, nr } from './code.js';
import { type ArgumentOf, defineRequests } from './family.js';
import { listed, number, out } from './shapes.js';

/** Requests of input devices (linux/input.h) without parameters. */
export const inputRequests = defineRequests(() => {
  const pair = array(uint(), 2);
  const keyCode = struct('', { scancode: uint(), keycode: oneOf(inputKeys) });
  const entry = struct(
    'input_keymap_entry',
    {
      flags: int('u8'),
      len: int('u8'),
      index: int('u16'),
      keycode: oneOf(inputKeys),
      scancode: array(hex('u8'), 32),
    },
    { brief: ['flags', 'len'] },
  );
  return {
    EVIOCGVERSION: out(hex('u32')),
    EVIOCGEFFECTS: out(uint()),
    EVIOCGID: out(
      struct('input_id', {
        bustype: int('u16'),
        vendor: int('u16'),
        product: int('u16'),
        version: int('u16'),
      }),
    ),
    EVIOCGREP: out(pair),
    EVIOCSREP: pointer(pair),
    EVIOCGKEYCODE: out(listed(keyCode)),
    EVIOCSKEYCODE: pointer(listed(keyCode)),
    EVIOCGKEYCODE_V2: out(entry),
    EVIOCSKEYCODE_V2: pointer(entry),
    EVIOCSFF: pointer(forceEffect()),
    EVIOCRMFF: int(),
    EVIOCGRAB: count('ulong'),
    EVIOCREVOKE: count('ulong'),
    EVIOCSCLOCKID: number('u32'),
    EVIOCGMASK: address(),
    EVIOCSMASK: address(),
  };
});

/** `struct ff_effect`: what it has depends on its type. */
function forceEffect() {
  const envelope = struct('ff_envelope', {
    attack_length: int('u16'),
    attack_level: int('u16'),
    fade_length: int('u16'),
    fade_level: hex('u16'),
  });
  const isType = (value: number) => [equals(field('type'), value)];
  const named = (name: string, kind: AnyKind) => struct('', { [name]: kind });
  const rumble = struct('ff_rumble_effect', { strong_magnitude: int('u16'), weak_magnitude: int('u16') });
  const periodic = struct('ff_periodic_effect', {
    waveform: int('u16'),
    period: int('u16'),
    magnitude: int('s16'),
    offset: int('s16'),
    phase: int('u16'),
    envelope,
    custom_len: uint(),
    custom_data: address(),
  });
  const constant = struct('ff_constant_effect', { level: int('s16'), envelope });
  const ramp = struct('ff_ramp_effect', { start_level: int('s16'), end_level: int('s16'), envelope });
  return struct(
    'ff_effect',
    {
      type: oneOf(forceEffects, 'u16'),
      id: int('s16'),
      direction: int('u16'),
      trigger: struct('ff_trigger', { button: int('u16'), interval: int('u16') }),
      replay: struct('ff_replay', { length: int('u16'), delay: int('u16') }),
      u: union(
        [
          { if: isType(0x50), kind: named('rumble', rumble) },
          { if: isType(0x51), kind: named('periodic', periodic) },
          { if: isType(0x52), kind: named('constant', constant) },
          { if: isType(0x57), kind: named('ramp', ramp) },
        ],
        padding(0),
        { flat: true },
      ),
    },
    { brief: ['type', 'id', 'direction'] },
  );
}

const absolute = (bytes: number, way: 'in' | 'out'): AnyKind | undefined => {
  if (bytes < 20) return undefined;
  const members = { value: uint(), minimum: uint(), maximum: uint(), fuzz: uint(), flat: uint() };
  const known = bytes >= 24 ? { ...members, resolution: uint() } : members;
  const kind = struct('input_absinfo', known, { brief: ['value', 'minimum'] });
  return pointer(kind, { direction: way });
};

const slots = (bytes: number): AnyKind => {
  const values = Math.floor(bytes / 4);
  if (values === 0) return shownAtExit;
  const kind = struct('input_mt_request_layout', { code: oneOf(inputMultitouchAxes), values: array(int()) });
  return pointer(kind, { direction: 'out', size: values * 4 });
};

/** Sets by the type of the events, with the number of bits that mean something. */
const bitsOfType = (type: number): AnyKind => {
  switch (type) {
    case 0:
      return namedBits(inputEventTypes, 0x1f);
    case 1:
      return namedBits(inputKeys, 0x2ff);
    case 2:
      return namedBits(inputRelativeAxes, 0xf);
    case 3:
      return namedBits(inputAbsoluteAxes, 0x3f);
    case 4:
      return namedBits(inputMiscellaneous, 7);
    case 5:
      return namedBits(inputSwitches, 0x11);
    case 0x11:
      return namedBits(inputLeds, 0xf);
    case 0x12:
      return namedBits(inputSounds, 7);
    case 0x14:
      return namedBits(inputRepeats, 1);
    case 0x15:
      return namedBits(forceEffects, 0x7f);
    case 0x16:
      return out(int());
    case 0x17:
      return namedBits(forceStatus, 1);
    default:
      return shownAtExit;
  }
};

/** An address that strace shows when the call ends. */
const shownAtExit: AnyKind = { ...address(), phase: 'exit' };

/** The arguments of requests with parameters, and of those that are not known. */
export const inputArgument: ArgumentOf = (code) => {
  const number = nr(code);
  if (direction(code) === IOC_WRITE) return number >= 0xc0 ? absolute(dataSize(code), 'in') : address();
  if (direction(code) !== IOC_READ) return undefined;
  if (number >= 0x20 && number < 0x40) return bitsOfType(number - 0x20);
  if (number >= 0x40 && number < 0x80) return absolute(dataSize(code), 'out') ?? shownAtExit;
  switch (number) {
    case 6:
    case 7:
    case 8:
      return buffer(result, { direction: 'out' });
    case 9:
      return namedBits(inputProperties, 0x1f);
    case 10:
      return slots(dataSize(code));
    case 24:
      return namedBits(inputKeys, 0x2ff);
    case 25:
      return namedBits(inputLeds, 0xf);
    case 26:
      return namedBits(inputSounds, 7);
    case 27:
      return namedBits(inputSwitches, 0x11);
    default:
      return shownAtExit;
  }
};
