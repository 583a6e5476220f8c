import { groups, type Option } from './option.js';
import { options } from './table.js';

/** Text as roff has it: no hyphen for a minus sign, no control line where none is meant. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(['.])/gm, '\\&$1');
}

function tag({ short, long, argument, shortArgument, value = '' }: Option): string {
  const names: string[] = [];
  if (short !== undefined) {
    const takes = (shortArgument ?? argument) === 'required';
    names.push(`\\fB\\-${short}\\fR${takes ? ` \\fI${roff(value)}\\fR` : ''}`);
  }
  for (const name of long ?? []) {
    const suffix =
      argument === 'none'
        ? ''
        : argument === 'optional'
          ? `[=\\fI${roff(value)}\\fR]`
          : `=\\fI${roff(value)}\\fR`;
    names.push(`\\fB\\-\\-${roff(name)}\\fR${suffix}`);
  }
  return names.join(', ');
}

function entry(option: Option): string {
  const [first = '', ...more] = option.help.split('\n').map(roff);
  const own = option.own === true ? "\n.br\nThis option is hstrace's own." : '';
  const lines = [first, ...more].join('\n.br\n');
  return `.TP\n${tag(option)}\n${lines}${own}`;
}

/** The manual page, hstrace(1), made from the table of options. */
export function manPage(version: string): string {
  const sections = groups.map((group) => {
    const entries = options.filter((option) => option.group === group).map(entry);
    return `.SS ${group}\n${entries.join('\n')}`;
  });
  return `.TH HSTRACE 1 "" "hstrace ${roff(version)}"
.SH NAME
hstrace \\- see what a Linux program asks of its kernel
.SH SYNOPSIS
.B hstrace
[\\fIOPTIONS\\fR] \\fIPROG\\fR [\\fIARGS\\fR]
.br
.B hstrace
[\\fIOPTIONS\\fR] \\fB\\-p\\fR \\fIPID\\fR
.SH DESCRIPTION
hstrace starts a program, or attaches to running ones, and shows the system calls they make and the signals they get.
Options have the names and the meaning they have in
.BR strace (1),
and without options the lines are strace's as well. Children are followed unless
.B \\-\\-no\\-follow
is given.
.SH OPTIONS
Long options may be shortened as long as they are unambiguous. The first word that is no option, or
.BR \\-\\- ,
ends the options.
${sections.join('\n')}
.SH ENVIRONMENT
.TP
.B NO_COLOR
No colours, unless
.B \\-\\-color=always
is given.
.TP
.B FORCE_COLOR
Colours, even where the output is no terminal.
.TP
.B STRACE_COLORS
The colours of the parts of a line: syscall, argname, argval, const, comment, punct, retval, error, each with
numbers of SGR sequences, such as
.BR syscall=1;33:error=31 .
.SH EXIT STATUS
The exit status of the program; if it was killed by a signal, hstrace dies of the same. 1 if there is no such program or
it cannot be executed, if the command line is wrong, or nothing can be traced, 3 by
.BR \\-\\-fail\\-on .
.SH SEE ALSO
.BR strace (1),
.BR ptrace (2),
.BR syscalls (2)
`;
}
