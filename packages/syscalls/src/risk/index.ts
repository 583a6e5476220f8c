/**
 * Which calls deserve attention.
 *
 * @module @hstrace/syscalls/risk
 */

export { RiskAssessor, type RiskOptions, standardRules } from './assess.js';
export { NO_RISK, type Program, type Risk, type RiskContext, type RiskRule } from './rule.js';
