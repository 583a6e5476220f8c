import { type LongName, longNamesOf } from './getopt.js';
import type { Option } from './option.js';
import { filtering } from './table/filtering.js';
import { expression } from './table/general.js';
import { miscellaneous } from './table/miscellaneous.js';
import { output } from './table/output.js';
import { startup } from './table/startup.js';
import { statistics } from './table/statistics.js';
import { tampering } from './table/tampering.js';
import { tracing } from './table/tracing.js';

const grouped: readonly Option[] = [
  ...startup,
  ...tracing,
  ...filtering,
  ...output,
  ...statistics,
  ...tampering,
  ...miscellaneous,
];

/** All options. The parser, the help, the manual and the completions are made from this table. */
export const options: readonly Option[] = [expression(grouped), ...grouped];

/** strace's own order of its long options, which shows where it lists the possibilities of an ambiguous one. */
const ORDER = (
  'columns output-append-mode detach-on summary-only summary debug daemonize daemonised daemonized env follow-forks ' +
  'output-separately help instruction-pointer interruptible stack-trace stack-traces stack-trace-frame-limit ' +
  'syscall-limit syscall-number arg-names output summary-syscall-overhead attach trace-path relative-timestamps string-limit ' +
  'summary-sort-by absolute-timestamps timestamps syscall-times user summary-columns no-abbrev version ' +
  'summary-wall-clock strings-in-hex const-print-style pidns-translation successful-only failed-only failing-only ' +
  'seccomp-bpf argv0 always-show-pid color kill-on-exit namespace tips trace trace-fds abbrev verbose ' +
  'raw signals status read write fault inject kvm quiet silent silence decode-fds decode-pids secontext'
).split(' ');

/** All long names, strace's in its order, then hstrace's own. */
export const longNames: readonly LongName<Option>[] = (() => {
  const place = ({ name }: LongName<Option>): number => {
    const index = ORDER.indexOf(name);
    return index < 0 ? ORDER.length : index;
  };
  return longNamesOf(options).sort((a, b) => place(a) - place(b));
})();
