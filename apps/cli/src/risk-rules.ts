import { readFileSync } from 'node:fs';
import type { RiskOptions } from '@hstrace/syscalls/risk';
import { UsageError } from './options/getopt.js';
import type { ResultSettings, Settings } from './options/settings.js';

/** Most problems of a file that are told at once. */
const MOST = 10;

/**
 * The settings with the rules of `--risk-rules`, read before anything is started.
 *
 * @throws {UsageError} if the file cannot be read, or anything in it is wrong
 */
export async function withRiskRules(settings: Settings): Promise<Settings> {
  const { riskRules: path } = settings.results;
  if (path === undefined) return settings;
  const json = parsed(path);
  const [{ RiskRuleError, readRiskRules }, { definitions }] = await Promise.all([
    import('@hstrace/syscalls/risk'),
    import('@hstrace/syscalls/table'),
  ]);
  try {
    return { ...settings, results: { ...settings.results, rules: readRiskRules(json, definitions()) } };
  } catch (error) {
    if (!(error instanceof RiskRuleError)) throw error;
    const { problems } = error;
    const more = problems.length > MOST ? [`and ${problems.length - MOST} more`] : [];
    throw wrong(path, [...problems.slice(0, MOST), ...more].join('\n  '));
  }
}

/** What calls are judged by. */
export function riskOptions({ rules }: ResultSettings, workingDirectory: string): RiskOptions {
  return {
    home: process.env.HOME,
    workingDirectory,
    ...(rules === undefined ? {} : { rules }),
  };
}

function parsed(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw wrong(path, (error as Error).message.replace(/^\w+: |,.*$/g, ''));
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw wrong(path, `no valid JSON: ${(error as Error).message}`);
  }
}

function wrong(path: string, text: string): UsageError {
  return new UsageError(`--risk-rules: ${path}: ${text}`, false);
}
