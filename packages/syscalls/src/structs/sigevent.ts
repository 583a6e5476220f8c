import { sigeventNotify } from '../constants/signal.gen.js';
import { byWordSize } from '../model/by-word-size.js';
import { type CustomKind, custom } from '../model/custom.js';
import { address, int, oneOf, pid, signal, uint } from '../model/integers.js';
import type { Notation } from '../model/notation.js';
import { pointer as pointerTo } from '../model/pointer.js';
import { RecordedBytes } from './recorded-bytes.js';

const SIGEV_SIGNAL = 0;
const SIGEV_THREAD = 2;
const SIGEV_THREAD_ID = 4;
const BYTES = 64;

/** `sigevent_t`: how a timer, a message queue or an asynchronous operation makes itself heard. */
export interface Sigevent {
  /** The value that is passed on, read as a number and as a pointer; absent where it is null. */
  readonly sigev_value?: { readonly sival_int: number; readonly sival_ptr: bigint };
  readonly sigev_signo: number;
  readonly sigev_notify: string | number | bigint;
  readonly sigev_notify_thread_id?: number;
  readonly sigev_notify_function?: bigint;
  readonly sigev_notify_attributes?: bigint;
}

const sigevNotify = oneOf(sigeventNotify);
const signalNumber = signal();
const plain = uint();
const number = int();
const pointer = address();
const thread = pid('bare');

/** `struct sigevent` of asm-generic/siginfo.h. */
export const sigevent: CustomKind<Sigevent> = custom<Sigevent>({
  name: 'sigevent',
  bytes: BYTES,
  align: 4,
  decode(frame, pos, end) {
    const bytes = new RecordedBytes(frame, pos, end);
    const { word } = bytes;
    const value = bytes.pointer(0);
    const notify = bytes.s32(word + 4);
    const how = word + 8;
    return {
      ...(value !== 0n && { sigev_value: { sival_int: bytes.s32(0), sival_ptr: value } }),
      sigev_signo: bytes.s32(word),
      sigev_notify: sigeventNotify.nameOf(notify, bytes.arch) ?? notify >>> 0,
      ...(notify === SIGEV_THREAD_ID && { sigev_notify_thread_id: bytes.s32(how) }),
      ...(notify === SIGEV_THREAD && {
        sigev_notify_function: bytes.pointer(how),
        sigev_notify_attributes: bytes.pointer(how + word),
      }),
    };
  },
  show(event): Notation {
    const notify =
      typeof event.sigev_notify === 'string'
        ? Number(sigeventNotify.valueOf(event.sigev_notify, 'x86_64'))
        : event.sigev_notify;
    const signals = notify === SIGEV_SIGNAL || notify === SIGEV_THREAD || notify === SIGEV_THREAD_ID;
    const members: [string, Notation][] = [];
    if (event.sigev_value !== undefined) {
      const { sival_int, sival_ptr } = event.sigev_value;
      members.push([
        'sigev_value',
        {
          members: [
            ['sival_int', { value: sival_int, as: number }],
            ['sival_ptr', { value: sival_ptr, as: pointer }],
          ],
        },
      ]);
    }
    members.push([
      'sigev_signo',
      signals
        ? { value: event.sigev_signo, as: signalNumber }
        : { value: event.sigev_signo >>> 0, as: plain },
    ]);
    members.push(['sigev_notify', { value: event.sigev_notify, as: sigevNotify }]);
    if (event.sigev_notify_thread_id !== undefined)
      members.push(['sigev_notify_thread_id', { value: event.sigev_notify_thread_id, as: thread }]);
    if (event.sigev_notify_function !== undefined)
      members.push(['sigev_notify_function', { value: event.sigev_notify_function, as: pointer }]);
    if (event.sigev_notify_attributes !== undefined)
      members.push(['sigev_notify_attributes', { value: event.sigev_notify_attributes, as: pointer }]);
    return { members };
  },
});

/** A pointer to it: so much of it has to be readable as all the ways to be told need. */
export const sigeventPointer = byWordSize(
  pointerTo(sigevent, { fragment: 32 }),
  pointerTo(sigevent, { fragment: 20 }),
);
