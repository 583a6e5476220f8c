import type { Sweep } from '../sweep.js';
import { commandCalls } from './commands.js';
import { everyCall } from './generic.js';
import { ioctls } from './ioctls.js';
import { socketAddresses, socketMessages, socketOptions } from './sockets.js';

const letters = 'abcdefghijklmnopqrstuvwxyz_';

/** The groups of calls, by name. */
export const groups: Readonly<Record<string, (sweep: Sweep) => void>> = {
  all: (sweep) => everyCall(sweep, () => true),
  ...Object.fromEntries(
    [...letters].map((letter) => [
      `every-${letter}`,
      (sweep: Sweep): void => everyCall(sweep, (name) => name.startsWith(letter)),
    ]),
  ),
  ...Object.fromEntries(
    [...letters].map((letter) => [
      `command-${letter}`,
      (sweep: Sweep): void => commandCalls(sweep, (name) => name.startsWith(letter)),
    ]),
  ),
  ioctl: ioctls,
  'socket-options': socketOptions,
  'socket-addresses': socketAddresses,
  'socket-messages': socketMessages,
};
