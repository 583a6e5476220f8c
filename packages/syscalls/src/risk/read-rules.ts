import type { AnySyscall } from '../model/syscall.js';
import { standardRules } from './assess.js';
import type { RiskRule } from './rule.js';
import { type RiskRuleData, riskRule } from './rule-data.js';

/** What a file of rules says. */
export interface RiskRuleFile {
  /** Ids of the standard rules that are not to be in force; `true` for all of them. Default: none. */
  readonly without?: readonly string[] | true;
  readonly rules?: readonly RiskRuleData[];
}

/** What is wrong with a file of rules, each thing with its place. */
export class RiskRuleError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'RiskRuleError';
    this.problems = problems;
  }
}

const FILE_KEYS = ['without', 'rules'];
const RULE_KEYS = ['id', 'level', 'calls', 'attempts', 'where', 'program', 'reason'];
const TEST_KEYS = ['is', 'has', 'matches', 'path', 'above', 'below', 'not'];
const LEVELS = ['warning', 'danger'];

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The rules that are in force with a file of rules: the standard ones and its own.
 *
 * @param json the file's content, parsed
 * @param catalog all definitions by name, `definitions()` of `@hstrace/syscalls/table`
 * @throws {RiskRuleError} if anything is wrong with it
 */
export function readRiskRules(json: unknown, catalog: ReadonlyMap<string, AnySyscall>): readonly RiskRule[] {
  const checker = new Checker(catalog);
  checker.file(json);
  if (checker.problems.length > 0) throw new RiskRuleError(checker.problems);
  const { without = [], rules = [] } = json as RiskRuleFile;
  const kept = without === true ? [] : standardRules.filter(({ id }) => !without.includes(id));
  return [...kept, ...rules.map(riskRule)];
}

/** Looks for all that is wrong, not only for the first thing. */
class Checker {
  readonly problems: string[] = [];
  readonly #catalog: ReadonlyMap<string, AnySyscall>;
  readonly #ids = new Set(standardRules.map(({ id }) => id));

  constructor(catalog: ReadonlyMap<string, AnySyscall>) {
    this.#catalog = catalog;
  }

  file(json: unknown): void {
    if (!isObject(json)) {
      this.#say('the file', 'must be an object: { "rules": [...] }');
      return;
    }
    this.#keys('the file', json, FILE_KEYS);
    const { without = [], rules = [] } = json;
    if (without !== true && !isTexts(without))
      this.#say('without', 'must be true or a list of ids of standard rules');
    else if (without !== true)
      for (const id of without)
        if (!this.#ids.has(id))
          this.#say('without', `there is no standard rule "${id}"${near(id, this.#ids)}`);
    // Rules that are switched off may be replaced by others of the same name.
    if (without === true) this.#ids.clear();
    else if (isTexts(without)) for (const id of without) this.#ids.delete(id);
    if (!Array.isArray(rules)) {
      this.#say('rules', 'must be a list');
      return;
    }
    for (const [index, rule] of rules.entries()) this.#rule(`rules[${index}]`, rule);
  }

  #rule(at: string, rule: unknown): void {
    if (!isObject(rule)) {
      this.#say(at, 'must be an object');
      return;
    }
    this.#keys(at, rule, RULE_KEYS);
    const { id, level, calls, attempts, where = {}, program, reason } = rule;
    if (typeof id !== 'string' || id === '') this.#say(`${at}.id`, 'must be a text');
    else if (this.#ids.has(id)) this.#say(`${at}.id`, `another rule has the id "${id}"`);
    else this.#ids.add(id);
    if (!LEVELS.includes(level as string)) this.#say(`${at}.level`, 'must be "warning" or "danger"');
    if (attempts !== undefined && typeof attempts !== 'boolean')
      this.#say(`${at}.attempts`, 'must be true or false');
    if (program !== undefined && typeof program !== 'string') this.#say(`${at}.program`, 'must be a text');
    const names = this.#calls(`${at}.calls`, calls);
    if (typeof reason !== 'string' || reason === '')
      this.#say(`${at}.reason`, 'must be a text: why, in words');
    else
      for (const [, name = ''] of reason.matchAll(/\{(\w+)\}/g)) this.#argument(`${at}.reason`, name, names);
    if (!isObject(where)) {
      this.#say(`${at}.where`, 'must be an object of arguments: { "pathname": {...} }');
      return;
    }
    for (const [name, test] of Object.entries(where)) {
      this.#argument(`${at}.where`, name, names);
      this.#test(`${at}.where.${name}`, test);
    }
  }

  /** The names of all arguments of the calls; undefined if the calls are not known. */
  #calls(at: string, calls: unknown): ReadonlySet<string> | undefined {
    if (!isTexts(calls) || calls.length === 0) {
      this.#say(at, 'must be a list of system calls: ["openat", "unlink"]');
      return undefined;
    }
    const names = new Set<string>();
    let known = true;
    for (const call of calls) {
      const definition = this.#catalog.get(call);
      if (definition === undefined) {
        this.#say(at, `there is no system call "${call}"${near(call, this.#catalog.keys())}`);
        known = false;
      } else for (const name of Object.keys(definition.spec.args)) names.add(name);
    }
    return known ? names : undefined;
  }

  #argument(at: string, name: string, names: ReadonlySet<string> | undefined): void {
    if (names === undefined || names.has(name)) return;
    this.#say(at, `these calls have no argument "${name}", but ${[...names].join(', ') || 'none at all'}`);
  }

  #test(at: string, test: unknown): void {
    if (!isObject(test)) {
      this.#say(at, 'must be an object of tests: { "path": "/etc/**" }');
      return;
    }
    this.#keys(at, test, TEST_KEYS);
    const { is, has, matches, path, above, below, not } = test;
    const isValue = (one: unknown): boolean => typeof one === 'string' || typeof one === 'number';
    if (is !== undefined && !isValue(is) && !(Array.isArray(is) && is.every(isValue)))
      this.#say(`${at}.is`, 'must be a text, a number, or a list of them');
    for (const [key, value] of Object.entries({ has, path }))
      if (value !== undefined && typeof value !== 'string' && !isTexts(value))
        this.#say(`${at}.${key}`, 'must be a text or a list of texts');
    for (const [key, value] of Object.entries({ above, below }))
      if (value !== undefined && typeof value !== 'number') this.#say(`${at}.${key}`, 'must be a number');
    if (matches !== undefined) this.#pattern(`${at}.matches`, matches);
    if (not !== undefined) this.#test(`${at}.not`, not);
  }

  #pattern(at: string, pattern: unknown): void {
    if (typeof pattern !== 'string') {
      this.#say(at, 'must be a regular expression, as a text');
      return;
    }
    try {
      new RegExp(pattern, 'u');
    } catch (error) {
      this.#say(at, (error as Error).message.replace(/^Invalid/, 'invalid'));
    }
  }

  #keys(at: string, object: JsonObject, known: readonly string[]): void {
    for (const key of Object.keys(object))
      if (!known.includes(key))
        this.#say(at, `does not have "${key}"${near(key, known) || `, but ${known.join(', ')}`}`);
  }

  #say(at: string, text: string): void {
    this.problems.push(`${at}: ${text}`);
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** ` (did you mean "openat"?)`, if one is near. */
function near(text: string, known: Iterable<string>): string {
  let best: { readonly name: string; readonly far: number } | undefined;
  for (const name of known) {
    const far = distance(text, name);
    if (far <= 2 && (best === undefined || far < best.far)) best = { name, far };
  }
  return best === undefined ? '' : ` (did you mean "${best.name}"?)`;
}

/** In how many letters two names differ (Levenshtein); names that are much longer are as good as far. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2 || a.length > 64) return 3;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return row[b.length] ?? 3;
}
