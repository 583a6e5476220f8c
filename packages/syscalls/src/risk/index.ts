/**
 * Which calls deserve attention.
 *
 * @module @hstrace/syscalls/risk
 */

export { RiskAssessor, type RiskOptions, standardRules } from './assess.js';
export { RiskRuleError, type RiskRuleFile, readRiskRules } from './read-rules.js';
export { NO_RISK, type Program, type Risk, type RiskContext, type RiskRule } from './rule.js';
export { type RiskRuleData, riskRule, type ValueTest } from './rule-data.js';
