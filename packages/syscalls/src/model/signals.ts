/** Signal names of x86 and arm64, by number (`asm/signal.h`). */
const NAMES = (
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU ' +
  'XFSZ VTALRM PROF WINCH IO PWR SYS'
).split(' ');

/** The first real-time signal of the kernel. */
const SIGRTMIN = 32;
/** The kernel's number of signals. */
export const SIGNAL_COUNT = 64;

/** A signal's name without `SIG`; undefined if there is no such signal. Real-time signals count from RTMIN. */
export function shortSignalName(signal: number): string | undefined {
  if (signal === SIGRTMIN) return 'RTMIN';
  if (signal > SIGRTMIN && signal <= SIGNAL_COUNT) return `RT_${signal - SIGRTMIN}`;
  return signal >= 1 ? NAMES[signal - 1] : undefined;
}

/** The names of the signals that are not real-time ones. */
export type SignalName = `SIG${
  | 'HUP'
  | 'INT'
  | 'QUIT'
  | 'ILL'
  | 'TRAP'
  | 'ABRT'
  | 'BUS'
  | 'FPE'
  | 'KILL'
  | 'USR1'
  | 'SEGV'
  | 'USR2'
  | 'PIPE'
  | 'ALRM'
  | 'TERM'
  | 'STKFLT'
  | 'CHLD'
  | 'CONT'
  | 'STOP'
  | 'TSTP'
  | 'TTIN'
  | 'TTOU'
  | 'URG'
  | 'XCPU'
  | 'XFSZ'
  | 'VTALRM'
  | 'PROF'
  | 'WINCH'
  | 'IO'
  | 'PWR'
  | 'SYS'}`;

/** A signal's name; undefined if there is no such signal. */
export function signalName(signal: number): string | undefined {
  const name = shortSignalName(signal);
  return name === undefined ? undefined : `SIG${name}`;
}

/** A signal's name, if it is no real-time one: those that programs know by a name. */
export function plainSignalName(signal: number): SignalName | undefined {
  return signal < SIGRTMIN ? (signalName(signal) as SignalName | undefined) : undefined;
}

/** The number of a signal that is given by number or by name, with or without `SIG`; undefined if it is neither. */
export function signalNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text) <= SIGNAL_COUNT ? Number(text) : undefined;
  const name = text.toUpperCase().replace(/^SIG/, '');
  for (let signal = 1; signal <= SIGNAL_COUNT; signal++) if (shortSignalName(signal) === name) return signal;
  return undefined;
}
