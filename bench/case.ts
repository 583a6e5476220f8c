/** One line of the benchmark's table. */
export interface Case {
  readonly name: string;
  /** What is compared; each is a command line for hyperfine. The first is what the others are measured against. */
  readonly commands: Readonly<Record<string, string>>;
  /** The ratio that is looked at, of the commands of these names. */
  readonly ratio: readonly [of: string, to: string];
  /** What the ratio should not exceed. */
  readonly goal: number;
  readonly runs?: number;
  /** Run beside a process that keeps the other processor busy. */
  readonly busy?: boolean;
  /** Shell command before each run. */
  readonly prepare?: string;
}
