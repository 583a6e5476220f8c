import { custom } from '../model/custom.js';
import { int } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { field } from '../model/ref.js';
import { struct } from '../model/struct.js';
import { defineRequests } from './family.js';
import { followingBytes } from './following.js';
import { number, numberOut } from './shapes.js';

/** A length that is shown as the signed number it is declared as. */
const signedLength = custom<number>({
  name: 'length',
  c: 'u32',
  decode: ({ view }, pos, end) => (pos + 4 <= end ? view.getInt32(pos, true) : 0),
  show: String,
});

/** Requests of the random number generator (random(4)). */
export const randomRequests = defineRequests(() => ({
  RNDADDENTROPY: pointer(
    struct('rand_pool_info', {
      entropy_count: int(),
      buf_size: signedLength,
      buf: followingBytes(field('buf_size'), 8),
    }),
  ),
  RNDADDTOENTCNT: number(),
  RNDGETENTCNT: numberOut(),
  RNDZAPENTCNT: null,
  RNDCLEARPOOL: null,
  RNDRESEEDCRNG: null,
}));
