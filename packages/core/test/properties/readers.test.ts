import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SyscallCall, type TraceEvent } from '@hstrace/syscalls';
import { RecordingError } from '@hstrace/syscalls/recording';
import { RecordReader } from '@hstrace/syscalls/records';
import { catalog } from '@hstrace/syscalls/table';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecording } from '../../src/recording/open.js';
import { record } from '../../src/recording/record.js';

/** A change of bytes: one is replaced, some are cut out, put in, or the end is cut off. */
interface Change {
  readonly what: 'replace' | 'word' | 'remove' | 'insert' | 'cut';
  /** Where, in parts of a million of the length. */
  readonly at: number;
  readonly value: number;
}

const change: fc.Arbitrary<Change> = fc.record({
  what: fc.constantFrom('replace', 'word', 'remove', 'insert', 'cut'),
  at: fc.integer({ min: 0, max: 999_999 }),
  value: fc.oneof(
    fc.constantFrom(0, 1, 0xff, 0xffff, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff, 0xffff_fff9),
    fc.nat(64),
  ),
});

function changed(bytes: Uint8Array, changes: readonly Change[]): Uint8Array {
  let now = Uint8Array.from(bytes);
  for (const { what, at, value } of changes) {
    const pos = Math.floor((at / 1_000_000) * now.length);
    const piece = Math.min(value, 64);
    if (what === 'replace' && pos < now.length) now[pos] = value;
    else if (what === 'word' && pos + 8 <= now.length)
      new DataView(now.buffer).setUint32(pos & ~3, value, true);
    else if (what === 'remove')
      now = Uint8Array.from([...now.subarray(0, pos), ...now.subarray(pos + piece)]);
    else if (what === 'insert')
      now = Uint8Array.from([...now.subarray(0, pos), ...new Uint8Array(piece), ...now.subarray(pos)]);
    else if (what === 'cut') now = now.slice(0, pos);
  }
  return now;
}

/** Looks at all there is of an event. */
function look(event: TraceEvent): void {
  if (!(event instanceof SyscallCall)) return;
  void event.args;
  void event.extras;
  void event.result;
  void event.duration;
  void event.risk;
  event.descriptor(3);
}

let folder: string;
let original: Uint8Array;
let batches: Uint8Array[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hstrace-readers-'));
  const path = join(folder, 'run.hst');
  await record(path, '/bin/sh', ['-c', 'ls /etc/passwd; (echo a | cat) > /dev/null; kill -USR1 $$'], {
    stdio: 'ignore',
  });
  original = readFileSync(path);
  batches = [];
  for await (const batch of (await openRecording(path)).batches()) batches.push(batch);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the reader of records', () => {
  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000, size: 'max' }), (bytes) => {
        for (const event of new RecordReader(catalog).read(bytes)) look(event);
      }),
      { numRuns: 200 },
    );
  });

  it('takes any bytes in records that begin well', () => {
    const one = fc.record({
      type: fc.integer({ min: 0, max: 17 }),
      body: fc.uint8Array({ maxLength: 300, size: 'max' }),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (records) => {
        const parts = records.map(({ type, body }) => {
          const part = new Uint8Array(24 + ((body.length + 7) & ~7));
          part.set(body, 24);
          const view = new DataView(part.buffer);
          view.setUint32(0, part.length, true);
          part[4] = type;
          part[5] = (body[0] ?? 0) % 6;
          part[12] = (body[1] ?? 0) % 3;
          return part;
        });
        for (const event of new RecordReader(catalog).read(Buffer.concat(parts))) look(event);
      }),
      { numRuns: 500 },
    );
  });

  it('takes real records with whatever is changed about them', () => {
    const whole = Buffer.concat(batches).subarray(0, 100_000);
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 6 }), (changes) => {
        const reader = new RecordReader(catalog);
        for (const event of reader.read(changed(whole, changes))) look(event);
        // It goes on with the next batch.
        expect(reader.read(batches[0] as Uint8Array).length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the reader of recordings', () => {
  /** Reads all of it; the code of the error if it is none. */
  async function read(bytes: Uint8Array): Promise<string | number> {
    const path = join(folder, 'changed.hst');
    writeFileSync(path, bytes);
    let events = 0;
    try {
      const recording = await openRecording(path);
      expect(recording.metadata.command.length).toBeGreaterThanOrEqual(0);
      expect(typeof BigInt(recording.metadata.clockOffset)).toBe('bigint');
      for await (const event of recording) {
        look(event);
        events++;
      }
      expect(typeof recording.damaged).toBe('boolean');
    } catch (error) {
      if (!(error instanceof RecordingError)) throw error;
      return error.code;
    }
    return events;
  }

  it('takes any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300, size: 'max' }), async (bytes) => {
        expect(await read(bytes)).toBe('NOT_A_RECORDING');
      }),
      { numRuns: 50 },
    );
  });

  it('takes any metadata', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), fc.boolean(), async (json, versioned) => {
        const text = new TextEncoder().encode(versioned ? `{"recordVersion":1,"hstrace":${json}}` : json);
        const head = original.slice(0, 12);
        new DataView(head.buffer).setUint32(8, text.length, true);
        expect(await read(Buffer.concat([head, text]))).toMatch(/NOT_A_RECORDING|OTHER_VERSION/);
      }),
      { numRuns: 100 },
    );
  });

  it('reads a recording that was cut anywhere up to its last whole block', async () => {
    const all = (await read(original)) as number;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: original.length - 1 }), async (length) => {
        const got = await read(original.subarray(0, length));
        if (typeof got === 'number') expect(got).toBeLessThanOrEqual(all);
        else expect(got).toBe('NOT_A_RECORDING');
      }),
      { numRuns: 60 },
    );
  });

  it('takes a recording with whatever is changed about it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        await read(changed(original, changes));
      }),
      { numRuns: 150 },
    );
  });
});
