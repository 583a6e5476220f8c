import { logLevels, syslogActions } from '../constants/system.gen.js';
import { inStyle } from '../model/decorate.js';
import { address, int, oneOf } from '../model/integers.js';
import { result } from '../model/ref.js';
import { buffer } from '../model/strings.js';
import { cases, syscall } from '../model/syscall.js';
import { syslogWords } from '../wording/system.js';

/** syslog(2). */
export const syslog = syscall('syslog', {
  category: 'system',
  args: { type: inStyle('numbered', oneOf(syslogActions, 's32')) },
  variants: {
    on: 'type',
    cases: {
      ...cases(['SYSLOG_ACTION_READ', 'SYSLOG_ACTION_READ_ALL', 'SYSLOG_ACTION_READ_CLEAR'], {
        bufp: buffer(result, { direction: 'out' }),
        len: int(),
      }),
      ...cases(
        [
          'SYSLOG_ACTION_CLOSE',
          'SYSLOG_ACTION_OPEN',
          'SYSLOG_ACTION_CLEAR',
          'SYSLOG_ACTION_CONSOLE_OFF',
          'SYSLOG_ACTION_CONSOLE_ON',
          'SYSLOG_ACTION_SIZE_UNREAD',
          'SYSLOG_ACTION_SIZE_BUFFER',
        ],
        {},
      ),
      SYSLOG_ACTION_CONSOLE_LEVEL: { bufp: address(), len: inStyle('numbered', oneOf(logLevels, 's32')) },
    },
    otherwise: { bufp: address(), len: int() },
  },
  returns: int(),
  human: syslogWords,
});
