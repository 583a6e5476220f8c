/** What a part of a line is, for its colour. */
export type Role = 'plain' | 'process' | 'error' | 'muted' | 'warning' | 'danger' | 'heading';

/** A part of a line. */
export interface Token {
  readonly role: Role;
  readonly text: string;
  /** For processes: which one, so that each has a colour. */
  readonly pid?: number;
}

/** Escape sequences by role; processes take one of several in turn. */
export interface HumanTheme {
  readonly error: string;
  readonly muted: string;
  readonly warning: string;
  readonly danger: string;
  readonly heading: string;
  readonly processes: readonly string[];
  readonly reset: string;
}

const sgr = (...codes: number[]): string => `\u001b[${codes.join(';')}m`;

/** For dark backgrounds. */
export const darkTheme: HumanTheme = {
  error: sgr(35),
  muted: sgr(2),
  warning: sgr(33),
  danger: sgr(1, 31),
  heading: sgr(1),
  processes: [sgr(36), sgr(32), sgr(34), sgr(33), sgr(96), sgr(92), sgr(94)],
  reset: sgr(0),
};

/** For light backgrounds. */
export const lightTheme: HumanTheme = {
  ...darkTheme,
  warning: sgr(38, 5, 130),
  processes: [sgr(34), sgr(35), sgr(38, 5, 28), sgr(38, 5, 94), sgr(38, 5, 24)],
};

/** A line of tokens as text. */
export function paint(tokens: readonly Token[], theme: HumanTheme | undefined): string {
  let line = '';
  for (const { role, text, pid } of tokens) {
    if (theme === undefined || role === 'plain') line += text;
    else {
      const colour =
        role === 'process' ? (theme.processes[(pid ?? 0) % theme.processes.length] ?? '') : theme[role];
      line += `${colour}${text}${theme.reset}`;
    }
  }
  return line;
}
