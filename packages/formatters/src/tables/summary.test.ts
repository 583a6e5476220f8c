import { close, openat } from '@hstrace/syscalls';
import { fakeCall } from '@hstrace/syscalls/testing';
import { describe, expect, it } from 'vitest';
import { Histogram } from './histogram.js';
import { Summary, type SummaryOptions } from './summary.js';

const AT_FDCWD = -100;
const options: SummaryOptions = {
  columns: ['time-percent', 'total-time', 'avg-time', 'calls', 'errors', 'name'],
  sortBy: 'calls',
  wallClock: false,
};

function table(changes: Partial<SummaryOptions>): string {
  const summary = new Summary({ ...options, ...changes });
  for (let i = 0; i < 3; i++) summary.add(fakeCall(close, { nr: 3, args: [3], result: i === 0 ? -9 : 0 }));
  summary.add(fakeCall(openat, { nr: 257, args: [AT_FDCWD, 0, 0, 0], result: 3 }));
  return summary.text();
}

describe('the summary of calls', () => {
  it("has strace's columns", () => {
    expect(table({})).toBe(
      [
        '% time     seconds  usecs/call     calls    errors syscall',
        '------ ----------- ----------- --------- --------- ----------------',
        '  0.00    0.000000           0         3         1 close',
        '  0.00    0.000000           0         1           openat',
        '------ ----------- ----------- --------- --------- ----------------',
        '100.00    0.000000           0         4         1 total',
        '',
      ].join('\n'),
    );
  });

  it('has the columns that are asked for, in their order', () => {
    expect(table({ columns: ['name', 'calls', 'wall-max'], sortBy: 'name' })).toBe(
      [
        'syscall              calls wall-max',
        '---------------- --------- --------',
        'close                    3 0.000005',
        'openat                   1 0.000005',
        '---------------- --------- --------',
        'total                    4 0.000005',
        '',
      ].join('\n'),
    );
  });

  it('is nothing where there was no call', () => {
    expect(new Summary(options).text()).toBe('');
  });

  it('can be one for each process', () => {
    expect(table({ byProcess: true })).toMatch(/^Process \d+:\n% time/);
  });

  it('names processes by what they run, harmlessly', () => {
    const summary = new Summary({ ...options, byProcess: true });
    const call = fakeCall(close, { args: [3], result: 0 });
    const one = { pid: call.pid, tid: call.pid, time: 1n };
    const begin = { reason: 'started', parent: 1, executable: '/bin/sh' } as const;
    summary.note({ type: 'begin', ...one, ...begin, command: 'sh' });
    summary.note({ type: 'exec', ...one, formerTid: call.pid, command: 'c\u001b[2Jat' });
    // The name of another thread is not that of the process.
    summary.note({ type: 'exec', ...one, tid: call.pid + 1, formerTid: call.pid, command: 'other' });
    summary.add(call);
    expect(summary.text()).toMatch(/^Process \d+ \(c\?\[2Jat\):\n/);
  });
});

describe('percentiles', () => {
  it('are near the truth', () => {
    const histogram = new Histogram();
    for (let value = 1; value <= 10_000; value++) histogram.add(value);
    for (const percent of [1, 50, 90, 99]) {
      const found = histogram.percentile(percent);
      expect(Math.abs(found / (percent * 100) - 1)).toBeLessThan(0.02);
    }
    expect(new Histogram().percentile(50)).toBe(0);
  });
});
