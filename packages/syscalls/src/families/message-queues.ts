import { nonblockFlags, openFlags } from '../constants/open.gen.js';
import type { Abi } from '../model/abi.js';
import { when } from '../model/decorate.js';
import { fd, flags, hex, int, long, mode, size, uint } from '../model/integers.js';
import { pointer } from '../model/pointer.js';
import { arg, type Condition, hasBits, result } from '../model/ref.js';
import { buffer, path } from '../model/strings.js';
import { struct } from '../model/struct.js';
import { syscall } from '../model/syscall.js';
import { sigeventPointer } from '../structs/sigevent.js';
import { timespec, timespec64 } from '../structs/time.js';

const common = { category: 'ipc', classes: ['desc'] } as const;

const limits = { mq_maxmsg: long(), mq_msgsize: long(), mq_curmsgs: long() };
/** Four unused words follow. */
const bytes = (abi: Abi): number => 8 * abi.wordSize;
/** `struct mq_attr` of linux/mqueue.h: the flags of a queue that is made come from elsewhere. */
const attributes = struct('mq_attr', { mq_flags: hex(), ...limits }, { bytes });
const attributesWithFlags = struct(
  'mq_attr',
  { mq_flags: flags(nonblockFlags, 'ulong'), ...limits },
  { bytes },
);

const O_CREAT = 0o100;
const creates: Condition = [hasBits(arg('flags'), O_CREAT)];

/** mq_open(2). */
export const mq_open = syscall('mq_open', {
  ...common,
  args: {
    name: path(),
    flags: flags(openFlags),
    mode: when(creates, mode({ c: 'u16' })),
    attr: when(creates, pointer(attributes)),
  },
  returns: fd(),
  human: 'open the message queue {name} {flags}',
});

/** mq_unlink(2). */
export const mq_unlink = syscall('mq_unlink', {
  category: 'ipc',
  args: { name: path() },
  returns: int(),
  strace: { argNames: { name: 'path' } },
  human: 'remove the message queue {name}',
});

const sent = { mqdes: fd(), msg_ptr: buffer(arg('msg_len')), msg_len: size(), msg_prio: uint() };

/** mq_timedsend(2). */
export const mq_timedsend = syscall('mq_timedsend', {
  ...common,
  args: { ...sent, abs_timeout: pointer(timespec) },
  returns: int(),
  human: 'send a message of {msg_len} to {mqdes}',
});

/** mq_timedsend_time64: mq_timedsend(2) of 32-bit programs whose times go beyond 2038. */
export const mq_timedsend_time64 = syscall('mq_timedsend_time64', {
  ...common,
  args: { ...sent, abs_timeout: pointer(timespec64) },
  returns: int(),
  human: 'send a message of {msg_len} to {mqdes}',
});

const received = {
  mqdes: fd(),
  msg_ptr: buffer(result, { direction: 'out' }),
  msg_len: size(),
  msg_prio: pointer(uint(), { direction: 'out' }),
};

/** mq_timedreceive(2). */
export const mq_timedreceive = syscall('mq_timedreceive', {
  ...common,
  args: { ...received, abs_timeout: pointer(timespec, { always: true }) },
  returns: size('long'),
  human: 'take a message[ of {result}] from {mqdes}',
});

/** mq_timedreceive_time64: mq_timedreceive(2) of 32-bit programs whose times go beyond 2038. */
export const mq_timedreceive_time64 = syscall('mq_timedreceive_time64', {
  ...common,
  args: { ...received, abs_timeout: pointer(timespec64, { always: true }) },
  returns: size('long'),
  human: 'take a message[ of {result}] from {mqdes}',
});

/** mq_notify(2). */
export const mq_notify = syscall('mq_notify', {
  ...common,
  args: { mqdes: fd(), sevp: sigeventPointer },
  returns: int(),
  human: 'ask to be told when a message arrives in {mqdes}',
});

/** mq_getsetattr(2). */
export const mq_getsetattr = syscall('mq_getsetattr', {
  ...common,
  args: {
    mqdes: fd(),
    newattr: pointer(attributesWithFlags),
    oldattr: pointer(attributesWithFlags, { direction: 'out' }),
  },
  returns: int(),
  human: {
    on: 'newattr',
    cases: { null: 'ask about the message queue {mqdes}' },
    otherwise: 'change whether calls on the message queue {mqdes} wait',
  },
});
