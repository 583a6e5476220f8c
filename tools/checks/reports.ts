/** How many tests did what. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The part of vitest's JSON report (Jest's format) that is looked at. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Counts the tests in a report of vitest's JSON reporter. */
export function countVitest(json: string): Counts {
  const report = JSON.parse(json) as VitestReport;
  // A file that fails before its first test, say by a syntax error, has no failed test, and must not go unnoticed.
  const lost = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + lost.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts the tests in what `cargo test` prints: one closing line for each test program and for the doc tests. */
export function countCargo(output: string): Counts {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const line of output.matchAll(
    /^test result: \S+ (?<passed>\d+) passed; (?<failed>\d+) failed; (?<ignored>\d+) ignored/gm,
  )) {
    counts.passed += Number(line.groups?.passed);
    counts.failed += Number(line.groups?.failed);
    counts.skipped += Number(line.groups?.ignored);
  }
  return counts;
}
