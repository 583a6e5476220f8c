import { clockPinFunctions, clockPulseFlags, clockStampFlags } from '../constants/ioctl-gadgets.gen.js';
import { clockIds } from '../constants/time.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { custom, decodeInside } from '../model/custom.js';
import { when } from '../model/decorate.js';
import { flags, hex, int, oneOf, s64, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { field, hasBits, lacksBits } from '../model/ref.js';
import type { Scope } from '../model/scope.js';
import { chars } from '../model/strings.js';
import { padding, struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { commented, exchange, out, reservedWords, unlessZero } from './shapes.js';

const SAMPLES = 25;
const PIN_NAME = 64;
const DUTY_CYCLE = 2;
const PHASE = 4;

/** A number of nanoseconds, with seconds in a comment. */
const nanoseconds = custom<number>({
  name: 'nanoseconds',
  c: 's32',
  decode: ({ view }, pos) => view.getInt32(pos, true),
  show: (value) => {
    const plain: Notation = { value, as: int() };
    if (value === 0) return plain;
    const whole = Math.floor(Math.abs(value) / 1e9);
    const rest = String(Math.abs(value) % 1e9).padStart(9, '0');
    return commented(plain, `${value < 0 ? '-' : ''}${whole}.${rest} s`);
  },
});

/** Requests of clocks that are synchronised over a network (linux/ptp_clock.h). */
export const preciseClockRequests = defineRequests(() => {
  const span = struct(
    'ptp_clock_time',
    { sec: s64(), nsec: uint(), reserved: unlessZero(hex('u32')) },
    { bytes: 16 },
  );
  /** A point in time, with its date. */
  const time = custom<{ readonly sec: number | bigint; readonly nsec: number }>({
    name: 'ptp_clock_time',
    bytes: 16,
    align: 8,
    decode: (frame, pos, end, memory) => decodeInside(span, frame, memory, pos, end),
    show: (value) => ({
      parts: [
        { value, as: span },
        { date: value.sec, nanoseconds: value.nsec },
      ],
    }),
  });
  const pin = { name: chars(PIN_NAME), index: uint(), func: oneOf(clockPinFunctions), chan: uint() };
  const capabilities = out(
    struct('ptp_clock_caps', {
      max_adj: int(),
      n_alarm: int(),
      n_ext_ts: int(),
      n_per_out: int(),
      pps: int(),
      n_pins: int(),
      cross_timestamping: int(),
      adjust_phase: int(),
      max_phase_adj: nanoseconds,
      rsv: reservedWords(11, 'u32'),
    }),
  );
  const stamps = { index: uint(), flags: flags(clockStampFlags) };
  const pulse = {
    start: union(
      [{ if: [hasBits(field('flags'), PHASE)], kind: struct('', { phase: span }) }],
      struct('', { start: time }),
      { flat: true },
    ),
    period: span,
    index: uint(),
    flags: flags(clockPulseFlags),
    on: when([hasBits(field('flags'), DUTY_CYCLE)], span),
  };
  const room = array(time, 2 * SAMPLES + 1);
  /** A time of the system before each one of the clock, and one after the last. */
  const samples: typeof room = {
    ...room,
    compile(scope: Scope, offset: number) {
      const count = scope.lengthReader(field('n_samples'));
      const decode = room.compile(scope, offset);
      return (frame, memory, base, end, up) => {
        const given = Math.min(Number(count(frame, memory, base, up) ?? 0), SAMPLES);
        return decode(frame, memory, base, end, up)?.slice(0, 2 * given + 1);
      };
    },
  };
  const offsets = struct('ptp_sys_offset', {
    n_samples: uint(),
    rsv: reservedWords(3, 'u32'),
    ts: samples,
  });
  const extended = struct('ptp_sys_offset_extended', {
    n_samples: uint(),
    clockid: oneOf(clockIds, 's32'),
    rsv: reservedWords(2, 'u32'),
    ts: array(array(time, 3), SAMPLES, field('n_samples')),
  });
  const precise = out(
    struct('ptp_sys_offset_precise', {
      device: time,
      sys_realtime: time,
      sys_monoraw: span,
      rsv: reservedWords(4, 'u32'),
    }),
  );
  const getOffset = exchange(offsets, { out: ['ts'] });
  const getExtended = exchange(extended, { out: ['ts'] });
  const pinOrder = ['index', 'func', 'chan'] as const;
  return {
    PTP_CLOCK_GETCAPS: capabilities,
    PTP_CLOCK_GETCAPS2: capabilities,
    PTP_EXTTS_REQUEST: pointer(struct('ptp_extts_request', { ...stamps, rsv: padding(8, 4) })),
    PTP_EXTTS_REQUEST2: pointer(struct('ptp_extts_request', { ...stamps, rsv: reservedWords(2, 'u32') })),
    PTP_PEROUT_REQUEST: pointer(struct('ptp_perout_request', { ...pulse, room: padding(0) })),
    PTP_PEROUT_REQUEST2: pointer(
      struct(
        'ptp_perout_request',
        { ...pulse, rsv: when([lacksBits(field('flags'), DUTY_CYCLE)], reservedWords(4, 'u32')) },
        { at: { rsv: 40 } },
      ),
    ),
    PTP_ENABLE_PPS: hex(),
    PTP_ENABLE_PPS2: hex(),
    PTP_SYS_OFFSET: getOffset,
    PTP_SYS_OFFSET2: getOffset,
    PTP_PIN_GETFUNC: exchange(
      struct('ptp_pin_desc', { ...pin, rsv: padding(20, 4) }, { order: ['index', 'name', 'func', 'chan'] }),
      { out: ['name', 'func', 'chan'] },
    ),
    PTP_PIN_GETFUNC2: exchange(
      struct(
        'ptp_pin_desc',
        { ...pin, rsv: reservedWords(5, 'u32') },
        { order: ['index', 'rsv', 'name', 'func', 'chan'] },
      ),
      { out: ['name', 'func', 'chan'] },
    ),
    PTP_PIN_SETFUNC: pointer(struct('ptp_pin_desc', { ...pin, rsv: padding(20, 4) }, { order: pinOrder })),
    PTP_PIN_SETFUNC2: pointer(
      struct('ptp_pin_desc', { ...pin, rsv: reservedWords(5, 'u32') }, { order: [...pinOrder, 'rsv'] }),
    ),
    PTP_SYS_OFFSET_PRECISE: precise,
    PTP_SYS_OFFSET_PRECISE2: precise,
    PTP_SYS_OFFSET_EXTENDED: getExtended,
    PTP_SYS_OFFSET_EXTENDED2: getExtended,
  };
});
