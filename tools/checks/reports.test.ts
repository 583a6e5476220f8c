import { describe, expect, it } from 'vitest';
import { countCargo, countVitest, formatCounts } from './reports.js';

describe('countVitest', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [{}] },
    ],
  };

  it('takes the numbers of tests', () => {
    expect(countVitest(JSON.stringify(report))).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const testResults = [...report.testResults, { status: 'failed', assertionResults: [] }];
    expect(countVitest(JSON.stringify({ ...report, testResults })).failed).toBe(2);
  });
});

describe('countCargo', () => {
  it('adds up all test programs, failed ones too', () => {
    const output = [
      '     Running unittests src/lib.rs',
      'running 3 tests',
      'test plan::tests::caps ... ok',
      'test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s',
      'test result: FAILED. 4 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.20s',
      '   Doc-tests hstrace_tracer',
      'test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s',
    ].join('\n');
    expect(countCargo(output)).toEqual({ passed: 7, failed: 2, skipped: 1 });
  });

  it('is not taken in by what a test prints', () => {
    expect(countCargo('stdout: test result: ok. 9 passed; 0 failed; 0 ignored')).toEqual({
      passed: 0,
      failed: 0,
      skipped: 0,
    });
  });
});

describe('formatCounts', () => {
  it('leaves out what there is none of, but never the failures', () => {
    expect(formatCounts({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(formatCounts({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
