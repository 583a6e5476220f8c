import type { Option } from './option.js';
import { options } from './table.js';
import { spellings, summaryOf } from './words.js';

type Shell = 'bash' | 'zsh' | 'fish';

const takesValue = ({ argument, shortArgument }: Option): boolean =>
  argument === 'required' || shortArgument === 'required';

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Completions for a shell, made from the table of options. */
export function completions(shell: Shell): string {
  return { bash, zsh, fish }[shell]();
}

/** Options whose value is the name of a program, a file, a process, ... */
function bashAction({ words, completes }: Option): string {
  if (words !== undefined) return `COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$cur"))`;
  switch (completes) {
    case 'file':
      return 'COMPREPLY=($(compgen -f -- "$cur"))';
    case 'command':
      return 'COMPREPLY=($(compgen -c -- "$cur"))';
    case 'user':
      return 'COMPREPLY=($(compgen -u -- "$cur"))';
    case 'signal':
      return 'COMPREPLY=($(compgen -A signal -- "$cur"))';
    case 'pid':
      return `COMPREPLY=($(compgen -W "$(ps -eo pid= 2>/dev/null)" -- "$cur"))`;
    default:
      return 'COMPREPLY=()';
  }
}

function bash(): string {
  const all = options.flatMap(spellings);
  const taking = options.filter(takesValue);
  const cases = taking.map((option) => `    ${spellings(option).join('|')}) ${bashAction(option)}; return;;`);
  return `# Completions of hstrace for bash, made by hstrace --completions=bash.
_hstrace() {
  local cur prev word i skip=0
  cur=\${COMP_WORDS[COMP_CWORD]}
  prev=\${COMP_WORDS[COMP_CWORD-1]}
  # "--name=value" comes as three words.
  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  # Behind the program's name its own completions apply.
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    if ((skip)); then skip=0; continue; fi
    case $word in
      --) if declare -F _command_offset >/dev/null; then _command_offset $((i + 1)); fi; return;;
      =) skip=1;;
      ${taking.flatMap(spellings).join('|')}) [[ \${COMP_WORDS[i+1]} == = ]] || skip=1;;
      -*) ;;
      *) if declare -F _command_offset >/dev/null; then _command_offset $i; fi; return;;
    esac
  done
  case $prev in
${cases.join('\n')}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W ${quoted(all.join(' '))} -- "$cur"))
  else
    COMPREPLY=($(compgen -c -- "$cur"))
  fi
}
complete -o default -F _hstrace hstrace
`;
}

function zshAction({ words, completes, value = 'value' }: Option): string {
  const title = value.replace(/[:[\]'|]/g, ' ').trim() || 'value';
  if (words !== undefined) return `:${title}:(${words.join(' ')})`;
  const actions = {
    file: '_files',
    command: '_command_names',
    pid: '_pids',
    user: '_users',
    signal: '_signals',
    syscalls: ' ',
  } as const;
  return `:${title}:${completes === undefined ? ' ' : actions[completes]}`;
}

function zsh(): string {
  const lines = options.flatMap((option) => {
    const help = summaryOf(option).replace(/[[\]:]/g, '\\$&');
    return spellings(option).map((name) => {
      const long = name.startsWith('--');
      const takes = long ? option.argument : (option.shortArgument ?? option.argument);
      const mark = takes === 'none' || (!long && takes === 'optional') ? '' : long ? '=' : '+';
      const optional = long && takes === 'optional' ? `-` : '';
      const action = mark === '' ? '' : zshAction(option);
      return `  ${quoted(`*${name}${mark}${optional}[${help}]${optional === '' ? action : `:${action}`}`)}`;
    });
  });
  return `#compdef hstrace
# Completions of hstrace for zsh, made by hstrace --completions=zsh.
_arguments -s -S \\
${lines.join(' \\\n')} \\
  '(-):program:_command_names -e' \\
  '*::arguments:_normal'
`;
}

function fish(): string {
  const lines = options.map((option) => {
    const parts = ['complete -c hstrace'];
    if (option.short !== undefined) parts.push(`-s ${option.short}`);
    for (const name of option.long ?? []) parts.push(`-l ${name}`);
    if (takesValue(option)) parts.push(option.completes === 'file' ? '-r' : '-x');
    if (option.words !== undefined) parts.push(`-a ${quoted(option.words.join(' '))}`);
    else if (option.completes === 'pid') parts.push(`-a '(__fish_complete_pids)'`);
    else if (option.completes === 'user') parts.push(`-a '(__fish_complete_users)'`);
    parts.push(`-d ${quoted(summaryOf(option))}`);
    return parts.join(' ');
  });
  return `# Completions of hstrace for fish, made by hstrace --completions=fish.
complete -c hstrace -x -a '(__fish_complete_subcommand)'
${lines.join('\n')}
`;
}
