import { signalName } from '@hstrace/syscalls';

/** What a signal means to the program that gets it. */
const MEANINGS: Readonly<Record<string, string>> = {
  SIGHUP: 'the terminal is gone',
  SIGINT: 'interrupted from the keyboard',
  SIGQUIT: 'quit from the keyboard',
  SIGILL: 'an instruction that the processor does not know',
  SIGTRAP: 'a breakpoint',
  SIGABRT: 'it gives up',
  SIGBUS: 'memory that is not there',
  SIGFPE: 'a computation without a result',
  SIGKILL: 'ended by force',
  SIGSEGV: 'an invalid memory access',
  SIGPIPE: 'nobody reads the pipe',
  SIGALRM: 'its timer ran out',
  SIGTERM: 'asked to end',
  SIGCHLD: 'a child has changed',
  SIGCONT: 'to go on',
  SIGSTOP: 'to stop',
  SIGTSTP: 'stopped from the keyboard',
  SIGTTIN: 'reads the terminal from the background',
  SIGTTOU: 'writes to the terminal from the background',
  SIGXCPU: 'used up its processor time',
  SIGXFSZ: 'a file has become too large',
  SIGVTALRM: 'its timer ran out',
  SIGPROF: 'its timer ran out',
  SIGWINCH: 'the window has changed its size',
  SIGIO: 'input or output is possible',
  SIGPWR: 'the power fails',
  SIGSYS: 'a call that is forbidden to it',
};

/** Signals of the processor about an address. */
const FAULTS = new Set(['SIGSEGV', 'SIGBUS']);

/** A signal by name. */
export function signalText(signal: number): string {
  return signalName(signal) ?? `signal ${signal}`;
}

/**
 * A signal and what it means: `SIGSEGV (an invalid memory access at 0x8)`.
 *
 * @param info the kernel's `siginfo_t`, which tells of faults where they were
 */
export function signalWords(signal: number, info?: Uint8Array): string {
  const name = signalText(signal);
  const meaning = MEANINGS[name];
  if (meaning === undefined) return name;
  const address = FAULTS.has(name) ? faultAddress(info) : undefined;
  return `${name} (${meaning}${address === undefined ? '' : ` at 0x${address.toString(16)}`})`;
}

/** Where the processor found the fault: `si_addr`, if the signal is the kernel's own (`si_code` above 0, not SI_KERNEL). */
function faultAddress(info: Uint8Array | undefined): bigint | undefined {
  if (info === undefined || info.length < 24) return undefined;
  const view = new DataView(info.buffer, info.byteOffset, info.byteLength);
  const code = view.getInt32(8, true);
  return code > 0 && code < 0x80 ? view.getBigUint64(16, true) : undefined;
}
