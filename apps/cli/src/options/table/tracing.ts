import { UsageError } from '../getopt.js';
import type { Interruptible, Option } from '../option.js';
import { integer, invalid, number, timespan, word } from '../values.js';

const INTERRUPTIBLE: readonly Interruptible[] = ['anywhere', 'waiting', 'never', 'never_tstp'];

/** `10s`, `1.5ms`, or a size: `10MB`, `64k`. */
function stopAfter(text: string, as: string): { time?: number; bytes?: number } {
  const size = /^(\d+(?:\.\d+)?)\s*(k|K|M|G)(?:i?B)?$|^(\d+)B$/.exec(text);
  if (size !== null) {
    const factor = { k: 1024, K: 1024, M: 1024 ** 2, G: 1024 ** 3 }[size[2] ?? ''] ?? 1;
    return { bytes: Math.ceil(Number(size[1] ?? size[3]) * factor) };
  }
  const minutes = /^(\d+(?:\.\d+)?)(m|min|h)$/.exec(text);
  if (minutes !== null) return { time: Number(minutes[1]) * (minutes[2] === 'h' ? 3.6e12 : 6e10) };
  // Seconds, for a person: strace's own durations have microseconds.
  const time = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1e9 : timespan(text);
  if (time === undefined) throw invalid(as, text);
  return { time };
}

/** How far tracing reaches, and when it ends. */
export const tracing: readonly Option[] = [
  {
    group: 'Tracing',
    short: 'b',
    long: ['detach-on'],
    argument: 'required',
    value: 'execve',
    words: ['execve'],
    help: 'let a process go when it becomes another program',
    apply(draft, value = '') {
      if (value !== 'execve') throw new UsageError(`Syscall '${value}' for -b isn't supported`, false);
      draft.detachOnExecve = true;
    },
  },
  {
    group: 'Tracing',
    short: 'D',
    long: ['daemonize', 'daemonised', 'daemonized'],
    argument: 'optional',
    value: 'HOW',
    words: ['grandchild', 'pgroup', 'pgrp', 'session'],
    help:
      "run hstrace as the program's grandchild, not as its parent\n" +
      'HOW: grandchild (-D), pgroup (-DD, in its own process group), session (-DDD)',
    apply(draft, value, as) {
      if (as === '-D') {
        draft.daemonizeShort++;
        return;
      }
      const how = word(value ?? 'grandchild', ['grandchild', 'pgroup', 'pgrp', 'session'] as const);
      if (how === undefined) throw invalid(as, value ?? '');
      draft.daemonizeLong = { grandchild: 1, pgroup: 2, pgrp: 2, session: 3 }[how];
    },
  },
  {
    group: 'Tracing',
    short: 'f',
    argument: 'none',
    help: 'trace children and threads too: the default',
    apply: (draft) => {
      draft.followShort++;
    },
  },
  {
    group: 'Tracing',
    long: ['follow-forks'],
    argument: 'none',
    help: 'the same as -f',
    apply: (draft) => {
      draft.followLong = true;
    },
  },
  {
    group: 'Tracing',
    long: ['no-follow'],
    own: true,
    argument: 'none',
    help: 'trace the program alone: what strace does without -f',
    apply: (draft) => {
      draft.noFollow = true;
    },
  },
  {
    group: 'Tracing',
    long: ['output-separately'],
    argument: 'none',
    help: 'write a file for each process, FILE.PID; -ff is -f and this',
    apply: (draft) => {
      draft.outputSeparately = true;
    },
  },
  {
    group: 'Tracing',
    short: 'I',
    long: ['interruptible'],
    argument: 'required',
    value: 'WHEN',
    words: INTERRUPTIBLE,
    help:
      'when Ctrl-C and the like end hstrace\n' +
      "WHEN: 1 or anywhere; 2 or waiting (default); 3 or never (default with '-o FILE PROG');\n" +
      '4 or never_tstp: nor does Ctrl-Z stop it (default with -D)',
    apply(draft, value = '', as) {
      const place = integer(value, INTERRUPTIBLE.length);
      const found = place === undefined ? word(value, INTERRUPTIBLE) : INTERRUPTIBLE[place - 1];
      if (found === undefined) throw invalid(as, value);
      draft.interruptible = found;
    },
  },
  {
    group: 'Tracing',
    long: ['syscall-limit'],
    argument: 'required',
    value: 'N',
    help: 'let all processes go after N calls were shown',
    apply: (draft, value = '', as) => {
      draft.syscallLimit = number(value, as, 1);
    },
  },
  {
    group: 'Tracing',
    long: ['stop-after'],
    own: true,
    argument: 'required',
    value: 'TIME|SIZE',
    help: 'end the tracing after a time (10s, 5min) or so much output (10MB)',
    apply: (draft, value = '', as) => {
      draft.stopAfter = { ...draft.stopAfter, ...stopAfter(value, as) };
    },
  },
  {
    group: 'Tracing',
    long: ['kill-on-exit'],
    argument: 'none',
    help: 'kill all traced processes when hstrace ends',
    apply: (draft) => {
      draft.killOnExit = true;
    },
  },
  {
    group: 'Tracing',
    short: 'F',
    argument: 'none',
    help: 'an old way to say -f',
    apply: (draft) => {
      draft.followDeprecated++;
    },
  },
];
