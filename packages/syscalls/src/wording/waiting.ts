import type { HumanText } from '../model/syscall.js';

const anyChild: HumanText = {
  on: 'result',
  cases: { 0: 'look whether a child process has ended: none has' },
  otherwise: 'wait for [{result}<, {wstatus}>|a child process]',
};

/** wait4(2) and waitpid(2), by who is waited for. */
export const waitWords: HumanText = {
  on: 'pid',
  cases: { '-1': anyChild, 0: anyChild },
  otherwise: {
    on: 'result',
    cases: { 0: 'look whether {pid} has ended: it has not' },
    otherwise: 'wait for {pid}[<, {wstatus}>]',
  },
};

/** Sentences of the calls that wait for descriptors: what of, what came of it, and for how long at most. */
function upTo(what: string, came: string, timeout: string, names: readonly string[]): HumanText {
  const nothing: HumanText = `wait< up to ${timeout}> for ${what}, in vain`;
  const something: HumanText = `wait< up to ${timeout}> for ${what}${came}`;
  return {
    on: 'result',
    cases: { 0: unlessNoTime(names, `look for ${what}: nothing`, nothing) },
    otherwise: unlessNoTime(names, `look for ${what}${came}`, something),
  };
}

/** A call that may take no time at all only looks: all members of its timeout are 0. */
function unlessNoTime(names: readonly string[], looks: string, waits: string): HumanText {
  return names.reduceRight<HumanText>((inner, on) => ({ on, cases: { 0: inner }, otherwise: waits }), looks);
}

const happens = 'something to happen';
const events = '[: {result:event}]';

/** poll(2). */
export const pollWords = upTo('{fds}', '', '{timeout:ms}', ['timeout']);
/** ppoll(2). */
export const ppollWords = upTo('{fds}', '', '{tmo_p}', ['tmo_p.tv_sec', 'tmo_p.tv_nsec']);
/** epoll_wait(2). */
export const epollWords = upTo(happens, events, '{timeout:ms}', ['timeout']);
/** epoll_pwait2(2). */
export const epollWords2 = upTo(happens, events, '{timeout}', ['timeout.tv_sec', 'timeout.tv_nsec']);
