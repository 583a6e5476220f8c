import { blockRequests } from './block.js';
import { btrfsRequests } from './btrfs.js';
import { consoleRequests } from './console.js';
import { counterRequests, infraredRequests, trustedRequests } from './counters.js';
import { mapperRequests } from './device-mapper.js';
import { diskRequests } from './disks.js';
import { eventRequests } from './events.js';
import type { ArgumentOf, RequestMaker, Requests } from './family.js';
import { fileRequests } from './files.js';
import { flashRequests } from './flash.js';
import { inputArgument, inputRequests } from './input.js';
import { lineRequests } from './lines.js';
import { loopRequests } from './loop.js';
import { machineRequests } from './machines.js';
import { namespaceRequests, pidfdArgument, pidfdRequests } from './namespaces.js';
import { nbdRequests } from './nbd.js';
import { perfRequests } from './perf.js';
import { preciseClockRequests } from './precise-clocks.js';
import { randomRequests } from './random.js';
import { clockRequests } from './rtc.js';
import { scsiRequests } from './scsi.js';
import { seccompRequests } from './seccomp.js';
import { socketRequests } from './sockets.js';
import { terminalRequests } from './terminals.js';
import { userfaultRequests } from './userfault.js';
import { videoRequests } from './video.js';
import { volumeRequests } from './volumes.js';
import { watchdogRequests } from './watchdog.js';

/** Families by the type of their requests. */
export const families: Readonly<Record<number, readonly RequestMaker<Requests>[]>> = {
  3: [diskRequests],
  18: [blockRequests],
  21: [fileRequests],
  33: [seccompRequests],
  34: [scsiRequests],
  36: [perfRequests],
  61: [preciseClockRequests],
  62: [counterRequests],
  69: [inputRequests],
  73: [eventRequests],
  75: [consoleRequests],
  76: [loopRequests],
  77: [flashRequests],
  79: [volumeRequests],
  82: [randomRequests],
  84: [terminalRequests],
  86: [videoRequests],
  87: [watchdogRequests],
  88: [fileRequests],
  102: [fileRequests],
  105: [infraredRequests],
  111: [volumeRequests],
  112: [clockRequests],
  137: [socketRequests],
  138: [eventRequests],
  148: [btrfsRequests, fileRequests],
  164: [trustedRequests],
  170: [userfaultRequests],
  171: [nbdRequests],
  174: [machineRequests],
  180: [lineRequests],
  183: [namespaceRequests],
  253: [mapperRequests],
  255: [pidfdRequests],
};

/** What is known of arguments beyond the names of requests, by type. */
export const byCode: Readonly<Record<number, ArgumentOf>> = {
  69: inputArgument,
  255: pidfdArgument,
};
