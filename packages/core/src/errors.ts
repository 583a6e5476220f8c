/** What went wrong, for programs. The complete list: a release that adds to it says so. */
export type TraceErrorCode =
  /** There is no program of this name. */
  | 'NOT_FOUND'
  /** The program may not be executed, or is not one. */
  | 'NOT_EXECUTABLE'
  /** No process has this id, or this tracer does not trace it. */
  | 'NO_SUCH_PROCESS'
  /** The kernel does not allow to trace this process, or to start a program as this user. */
  | 'NOT_PERMITTED'
  /** A filter or a rule names something that does not exist. */
  | 'BAD_FILTER'
  /** An option has an impossible value, or options contradict each other. */
  | 'BAD_OPTIONS'
  /** The AbortSignal was aborted before the tracing began, or before `collect()` had all. `cause` is its reason. */
  | 'ABORTED'
  /** There was more than the caller wanted to keep. */
  | 'TOO_MUCH'
  /** The events of this tracer are being read already, or have been. */
  | 'ALREADY_READ'
  /** A program that runs under the kernel's filter cannot be let go: start it with `seccomp: false`. */
  | 'NOT_DETACHABLE'
  /** The tracer has ended. */
  | 'ENDED'
  /** Something else in the engine; `errno` may say what. */
  | 'ENGINE';

/** Tracing failed, or could not begin. The message says what to do about it. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
  readonly code: TraceErrorCode;
  /** `ENOENT`, `EPERM`, ... where a system call of the tracer failed. */
  readonly errno: string | undefined;
  /** The process this is about. */
  readonly pid: number | undefined;
  /** What the engine was doing, as a system call where it is one: `execve`, `ptrace`, `chdir`, ... */
  readonly syscall: string | undefined;

  constructor(
    code: TraceErrorCode,
    message: string,
    details: {
      errno?: string | undefined;
      pid?: number | undefined;
      syscall?: string | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.errno = details.errno;
    this.pid = details.pid;
    this.syscall = details.syscall;
  }
}

/**
 * An argument or option has the wrong type, or there is no such option: a mistake of the caller, found before anything is
 * started. (What has the right type and is impossible all the same is a {@link TraceError} with the same code.)
 */
export class OptionTypeError extends TypeError {
  override readonly name = 'OptionTypeError';
  readonly code = 'BAD_OPTIONS' as const;
  /** Which one, as it is written: `where.paths[0]`. */
  readonly option: string;

  constructor(option: string, message: string) {
    super(message);
    this.option = option;
  }
}

/** The error of a tracing that its AbortSignal ended. */
export function aborted(signal: AbortSignal): TraceError {
  return new TraceError('ABORTED', 'tracing was aborted by its AbortSignal', { cause: signal.reason });
}

/** The shape of the engine's own errors. */
interface EngineError {
  readonly code?: string;
  readonly message: string;
  readonly errno?: number;
  readonly pid?: number;
  readonly syscall?: string;
}

const codes: Readonly<Record<string, TraceErrorCode>> = {
  ENOENT: 'NOT_FOUND',
  ENOTDIR: 'NOT_FOUND',
  EACCES: 'NOT_EXECUTABLE',
  ENOEXEC: 'NOT_EXECUTABLE',
  EISDIR: 'NOT_EXECUTABLE',
  ESRCH: 'NO_SUCH_PROCESS',
  EPERM: 'NOT_PERMITTED',
  HSTRACE_ENDED: 'ENDED',
  HSTRACE_OPTIONS: 'BAD_OPTIONS',
};

/** What the step that failed says more than the errno. */
function codeOfStep(step: string | undefined, code: string): TraceErrorCode | undefined {
  if (step === 'chdir') return 'BAD_OPTIONS';
  if (step === 'detach' && code === 'EBUSY') return 'NOT_DETACHABLE';
  return undefined;
}

/** Whether an error of the engine is that a program was begun and could not be executed. */
export function failedToExecute(error: unknown): boolean {
  return (error as EngineError).syscall === 'execve';
}

/** An error of the engine as hstrace's own. */
export function traceErrorOf(error: unknown): TraceError {
  if (error instanceof TraceError) return error;
  const { code, message, pid, syscall, errno } = error as EngineError;
  const known = code === undefined ? undefined : (codeOfStep(syscall, code) ?? codes[code]);
  return new TraceError(known ?? 'ENGINE', message, {
    errno: errno === undefined ? undefined : code,
    pid,
    syscall,
    cause: error,
  });
}
