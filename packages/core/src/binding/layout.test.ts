import {
  CapClass,
  layout,
  OpFlag,
  OpKind,
  PLAN_MAGIC,
  PLAN_VERSION,
  Source,
} from '@hstrace/syscalls/records';
import { describe, expect, it } from 'vitest';
import { loadBinding } from './index.js';

/** The numbers of the protocol must be the same on both sides: what TypeScript has is in the engine, with this value. */
describe('the protocol of catalog and engine', () => {
  const engine = loadBinding().layout();

  it.each([
    ['OpKind', OpKind],
    ['Source', Source],
    ['CapClass', CapClass],
    ['OpFlag', OpFlag],
    ['RecordType', layout.RecordType],
    ['RecordFlag', layout.RecordFlag],
    ['NoticeCode', layout.NoticeCode],
    ['BeginFlag', layout.BeginFlag],
    ['Enter', layout.Enter],
    ['Exit', layout.Exit],
    ['Call', layout.Call],
    ['Stack', layout.Stack],
    ['StackFlag', layout.StackFlag],
  ] as const)('%s', (group, numbers) => {
    expect(engine[group]).toMatchObject(numbers);
  });

  it('has one version', () => {
    expect(engine.versions).toMatchObject({
      plan: PLAN_VERSION,
      planMagic: PLAN_MAGIC,
      record: layout.RECORD_VERSION,
    });
    expect(engine.sizes).toMatchObject({ header: layout.HEADER_SIZE });
  });
});
