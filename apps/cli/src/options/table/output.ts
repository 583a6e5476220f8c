import { UsageError } from '../getopt.js';
import { descriptorWords, formats, type Option, pidWords, quietWords, themes } from '../option.js';
import { descriptorSet, syscallSet, wordSet } from '../sets.js';
import { timestamps } from '../timestamps.js';
import { invalid, number, precision, word } from '../values.js';

/** Strings are copied with one byte more, and strace counts four for each: the limit of its own. */
const MOST_STRING = 0x3fff_ffff;
const hexWords = ['none', 'non-ascii-chars', 'non-ascii', 'all'] as const;

/** What the trace looks like, and where it goes. */
export const output: readonly Option[] = [
  {
    group: 'Output',
    short: 'm',
    long: ['format'],
    own: true,
    argument: 'required',
    value: 'FORMAT',
    words: formats,
    help: 'strace (default), human (sentences) or json (an object a line; default for -o FILE.json)',
    apply(draft, value = '', as) {
      const found = word(value, formats);
      if (found === undefined) throw invalid(as, value);
      draft.format = found;
    },
  },
  {
    group: 'Output',
    short: 'a',
    long: ['columns'],
    argument: 'required',
    value: 'COLUMN',
    help: 'put results in this column (default 40)',
    apply: (draft, value = '', as) => {
      draft.column = number(value, as);
    },
  },
  {
    group: 'Output',
    long: ['abbrev'],
    qualifiers: ['abbrev', 'a'],
    argument: 'required',
    value: 'SET',
    completes: 'syscalls',
    help: 'shorten the structures of these calls (default all)',
    apply: (draft, value = '') => {
      draft.abbreviated = syscallSet(value);
    },
  },
  {
    group: 'Output',
    long: ['verbose'],
    qualifiers: ['verbose', 'v'],
    argument: 'required',
    value: 'SET',
    completes: 'syscalls',
    help: 'show the structures of these calls, not only their addresses (default all)',
    apply: (draft, value = '') => {
      draft.verbose = syscallSet(value);
    },
  },
  {
    group: 'Output',
    long: ['raw'],
    qualifiers: ['raw', 'x'],
    argument: 'required',
    value: 'SET',
    completes: 'syscalls',
    help: 'show the arguments of these calls as they are, in hexadecimal',
    apply: (draft, value = '') => {
      draft.raw = syscallSet(value);
    },
  },
  {
    group: 'Output',
    long: ['read'],
    qualifiers: ['read', 'reads', 'r'],
    argument: 'required',
    value: 'SET',
    help: 'dump all data read from these descriptors',
    apply: (draft, value = '') => {
      draft.dumpRead = descriptorSet(value);
    },
  },
  {
    group: 'Output',
    long: ['write'],
    qualifiers: ['write', 'writes', 'w'],
    argument: 'required',
    value: 'SET',
    help: 'dump all data written to these descriptors',
    apply: (draft, value = '') => {
      draft.dumpWrite = descriptorSet(value);
    },
  },
  {
    group: 'Output',
    short: 'q',
    argument: 'none',
    help: 'say less: -q nothing of attaching and of 32-bit programs, -qq nor of exits, -qqq nothing at all',
    apply: (draft) => {
      draft.quietShort++;
    },
  },
  {
    group: 'Output',
    long: ['quiet', 'silent', 'silence'],
    qualifiers: ['quiet', 'silent', 'silence', 'q'],
    argument: 'optional',
    value: 'SET',
    words: quietWords,
    help: `what not to say\nSET: ${quietWords.join(', ')}`,
    apply(draft, value) {
      draft.quiet = wordSet(value ?? 'attach,personality', 'quiet', quietWords, {
        exits: 'exit',
        superseded: 'thread-execve',
      });
    },
  },
  {
    group: 'Output',
    long: ['kvm'],
    qualifiers: ['kvm'],
    argument: 'required',
    value: 'vcpu',
    words: ['vcpu', 'vcpu+'],
    help: 'show why virtual processors stop running',
    apply(draft, value = '') {
      const found = (['vcpu', 'vcpu+'] as const).find((one) => one === value);
      if (found === undefined) throw new UsageError(`invalid -e kvm= argument: '${value}'`, false);
      draft.kvm = found;
    },
  },
  {
    group: 'Output',
    long: ['namespace'],
    qualifiers: ['namespace'],
    argument: 'required',
    value: 'new',
    words: ['new'],
    help: 'show the namespaces that are entered',
    apply(draft, value = '') {
      if (value !== 'new') throw new UsageError(`invalid -e namespace= argument: '${value}'`, false);
      draft.namespaces = true;
    },
  },
  {
    group: 'Output',
    short: 'y',
    argument: 'none',
    help: 'show what descriptors refer to: -y paths, -yy all that is known',
    apply: (draft) => {
      draft.decodeFdsShort++;
    },
  },
  {
    group: 'Output',
    long: ['decode-fds'],
    qualifiers: ['decode-fds', 'decode-fd'],
    argument: 'optional',
    value: 'SET',
    words: [...descriptorWords, 'all'],
    help: `what of descriptors is shown\nSET: ${descriptorWords.join(', ')}`,
    apply: (draft, value) => {
      draft.decodeFds = wordSet(value ?? 'path', 'decode-fds', descriptorWords);
    },
  },
  {
    group: 'Output',
    short: 'Y',
    argument: 'none',
    help: 'show the command names of processes',
    apply: (draft) => {
      draft.decodePids = new Set(['comm']);
    },
  },
  {
    group: 'Output',
    long: ['pidns-translation'],
    argument: 'none',
    help: "show process ids of other namespaces as in hstrace's, too",
    apply: (draft) => {
      draft.decodePids = new Set(['pidns']);
    },
  },
  {
    group: 'Output',
    long: ['decode-pids'],
    qualifiers: ['decode-pids', 'decode-pid'],
    argument: 'required',
    value: 'SET',
    words: [...pidWords, 'all'],
    help: `what of process ids is shown\nSET: ${pidWords.join(', ')}`,
    apply: (draft, value = '') => {
      draft.decodePids = wordSet(value, 'decode-pids', pidWords);
    },
  },
  {
    group: 'Output',
    long: ['secontext'],
    qualifiers: ['secontext'],
    argument: 'optional',
    value: 'FORMAT',
    words: ['full', 'mismatch'],
    help: 'show the SELinux contexts of processes and files\nFORMAT: full, mismatch',
    apply: (draft, value) => {
      draft.secontext =
        value === undefined ? new Set() : wordSet(value, 'secontext', ['full', 'mismatch'] as const);
    },
  },
  {
    group: 'Output',
    short: 'i',
    long: ['instruction-pointer'],
    argument: 'none',
    help: 'show where in the program the call was made',
    apply: (draft) => {
      draft.instructionPointer = true;
    },
  },
  {
    group: 'Output',
    short: 'k',
    long: ['stack-trace', 'stack-traces'],
    argument: 'optional',
    value: 'WHAT',
    words: ['symbol', 'source'],
    help: 'show the stack of every call; -kk with source files and lines\nWHAT: symbol, source',
    apply(draft, value, as) {
      const found = value === undefined ? undefined : word(value, ['symbol', 'source'] as const);
      if (value !== undefined && found === undefined) throw invalid(as, value);
      if (found !== undefined) draft.stack = found === 'source' ? 2 : 1;
      else draft.stack = as === '-k' && draft.stack > 0 ? 2 : 1;
    },
  },
  {
    group: 'Output',
    long: ['stack-trace-frame-limit'],
    argument: 'required',
    value: 'N',
    help: 'show at most N frames of a stack (default 256)',
    apply: (draft, value = '', as) => {
      draft.stackLimit = number(value, as, 1);
    },
  },
  {
    group: 'Output',
    short: 'n',
    long: ['syscall-number'],
    argument: 'none',
    help: 'show the numbers of calls',
    apply: (draft) => {
      draft.numbers = true;
    },
  },
  {
    group: 'Output',
    short: 'N',
    long: ['arg-names'],
    argument: 'none',
    help: 'show the names of arguments',
    apply: (draft) => {
      draft.argumentNames = true;
    },
  },
  {
    group: 'Output',
    long: ['no-interleave'],
    own: true,
    argument: 'none',
    help: 'never split a call: each is shown whole when it has ended, with its thread',
    apply: (draft) => {
      draft.noInterleave = true;
    },
  },
  {
    group: 'Output',
    short: 'o',
    long: ['output'],
    argument: 'required',
    value: "FILE|'|COMMAND'",
    completes: 'file',
    help: 'write the trace to a file, or to a command, instead of standard error',
    apply: (draft, value = '') => {
      draft.output = value;
    },
  },
  {
    group: 'Output',
    short: 'A',
    long: ['output-append-mode'],
    argument: 'none',
    help: 'append to the file of -o',
    apply: (draft) => {
      draft.append = true;
    },
  },
  {
    group: 'Output',
    long: ['color'],
    argument: 'required',
    value: 'WHEN',
    words: ['auto', 'always', 'never'],
    help: 'colour: auto (default), always or never; STRACE_COLORS has the colours',
    apply(draft, value = '', as) {
      const found = word(value, ['auto', 'always', 'never'] as const);
      if (found === undefined) throw invalid(as, value);
      draft.colour = found;
    },
  },
  {
    group: 'Output',
    long: ['theme'],
    own: true,
    argument: 'required',
    value: 'THEME',
    words: themes,
    help: 'the background that colours are for: dark, light, or auto (default), by COLORFGBG',
    apply(draft, value = '', as) {
      const found = word(value, themes);
      if (found === undefined) throw invalid(as, value);
      draft.theme = found;
    },
  },
  {
    group: 'Output',
    short: 'r',
    long: ['relative-timestamps'],
    argument: 'optional',
    value: 'PRECISION',
    words: ['s', 'ms', 'us', 'ns'],
    help: 'show the time since the line before\nPRECISION: s, ms, us (default), ns',
    apply: (draft, value, as) => {
      draft.relativeTime = precision(value, as);
    },
  },
  {
    group: 'Output',
    short: 't',
    argument: 'none',
    help: 'show the time of day; -tt with microseconds, -ttt as seconds since 1970',
    apply: (draft) => {
      draft.timeShort++;
    },
  },
  {
    group: 'Output',
    long: ['absolute-timestamps', 'timestamps'],
    argument: 'optional',
    value: '[FORM][,PRECISION]',
    words: ['none', 'time', 'unix', 's', 'ms', 'us', 'ns'],
    help: 'show the time\nFORM: none, time (default), unix; PRECISION: s (default), ms, us, ns',
    apply: (draft, value, as) => {
      draft.timestamps = timestamps(value, draft.timestamps, as);
    },
  },
  {
    group: 'Output',
    short: 'T',
    long: ['syscall-times'],
    argument: 'optional',
    value: 'PRECISION',
    words: ['s', 'ms', 'us', 'ns'],
    help: 'show how long each call took\nPRECISION: s, ms, us (default), ns',
    apply: (draft, value, as) => {
      draft.duration = precision(value, as);
    },
  },
  {
    group: 'Output',
    short: 's',
    long: ['string-limit'],
    argument: 'required',
    value: 'N',
    help: 'show at most N bytes of strings (default 32)',
    apply: (draft, value = '', as) => {
      draft.stringLimit = number(value, as, 0, MOST_STRING);
    },
  },
  {
    group: 'Output',
    short: 'v',
    long: ['no-abbrev'],
    argument: 'none',
    help: 'show structures and arrays whole',
    apply: (draft) => {
      draft.abbreviated = 'none';
    },
  },
  {
    group: 'Output',
    short: 'x',
    argument: 'none',
    help: 'show strings that are not text in hexadecimal; -xx all strings',
    apply: (draft) => {
      draft.hexShort++;
    },
  },
  {
    group: 'Output',
    long: ['strings-in-hex'],
    argument: 'optional',
    value: 'WHICH',
    words: hexWords,
    help: 'which strings are shown in hexadecimal\nWHICH: none, non-ascii-chars, non-ascii (-x), all (-xx)',
    apply(draft, value, as) {
      const found = value === undefined ? 'all' : word(value, hexWords);
      if (found === undefined) throw invalid(as, value ?? '');
      draft.hexStrings = found;
    },
  },
  {
    group: 'Output',
    short: 'X',
    long: ['const-print-style'],
    argument: 'required',
    value: 'STYLE',
    words: ['raw', 'abbrev', 'verbose'],
    help: 'how numbers with names are shown\nSTYLE: raw, abbrev (default), verbose',
    apply(draft, value = '', as) {
      const found = (['raw', 'abbrev', 'verbose'] as const).find((one) => one === value);
      if (found === undefined) throw invalid(as, value);
      draft.constants = found;
    },
  },
  {
    group: 'Output',
    long: ['always-show-pid'],
    argument: 'none',
    help: 'show the process id on every line',
    apply: (draft) => {
      draft.alwaysShowPid = true;
    },
  },
];
