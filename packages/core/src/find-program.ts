import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { TraceError } from './errors.js';

/**
 * The file that a program's name means, as `execvp(3)` finds it.
 *
 * @param anyFile a path may be that of a file that cannot be executed
 * @throws {TraceError} NOT_FOUND or NOT_EXECUTABLE
 */
export function findProgram(
  name: string,
  path = process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
  cwd = process.cwd(),
  anyFile = false,
): string {
  if (name === '') throw new TraceError('NOT_FOUND', 'the program has an empty name', { errno: 'ENOENT' });
  if (name.includes('/')) {
    check(name, resolve(cwd, name), anyFile);
    return name;
  }
  let refused: string | undefined;
  for (const folder of path.split(delimiter)) {
    const file = `${folder === '' ? '.' : folder}/${name}`;
    const { verdict } = verdictOn(resolve(cwd, file));
    if (verdict === 'executable') return file;
    if (verdict === 'refused') refused ??= file;
  }
  if (refused !== undefined) throw notExecutable(refused);
  throw new TraceError('NOT_FOUND', `no program named '${name}' is in PATH`, { errno: 'ENOENT' });
}

/**
 * Looks whether a program can have this working directory.
 *
 * @throws {TraceError} BAD_OPTIONS if it is no folder
 */
export function checkFolder(cwd: string): void {
  let reason = 'it is no folder';
  try {
    if (statSync(cwd).isDirectory()) return;
  } catch (error) {
    reason = (error as Error).message;
  }
  throw new TraceError('BAD_OPTIONS', `the program cannot be started in '${cwd}' (cwd): ${reason}`);
}

function check(name: string, file: string, anyFile: boolean): void {
  const { verdict, errno } = verdictOn(file);
  if (verdict === 'executable' || (anyFile && verdict === 'refused')) return;
  if (verdict === 'refused') throw notExecutable(name);
  throw new TraceError('NOT_FOUND', `there is no file '${name}'`, { errno });
}

function notExecutable(file: string): TraceError {
  return new TraceError('NOT_EXECUTABLE', `'${file}' may not be executed: see its permissions`, {
    errno: 'EACCES',
  });
}

function verdictOn(file: string): { verdict: 'executable' | 'refused' | 'absent'; errno?: string } {
  try {
    if (!statSync(file).isFile()) return { verdict: 'refused' };
    accessSync(file, constants.X_OK);
    return { verdict: 'executable' };
  } catch (error) {
    const { code = 'ENOENT' } = error as NodeJS.ErrnoException;
    return { verdict: code === 'EACCES' ? 'refused' : 'absent', errno: code };
  }
}
