import type { BeginEvent, TraceEvent } from '@hstrace/syscalls';
import { describe, expect, it } from 'vitest';
import { PidNamespaces } from './pid-namespaces.js';

const at = (tid: number): { pid: number; tid: number; time: bigint } => ({ pid: tid, tid, time: 0n });

function begin(tid: number, parent: number, namespace: bigint, ids: readonly number[]): BeginEvent {
  return {
    ...at(tid),
    type: 'begin',
    reason: 'forked',
    parent,
    command: '',
    executable: '',
    namespaceIds: { namespace, ids },
  };
}

/** Ids that no process has. */
const [OUTER, CHILD, NESTED] = [5_000_001, 5_000_002, 5_000_003] as const;

function family(): PidNamespaces {
  const namespaces = new PidNamespaces();
  namespaces.note(begin(OUTER, 1, 7n, [OUTER, 1]));
  namespaces.note(begin(CHILD, OUTER, 7n, [CHILD, 2]));
  namespaces.note(begin(NESTED, CHILD, 8n, [NESTED, 3, 1]));
  return namespaces;
}

describe('process ids of other namespaces', () => {
  it.each([
    [OUTER, 1, OUTER],
    [OUTER, 2, CHILD],
    // What is in a namespace further in has an id in this one, too.
    [CHILD, 3, NESTED],
    [NESTED, 1, NESTED],
    [NESTED, 2, undefined],
    [OUTER, 99, undefined],
    // A thread of which nothing is known is in ours.
    [42, 1, 1],
  ])('thread %i says %i', (tid, pid, ours) => {
    expect(family().translate(tid, pid)).toBe(ours);
  });

  it('are not those of what has ended', () => {
    const namespaces = family();
    const end: TraceEvent = { ...at(CHILD), type: 'exited', code: 0 };
    namespaces.note(end);
    expect(namespaces.translate(OUTER, 2)).toBeUndefined();
  });

  it('are forgotten when many others have ended since', () => {
    const namespaces = family();
    namespaces.note({ ...at(NESTED), type: 'exited', code: 0 });
    for (let tid = 6_000_000; tid < 6_002_000; tid++) {
      namespaces.note(begin(tid, OUTER, 7n, [tid, tid - 5_999_000]));
      namespaces.note({ ...at(tid), type: 'exited', code: 0 });
    }
    // What is not known is in our own namespace.
    expect(namespaces.translate(NESTED, 1)).toBe(1);
    expect(namespaces.translate(OUTER, 2)).toBe(CHILD);
  });
});
