import { cases, type HumanText } from '../model/syscall.js';

const lock: HumanText = {
  on: 'lock.l_type',
  cases: {
    F_UNLCK: 'give up its lock on {fd}',
    F_RDLCK: 'lock {fd} against changes by others',
    F_WRLCK: 'lock {fd} for itself alone',
  },
  otherwise: 'lock a part of {fd}',
};
const waitingLock: HumanText = {
  on: 'lock.l_type',
  cases: {
    F_UNLCK: 'give up its lock on {fd}',
    F_RDLCK: 'wait until it may lock {fd} against changes by others',
    F_WRLCK: 'wait until it may lock {fd} for itself alone',
  },
  otherwise: 'wait until it may lock a part of {fd}',
};

/** fcntl(2), by command. */
export const fcntlWords: HumanText = {
  on: 'cmd',
  cases: {
    ...cases(['F_DUPFD', 'F_DUPFD_CLOEXEC'], 'duplicate {fd}[ as descriptor {result:number}]'),
    F_DUPFD_QUERY: 'ask whether {fd} and {other} are one and the same',
    F_GETFD: 'ask whether {fd} is closed when another program is run',
    F_SETFD: {
      on: 'flags',
      cases: { FD_CLOEXEC: 'have {fd} closed when another program is run' },
      otherwise: 'keep {fd} open when another program is run',
    },
    F_GETFL: 'ask how {fd} is opened',
    F_SETFL: {
      on: 'flags',
      cases: { O_NONBLOCK: 'let calls on {fd} return at once rather than wait' },
      otherwise: 'change how {fd} is used: {flags}',
    },
    F_GETOWN: 'ask who is told by a signal about {fd}[: {result}]',
    F_SETOWN: 'have {owner} told by a signal about {fd}',
    F_GETOWN_EX: 'ask who is told by a signal about {fd}',
    F_SETOWN_EX: 'choose who is told by a signal about {fd}',
    F_GETSIG: 'ask which signal tells about {fd}',
    F_SETSIG: 'have {signal} tell about {fd}',
    F_GETPIPE_SZ: 'ask how much {fd} can hold[: {result:bytes}]',
    F_SETPIPE_SZ: 'let {fd} hold {size:bytes}',
    ...cases(['F_SETLK', 'F_SETLK64', 'F_OFD_SETLK'], lock),
    ...cases(['F_SETLKW', 'F_SETLKW64', 'F_OFD_SETLKW'], waitingLock),
    ...cases(['F_GETLK', 'F_GETLK64', 'F_OFD_GETLK'], 'ask whether {fd} could be locked'),
    F_GETLEASE: 'ask whether it is told before others open {fd}',
    F_SETLEASE: {
      on: 'lease',
      cases: { F_UNLCK: 'stop being told before others open {fd}' },
      otherwise: 'ask to be told before others open {fd}',
    },
    F_NOTIFY: 'ask to be told of changes in {fd}: {events}',
    F_GET_SEALS: 'ask what is forbidden for ever on {fd}',
    F_ADD_SEALS: 'forbid for ever on {fd}: {seals}',
    ...cases(['F_GET_RW_HINT', 'F_GET_FILE_RW_HINT'], 'ask how long the data of {fd} should live'),
    ...cases(['F_SET_RW_HINT', 'F_SET_FILE_RW_HINT'], 'hint how long the data of {fd} will live'),
    F_GETOWNER_UIDS: 'ask which users own {fd}',
    F_SETDELEG: 'ask to be told before others change {fd}',
    F_GETDELEG: 'ask whether it is told before others change {fd}',
  },
  otherwise: 'give {fd} the command {cmd:name}',
};
