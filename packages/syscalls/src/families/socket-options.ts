import { socketLevels } from '../constants/sockopt.gen.js';
import { fd, int, oneOf } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { syscall } from '../model/syscall.js';
import { askedOption, setOption } from '../sockets/option-names.js';
import { askedOptionValue, setOptionValue } from '../sockets/option-values.js';
import { getSocketOptionWords, setSocketOptionWords } from '../wording/socket-options.js';

/** getsockopt(2). */
export const getsockopt = syscall('getsockopt', {
  category: 'network',
  classes: ['network'],
  args: {
    sockfd: fd(),
    level: oneOf(socketLevels),
    optname: askedOption,
    optval: askedOptionValue,
    optlen: pointer(int(), { direction: 'inout', collapse: true, always: true }),
  },
  returns: int(),
  human: getSocketOptionWords,
});

/** setsockopt(2). */
export const setsockopt = syscall('setsockopt', {
  category: 'network',
  classes: ['network'],
  args: {
    sockfd: fd(),
    level: oneOf(socketLevels),
    optname: setOption,
    optval: setOptionValue,
    optlen: int(),
  },
  returns: int(),
  human: setSocketOptionWords,
});
