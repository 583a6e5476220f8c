import { rtcFeatures, rtcParameters, rtcSwitchModes, rtcVoltage } from '../constants/ioctl-devices.gen.js';
import { union } from '../model/branch.js';
import { count, flags, hex, int, long, oneOf, s64, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { equals, field } from '../model/ref.js';
import { padding, struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { out, unlessZero } from './shapes.js';

/** Requests of real-time clocks (rtc(4), linux/rtc.h). */
export const clockRequests = defineRequests(() => {
  const time = struct(
    'rtc_time',
    {
      tm_sec: int(),
      tm_min: int(),
      tm_hour: int(),
      tm_mday: int(),
      tm_mon: int(),
      tm_year: int(),
      tm_wday: int(),
      tm_yday: int(),
      tm_isdst: int(),
    },
    { brief: ['tm_sec', 'tm_min', 'tm_hour', 'tm_mday', 'tm_mon', 'tm_year'] },
  );
  const alarm = struct('rtc_wkalrm', { enabled: int('u8'), pending: int('u8'), time });
  const pll = struct('rtc_pll_info', {
    pll_ctrl: int(),
    pll_value: int(),
    pll_max: int(),
    pll_min: int(),
    pll_posmult: int(),
    pll_negmult: int(),
    pll_clock: long(),
  });
  const isParameter = (value: number) => [equals(field('param'), value)];
  const value = union(
    [
      { if: isParameter(0), kind: struct('', { uvalue: flags(rtcFeatures, 'u64') }) },
      { if: isParameter(1), kind: struct('', { svalue: s64() }) },
      { if: isParameter(2), kind: struct('', { uvalue: oneOf(rtcSwitchModes, 'u64') }) },
    ],
    struct('', { uvalue: hex('u64') }),
    { flat: true },
  );
  const head = { param: oneOf(rtcParameters, 'u64') };
  const tail = { index: uint(), __pad: unlessZero(hex('u32')) };
  const set = struct('rtc_param', { ...head, value, ...tail });
  const asked = struct('rtc_param', { ...head, value: padding(8, 8), ...tail });
  const given = struct(
    'rtc_param',
    { ...tail, value, ...head },
    {
      at: { param: 0, value: 8, index: 16, __pad: 20 },
      order: ['value', '__pad'],
      bytes: 24,
    },
  );
  return {
    RTC_ALM_READ: out(time),
    RTC_RD_TIME: out(time),
    RTC_ALM_SET: pointer(time),
    RTC_SET_TIME: pointer(time),
    RTC_IRQP_READ: out(count('ulong')),
    RTC_EPOCH_READ: out(count('ulong')),
    RTC_IRQP_SET: count('ulong'),
    RTC_EPOCH_SET: count('ulong'),
    RTC_WKALM_RD: out(alarm),
    RTC_WKALM_SET: pointer(alarm),
    RTC_PLL_GET: out(pll),
    RTC_PLL_SET: pointer(pll),
    RTC_PARAM_GET: pointer(asked, { direction: 'inout', after: given, insist: true }),
    RTC_PARAM_SET: pointer(set),
    RTC_VL_READ: out(flags(rtcVoltage)),
    RTC_VL_CLR: null,
    RTC_AIE_ON: null,
    RTC_AIE_OFF: null,
    RTC_UIE_ON: null,
    RTC_UIE_OFF: null,
    RTC_PIE_ON: null,
    RTC_PIE_OFF: null,
    RTC_WIE_ON: null,
    RTC_WIE_OFF: null,
  };
});
