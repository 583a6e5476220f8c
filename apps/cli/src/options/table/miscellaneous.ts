import type { Option } from '../option.js';
import { tips } from '../timestamps.js';
import { invalid, word } from '../values.js';

const shells = ['bash', 'zsh', 'fish'] as const;

/** Thrown when help is asked for: it is printed at once, whatever follows. */
export class HelpRequest extends Error {}

/** Everything else. */
export const miscellaneous: readonly Option[] = [
  {
    group: 'Miscellaneous',
    long: ['risk'],
    own: true,
    argument: 'required',
    value: 'LEVEL',
    words: ['info', 'warning', 'danger'],
    help: 'show only calls of this level of risk, or above, and why\nLEVEL: info (all), warning, danger',
    apply(draft, value = '', as) {
      const found = word(value, ['info', 'warning', 'danger'] as const);
      if (found === undefined) throw invalid(as, value);
      draft.risk = found;
    },
  },
  {
    group: 'Miscellaneous',
    long: ['fail-on'],
    own: true,
    argument: 'required',
    value: 'LEVEL',
    words: ['warning', 'danger'],
    help: 'exit with 3 if a call of this level of risk, or above, was made\nLEVEL: warning, danger',
    apply(draft, value = '', as) {
      const found = word(value, ['warning', 'danger'] as const);
      if (found === undefined) throw invalid(as, value);
      draft.failOn = found;
    },
  },
  {
    group: 'Miscellaneous',
    long: ['risk-rules'],
    own: true,
    argument: 'required',
    value: 'FILE',
    completes: 'file',
    help: 'judge by the rules in this file (JSON), too: see docs/risk.md',
    apply: (draft, value = '') => {
      draft.riskRules = value;
    },
  },
  {
    group: 'Miscellaneous',
    long: ['all'],
    own: true,
    argument: 'none',
    help: 'fold nothing in the human format: every call has its line',
    apply: (draft) => {
      draft.all = true;
    },
  },
  {
    group: 'Miscellaneous',
    long: ['record'],
    own: true,
    argument: 'required',
    value: 'FILE',
    completes: 'file',
    help: 'keep everything in a file, to be shown again by --replay',
    apply: (draft, value = '') => {
      draft.record = value;
    },
  },
  {
    group: 'Miscellaneous',
    long: ['replay'],
    own: true,
    argument: 'required',
    value: 'FILE',
    completes: 'file',
    help: 'show what was kept, in any format',
    apply: (draft, value = '') => {
      draft.replay = value;
    },
  },
  {
    group: 'Miscellaneous',
    short: 'd',
    long: ['debug'],
    argument: 'none',
    help: 'say on standard error what hstrace itself does',
    apply: (draft) => {
      draft.debug = true;
    },
  },
  {
    group: 'Miscellaneous',
    short: 'h',
    long: ['help'],
    argument: 'none',
    help: 'print this help',
    apply() {
      throw new HelpRequest();
    },
  },
  {
    group: 'Miscellaneous',
    long: ['seccomp-bpf'],
    argument: 'none',
    help: 'let the kernel skip calls that are not shown: hstrace does so by itself',
    apply: (draft) => {
      draft.seccomp = true;
    },
  },
  {
    group: 'Miscellaneous',
    long: ['tips'],
    argument: 'optional',
    value: '[ID][,FORMAT]',
    words: ['random', 'none', 'compact', 'full'],
    help: 'print a tip at the end\nID: a number or random (default); FORMAT: none, compact (default), full',
    apply: (draft, value, as) => {
      draft.tips = tips(value, draft.tips, as);
    },
  },
  {
    group: 'Miscellaneous',
    long: ['completions'],
    own: true,
    argument: 'required',
    value: 'SHELL',
    words: shells,
    help: `print the completions for ${shells.join(', ')}`,
    apply(draft, value = '', as) {
      const found = word(value, shells);
      if (found === undefined) throw invalid(as, value);
      draft.completions = found;
    },
  },
  {
    group: 'Miscellaneous',
    short: 'V',
    long: ['version'],
    argument: 'none',
    help: 'print the version',
    apply: (draft) => {
      draft.version++;
    },
  },
];
