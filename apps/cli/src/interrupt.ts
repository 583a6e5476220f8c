import { constants } from 'node:os';
import type { Tracer } from '@hstrace/core';
import type { Interruptible } from './options/option.js';

const FATAL = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const;

/**
 * What signals do to hstrace while it traces: they end the tracing, and hstrace dies of them when everything is undone;
 * or they are not heeded.
 *
 * @returns the signal by which tracing was ended, asked for in the end
 */
export function interrupts(when: Interruptible, tracer: Tracer): () => number | undefined {
  let received: number | undefined;
  const heeded = when === 'anywhere' || when === 'waiting';
  for (const name of FATAL) {
    process.on(name, () => {
      if (!heeded || received !== undefined) return;
      received = constants.signals[name];
      void stop(tracer, received);
    });
  }
  if (when === 'never_tstp') process.on('SIGTSTP', () => {});
  return () => received;
}

/** The program that was started gets the signal as well; everything is let go. */
async function stop(tracer: Tracer, signal: number): Promise<void> {
  if (tracer.pid !== undefined) {
    for (const one of [constants.signals.SIGCONT, signal]) {
      try {
        process.kill(tracer.pid, one);
      } catch {
        // It has ended by itself.
      }
    }
  }
  await tracer.stop();
}
