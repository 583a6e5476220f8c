import { union } from '../model/branch.js';
import { address, int, long, uint } from '../model/integers.js';
import { list, pointer } from '../model/pointer.js';
import { arg, result } from '../model/ref.js';
import { syscall } from '../model/syscall.js';
import { iocb, iocbHeader, ioEvent } from '../structs/iocb.js';
import { sigsetArgument } from '../structs/sigset-argument.js';
import { timespec, timespec64 } from '../structs/time.js';

/** io_setup(2). */
export const io_setup = syscall('io_setup', {
  category: 'descriptor',
  classes: ['memory'],
  args: { nr_events: uint(), ctx_idp: pointer(address(), { direction: 'out' }) },
  returns: int(),
  human: 'set up {nr_events:operation} of input and output at a time',
});

/** io_destroy(2). */
export const io_destroy = syscall('io_destroy', {
  category: 'descriptor',
  classes: ['memory'],
  args: { ctx_id: address() },
  returns: int(),
  human: 'end asynchronous input and output',
});

/** io_submit(2). */
export const io_submit = syscall('io_submit', {
  category: 'descriptor',
  args: {
    ctx_id: address(),
    nr: long(),
    iocbpp: union(
      [{ if: [{ of: arg('nr'), compare: 'lt', value: 0 }], kind: address() }],
      list(pointer(iocb), arg('nr')),
    ),
  },
  returns: long(),
  human: 'begin {nr:operation} of input and output',
});

/** io_cancel(2). */
export const io_cancel = syscall('io_cancel', {
  category: 'descriptor',
  args: { ctx_id: address(), iocb: pointer(iocbHeader), result: pointer(ioEvent, { direction: 'out' }) },
  returns: int(),
  human: 'cancel an operation of input and output',
});

/** The operations that have ended: as many as the result says. */
const ended = list(ioEvent, result, { direction: 'out' });
const waiting = { ctx_id: address(), min_nr: long(), nr: long(), events: ended };

/** io_getevents(2). */
export const io_getevents = syscall('io_getevents', {
  category: 'descriptor',
  args: { ...waiting, timeout: pointer(timespec, { always: true }) },
  returns: long(),
  human: 'wait until {min_nr:operation} of input and output ended[: {result} have]',
});

/** io_pgetevents(2). */
export const io_pgetevents = syscall('io_pgetevents', {
  category: 'descriptor',
  args: {
    ...waiting,
    timeout: pointer(timespec, { always: true }),
    usig: pointer(sigsetArgument, { always: true }),
  },
  returns: long(),
  strace: { argNames: { usig: 'sig' } },
  human: 'wait until {min_nr:operation} of input and output ended[: {result} have]',
});

/** io_pgetevents_time64: io_pgetevents(2) of 32-bit programs whose times go beyond 2038. */
export const io_pgetevents_time64 = syscall('io_pgetevents_time64', {
  category: 'descriptor',
  args: {
    ...waiting,
    timeout: pointer(timespec64, { always: true }),
    usig: pointer(sigsetArgument, { always: true }),
  },
  returns: long(),
  human: 'wait until {min_nr:operation} of input and output ended[: {result} have]',
});
