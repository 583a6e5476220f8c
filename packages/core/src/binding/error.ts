/** Why the engine is not to be had. */
export type BindingErrorCode = 'BINDING_UNSUPPORTED' | 'BINDING_MISSING' | 'BINDING_UNLOADABLE';

/** The native part of hstrace cannot be used here. The message says what to do about it. */
export class BindingError extends Error {
  override readonly name = 'BindingError';
  readonly code: BindingErrorCode;

  private constructor(code: BindingErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }

  /** There is no engine for this system or processor. */
  static unsupported(): BindingError {
    return new BindingError(
      'BINDING_UNSUPPORTED',
      `hstrace traces programs on Linux, on x64 and arm64; this is ${process.platform} on ${process.arch}. ` +
        'The packages @hstrace/syscalls and @hstrace/formatters work here all the same.',
    );
  }

  /** The platform package is not installed. */
  static missing(platform: string): BindingError {
    return new BindingError(
      'BINDING_MISSING',
      `The engine of hstrace for this machine is not installed (package @hstrace/core-${platform}). ` +
        'It is an optional dependency of @hstrace/core: install that again, on this machine, without leaving out ' +
        'optional dependencies (such as by --omit=optional).',
    );
  }

  /** The platform package is there, and the dynamic loader refuses it. */
  static unloadable(platform: string, cause: unknown): BindingError {
    const reason = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
    return new BindingError(
      'BINDING_UNLOADABLE',
      `The engine of hstrace (package @hstrace/core-${platform}) cannot be loaded: ${reason}. ` +
        'Was it installed on another machine or for another C library? Install @hstrace/core again on this one.',
      cause,
    );
  }
}
