/**
 * Matchers for vitest: `import '@hstrace/core/vitest'` in a test or in a setup file.
 *
 * They judge what was seen, and only that: calls that a filter left out, and operations by io_uring, are not in a
 * trace.
 *
 * @module @hstrace/core/vitest
 */
import type { CallNamed, SyscallName } from '@hstrace/syscalls';
import { expect } from 'vitest';
import { type CallExpectation, matchers, type NetworkExpectation, type PathPattern } from './matchers.js';

expect.extend(matchers as never);

interface TraceMatchers<R> {
  /** No connect and no datagram to an internet address. */
  toMakeNoNetworkConnections(expected?: NetworkExpectation): R;
  /** What is written, made, renamed or deleted lies in one of these folders. */
  toWriteOnlyUnder(...folders: (string | URL)[]): R;
  /** A file is opened, or an attempt is made. */
  toOpen(path: PathPattern): R;
  /** Another program is run. */
  toSpawn(program: PathPattern): R;
  /** The program ended with this exit code. */
  toExitWith(code: number): R;
  /** This call is made: with this error, injected, about this file, so many times. */
  toCall<N extends SyscallName>(name: N, expected?: CallExpectation<CallNamed<N>>): R;
}

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: as vitest declares it
  interface Assertion<T = any> extends TraceMatchers<T> {}
  interface AsymmetricMatchersContaining extends TraceMatchers<unknown> {}
}
