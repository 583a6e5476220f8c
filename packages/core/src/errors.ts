/** What went wrong, for programs. */
export type TraceErrorCode =
  /** There is no program of this name. */
  | 'NOT_FOUND'
  /** The program may not be executed, or is not one. */
  | 'NOT_EXECUTABLE'
  /** No process has this id. */
  | 'NO_SUCH_PROCESS'
  /** The kernel does not allow to trace this process. */
  | 'NOT_PERMITTED'
  /** A filter names something that does not exist. */
  | 'BAD_FILTER'
  /** The options contradict each other. */
  | 'BAD_OPTIONS'
  /** Tracing was aborted by its AbortSignal. */
  | 'ABORTED'
  /** There was more than the caller wanted to keep. */
  | 'TOO_MUCH'
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

  constructor(
    code: TraceErrorCode,
    message: string,
    details: { errno?: string | undefined; pid?: number | undefined; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.errno = details.errno;
    this.pid = details.pid;
  }
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
};

/** An error of the engine as hstrace's own. */
export function traceErrorOf(error: unknown): TraceError {
  if (error instanceof TraceError) return error;
  const { code, message, pid } = error as EngineError;
  return new TraceError((code === undefined ? undefined : codes[code]) ?? 'ENGINE', message, {
    errno: code,
    pid,
    cause: error,
  });
}
