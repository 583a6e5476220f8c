/** One generated file: its path under the repository and its text. */
export interface Output {
  readonly path: string;
  readonly text: string;
}
