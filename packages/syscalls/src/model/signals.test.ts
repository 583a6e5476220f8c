import { expect, it } from 'vitest';
import { plainSignalName, SIGNAL_COUNT, signalName, signalNumber } from './signals.js';

it('names and numbers of signals belong together', () => {
  expect(signalName(9)).toBe('SIGKILL');
  expect(signalName(32)).toBe('SIGRTMIN');
  expect(signalName(34)).toBe('SIGRT_2');
  expect(signalName(0)).toBeUndefined();
  expect(signalName(SIGNAL_COUNT + 1)).toBeUndefined();
  for (let signal = 1; signal <= SIGNAL_COUNT; signal++)
    expect(signalNumber(signalName(signal) as string)).toBe(signal);
  expect(signalNumber('usr1')).toBe(10);
  expect(signalNumber('SIGNONE')).toBeUndefined();
});

it('real-time signals have no names of their own', () => {
  expect(plainSignalName(31)).toBe('SIGSYS');
  expect([32, 34, 64, 65, 0].map(plainSignalName)).toEqual(Array(5).fill(undefined));
});
