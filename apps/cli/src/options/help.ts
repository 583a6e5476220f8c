import { options } from './table.js';

/** What `--help` prints. */
export function helpText(): string {
  const rows = options.map(({ short, long, value, argument, help }) => {
    const names = [
      short === undefined ? undefined : `-${short}`,
      long === undefined ? undefined : `--${long}`,
    ]
      .filter((one) => one !== undefined)
      .join(', ');
    const shown =
      value === undefined ? names : argument === 'optional' ? `${names}[=${value}]` : `${names} ${value}`;
    return `  ${shown.padEnd(30)} ${help}`;
  });
  return `Usage: hstrace [options] PROG [ARGS]\n       hstrace [options] -p PID\n\n${rows.join('\n')}\n`;
}

/** What `--version` prints. */
export function versionText(): string {
  return 'hstrace -- version 0.0.0\n';
}
