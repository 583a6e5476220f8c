import { custom } from '../model/custom.js';
import { hex, int } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { out, unlessZero } from './shapes.js';

/** Microseconds, with the seconds in a comment. */
const microseconds = custom<number>({
  name: 'microseconds',
  c: 'u32',
  decode: ({ view }, pos, end) => (pos + 4 <= end ? view.getUint32(pos, true) : 0),
  show: (value) => (value === 0 ? '0' : `${value} /* ${(value / 1_000_000).toFixed(6)} s */`),
});

/** Requests of epoll instances (ioctl_eventpoll(2)) and inotify. */
export const eventRequests = defineRequests(() => {
  const parameters = struct('epoll_params', {
    busy_poll_usecs: microseconds,
    busy_poll_budget: int('u16'),
    prefer_busy_poll: hex('u8'),
    __pad: unlessZero(hex('u8')),
  });
  return {
    EPIOCSPARAMS: pointer(parameters),
    EPIOCGPARAMS: out(parameters),
    INOTIFY_IOC_SETNEXTWD: int(),
  };
});
