/** The layout of the engine's records, see docs/engine-protocol.md. */
export const RECORD_VERSION = 1;

/** The kinds of records. */
export const RecordType = {
  ENTER: 1,
  EXIT: 2,
  CALL: 3,
  SIGNAL: 4,
  STOPPED: 5,
  EXITED: 6,
  KILLED: 7,
  EXEC: 8,
  FORK: 9,
  BEGIN: 10,
  DETACHED: 11,
  NOTICE: 12,
  COUNTS: 13,
  END: 14,
  CONTINUED: 15,
} as const;

/** The codes of NOTICE records. */
export const NoticeCode = {
  NO_FILTER: 1,
  NOT_POKED: 2,
  HOST_BUSY: 3,
} as const;

/** The flags of records of calls. */
export const RecordFlag = {
  INJECTED: 1,
  DELAYED: 2,
  ENTERED_BEFORE: 4,
  ARGS_CHANGED: 8,
  CUT: 16,
  RESTARTED: 32,
} as const;

/** Flags of BEGIN. */
export const BeginFlag = { NAMESPACES: 1 } as const;

/** Bytes of the header of every record. */
export const HEADER_SIZE = 24;

/** Offsets within ENTER (and the beginning of CALL). */
export const Enter = { nr: 24, args: 32, ip: 80, sp: 88, chunks: 96, data: 104 } as const;
/** Offsets within EXIT. */
export const Exit = { result: 24, enterTime: 32, systemTime: 40, error: 48, chunks: 52, data: 56 } as const;
/** Offsets within CALL, beyond those it shares with ENTER. */
export const Call = {
  result: 96,
  exitTime: 104,
  systemTime: 112,
  error: 120,
  entryChunks: 124,
  exitChunks: 128,
  data: 136,
} as const;

/** Offsets within a stack trace: of its head, and of each of its frames. */
export const Stack = {
  count: 0,
  end: 4,
  frames: 8,
  frame: 48,
  address: 0,
  position: 8,
  offset: 16,
  binary: 24,
  symbol: 28,
  file: 32,
  line: 36,
  flags: 40,
} as const;

/** The flags of a frame of a stack. */
export const StackFlag = { NEAREST: 1, COMPILED: 2 } as const;
