import type { SyscallCall } from '@hstrace/syscalls';
import type { RiskAssessor } from '@hstrace/syscalls/risk';
import type { ResultSettings } from './options/settings.js';
import { riskOptions } from './risk-rules.js';

const LEVELS = { info: 0, warning: 1, danger: 2 } as const;

/** Says how much attention calls deserve, for `--risk` and `--fail-on`. */
export class Judge {
  readonly #assessor: RiskAssessor;
  readonly #settings: ResultSettings;
  #worst: number = LEVELS.info;

  private constructor(assessor: RiskAssessor, settings: ResultSettings) {
    this.#assessor = assessor;
    this.#settings = settings;
  }

  /** Makes one if anything asks for it. */
  static async make(settings: ResultSettings, workingDirectory: string): Promise<Judge | undefined> {
    if (settings.risk === 'info' && settings.failOn === undefined) return undefined;
    const { RiskAssessor: Assessor } = await import('@hstrace/syscalls/risk');
    return new Judge(new Assessor(riskOptions(settings, workingDirectory)), settings);
  }

  /** Takes in a call that has ended; whether it is shown. */
  takes(call: SyscallCall): boolean {
    const level = LEVELS[this.#assessor.assess(call).level];
    if (level > this.#worst) this.#worst = level;
    return level >= LEVELS[this.#settings.risk];
  }

  /** Whether `--fail-on` has something to say. */
  get failed(): boolean {
    const { failOn } = this.#settings;
    return failOn !== undefined && this.#worst >= LEVELS[failOn];
  }
}
