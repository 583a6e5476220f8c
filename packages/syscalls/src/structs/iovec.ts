import { address, size } from '../model/integers.js';
import { field } from '../model/ref.js';
import { buffer } from '../model/strings.js';
import { struct } from '../model/struct.js';

/** `struct iovec` of data that the program gives (linux/uio.h). */
export const iovecIn = struct('iovec', { iov_base: buffer(field('iov_len')), iov_len: size() });

/**
 * `struct iovec` of data that the kernel fills in. Which bytes of them it filled is up to the list they are in, see
 * `budget` there.
 */
export const iovecOut = struct('iovec', {
  iov_base: buffer(field('iov_len'), { direction: 'out' }),
  iov_len: size(),
});

/** `struct iovec` of memory that is not looked at. */
export const iovecAddress = struct('iovec', { iov_base: address(), iov_len: size() });
