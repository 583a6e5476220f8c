import { watchdogOptions, watchdogSettings } from '../constants/ioctl-devices.gen.js';
import { flags, hex } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { chars } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { number, numberOut, out } from './shapes.js';

/** Requests of watchdogs (linux/watchdog.h). */
export const watchdogRequests = defineRequests(() => {
  const get = numberOut();
  const set = number();
  return {
    WDIOC_GETSUPPORT: out(
      struct(
        'watchdog_info',
        { options: flags(watchdogOptions), firmware_version: hex('u32'), identity: chars(32) },
        { brief: ['options'] },
      ),
    ),
    WDIOC_SETOPTIONS: pointer(flags(watchdogSettings)),
    WDIOC_GETSTATUS: get,
    WDIOC_GETBOOTSTATUS: get,
    WDIOC_GETTEMP: get,
    WDIOC_GETTIMEOUT: get,
    WDIOC_GETPRETIMEOUT: get,
    WDIOC_GETTIMELEFT: get,
    WDIOC_SETTIMEOUT: set,
    WDIOC_SETPRETIMEOUT: set,
    WDIOC_KEEPALIVE: null,
  };
});
