import type { RequestMaker, Requests } from './family.js';
import { socketRequests } from './sockets.js';
import { terminalRequests } from './terminals.js';

/** Families by the type of their requests. */
export const families: Readonly<Record<number, readonly RequestMaker<Requests>[]>> = {
  84: [terminalRequests],
  137: [socketRequests],
};
