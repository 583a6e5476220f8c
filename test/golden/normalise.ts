/** What a trace says differently each time it is run, or on each machine. */
export interface Variable {
  /** The folder in which the program ran. */
  readonly folder: string;
  /** Tables: columns keep their widths. */
  readonly tables?: boolean;
}

/** A trace with what differs between runs made the same: folders, process ids, ports, times, counts of the start. */
export function normalise(text: string, { folder, tables = false }: Variable): string {
  const same = text
    .replaceAll(folder, '/proj')
    .replace(/\[\d+\]/g, '[PID]')
    .replace(/\b(thread|process) \d+/g, '$1 ID')
    .replace(/127\.0\.0\.1:(?!0\b)\d+|(example\.test):\d+/g, (_, name = '127.0.0.1') => `${name}:PORT`)
    .replace(/\b\d+(\.\d+)? (ns|µs|ms|s|min)\b/g, 'TIME')
    // How much the C library does to start a program is its affair, and so is how long a machine takes.
    .replace(/\(\d[\d,]* calls, TIME\)/g, '(N calls, TIME)')
    .replace(/^( {2})\d[\d,]* calls by/gm, '$1N calls by')
    .replace(/, takes TIME/g, '')
    .replace(/^ {2}waited: .*\n/gm, '')
    .replace(/\b(cc|tmp[-_]?)[A-Za-z0-9]{6}\b/g, '$1XXXXXX');
  if (!tables) return same.replace(/ +$/gm, '');
  return same
    .replace(/^( *)\d{2,7}(?= {2})/gm, '$1PID')
    .replace(/(?<=\S) {2,}/g, '  ')
    .replace(/ +$/gm, '');
}
