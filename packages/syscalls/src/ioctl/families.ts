import { blockRequests } from './block.js';
import type { RequestMaker, Requests } from './family.js';
import { fileRequests } from './files.js';
import { socketRequests } from './sockets.js';
import { terminalRequests } from './terminals.js';

/** Families by the type of their requests. */
export const families: Readonly<Record<number, readonly RequestMaker<Requests>[]>> = {
  18: [blockRequests],
  21: [fileRequests],
  84: [terminalRequests],
  88: [fileRequests],
  102: [fileRequests],
  137: [socketRequests],
  148: [fileRequests],
};
