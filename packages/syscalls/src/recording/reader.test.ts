import { describe, expect, it } from 'vitest';
import { RECORD_VERSION } from '../records/layout.js';
import { catalog } from '../table.js';
import { RECORDING_MAGIC, RECORDING_VERSION } from './format.js';
import { Recording } from './reader.js';

const metadata = {
  recordVersion: RECORD_VERSION,
  arch: 'x86_64',
  hstrace: '0.0.0',
  clockOffset: '0',
  started: '2026-01-01T00:00:00.000Z',
  command: ['true'],
  workingDirectory: '/',
  stringLimit: 4096,
};

/** An empty recording in pieces of so many bytes, and whether its reader has let go of it. */
function recording(text = JSON.stringify(metadata), piece = 7) {
  const body = new TextEncoder().encode(text);
  const bytes = new Uint8Array(12 + body.length + 12);
  bytes.set([...RECORDING_MAGIC, RECORDING_VERSION]);
  new DataView(bytes.buffer).setUint32(8, body.length, true);
  bytes.set(body, 12);
  const source = { closed: 0 };
  async function* pieces(): AsyncGenerator<Uint8Array> {
    try {
      for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
    } finally {
      source.closed++;
    }
  }
  return { source, pieces: pieces() };
}

describe('a recording', () => {
  it('is read once', async () => {
    const { pieces, source } = recording();
    const opened = await Recording.open(pieces, catalog);
    expect(opened.metadata.command).toEqual(['true']);
    for await (const _event of opened);
    expect(source.closed).toBe(1);
    expect(opened.damaged).toBe(false);
    await expect(opened.events().next()).rejects.toMatchObject({
      name: 'RecordingError',
      code: 'ALREADY_READ',
    });
    expect(opened.damaged).toBe(false);
  });

  it('is closed where nobody reads it', async () => {
    const { pieces, source } = recording();
    {
      await using opened = await Recording.open(pieces, catalog);
      expect(opened.damaged).toBe(false);
    }
    expect(source.closed).toBe(1);
    const other = recording();
    const closed = await Recording.open(other.pieces, catalog);
    await closed.close();
    await closed.close();
    await expect(closed.syscalls().next()).rejects.toMatchObject({ code: 'ALREADY_READ' });
  });

  it('lets go of what is none', async () => {
    const { pieces, source } = recording('{}');
    await expect(Recording.open(pieces, catalog)).rejects.toMatchObject({ code: 'NOT_A_RECORDING' });
    expect(source.closed).toBe(1);
  });
});
