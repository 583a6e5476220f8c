import type { SyscallCall } from '@hstrace/syscalls';
import { descriptorText, effects, resolvePath } from '@hstrace/syscalls/analysis';
import picomatch from 'picomatch';

/** What a call has to meet beside its name; all that is given has to hold. */
export interface CallConditions<C = SyscallCall> {
  /**
   * Patterns for the whole path of a file the call is about, by name or by descriptor (`/etc/**`); one has to match.
   * Descriptors are known only if the run asks for them.
   */
  readonly paths?: readonly string[];
  /** The call failed with one of these errors (`ENOENT`). */
  readonly errno?: readonly string[];
  /** `true`: only calls that failed; `false`: only calls that succeeded. */
  readonly failed?: boolean;
  /** It took at least so many milliseconds. */
  readonly slowerThan?: number;
  /** Any condition on the typed call. */
  readonly test?: (call: C) => boolean;
}

/** The function that tests all conditions. */
export function compileConditions<C>(conditions: CallConditions<C>): (call: SyscallCall) => boolean {
  const tests: ((call: SyscallCall) => boolean)[] = [];
  const { paths, errno, failed, slowerThan, test } = conditions;
  if (slowerThan !== undefined) tests.push((call) => call.duration >= slowerThan * 1e6);
  if (failed !== undefined) tests.push((call) => call.result !== undefined && call.result.ok !== failed);
  if (errno !== undefined) {
    const names = new Set(errno);
    tests.push(
      ({ result }) => result !== undefined && !result.ok && names.has(result.name ?? String(result.errno)),
    );
  }
  if (paths !== undefined) {
    const matches = picomatch([...paths], { dot: true });
    tests.push((call) => pathsOf(call).some((path) => matches(path)));
  }
  if (test !== undefined) tests.push((call) => test(call as unknown as C));
  return (call) => tests.every((one) => one(call));
}

/** The paths that a call is about. */
function pathsOf(call: SyscallCall): string[] {
  const effect = effects[call.name];
  const { args } = call;
  const found: (string | undefined)[] = [];
  if (effect === undefined) {
    found.push(descriptorText(call, args.fd));
  } else {
    if (effect.path !== undefined)
      found.push(
        resolvePath(
          call,
          args[effect.path],
          effect.dirfd === undefined ? undefined : args[effect.dirfd],
          undefined,
        ),
      );
    if (effect.to !== undefined)
      found.push(
        resolvePath(
          call,
          args[effect.to],
          effect.toDirfd === undefined ? undefined : args[effect.toDirfd],
          undefined,
        ),
      );
    if (effect.fd !== undefined) found.push(descriptorText(call, args[effect.fd]));
    if (effect.toFd !== undefined) found.push(descriptorText(call, args[effect.toFd]));
  }
  return found.filter((path) => path !== undefined);
}
