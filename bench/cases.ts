import type { Case } from './case.js';

/** Where things are that the cases need. */
export interface Places {
  readonly hstrace: string;
  readonly folder: string;
}

/** The cases, by what is asked of a tracer. */
export function cases({ hstrace, folder }: Places): Case[] {
  const log = `${folder}/trace.log`;
  const bin = (name: string): string => `${folder}/${name}`;
  const traced = (program: string, options = ''): Case['commands'] => ({
    bare: program,
    strace: `strace ${options} -o ${log} ${program}`,
    hstrace: `${hstrace} ${options} -o ${log} ${program}`,
  });
  const large = `git -C ${folder}/tree status --porcelain`;
  return [
    {
      name: 'getppid loop, in full',
      commands: traced(`${bin('getppid')} 20000`),
      ratio: ['hstrace', 'strace'],
      goal: 0.25,
      runs: 3,
    },
    {
      name: 'open/read/close loop, in full',
      commands: traced(`${bin('files')} 7000`),
      ratio: ['hstrace', 'strace'],
      goal: 0.25,
      runs: 3,
    },
    {
      name: 'getppid loop, other processor busy',
      commands: traced(`${bin('getppid')} 20000`),
      ratio: ['hstrace', 'strace'],
      goal: 1,
      runs: 3,
      busy: true,
    },
    {
      name: 'longer getppid loop, other processor busy',
      commands: traced(`${bin('getppid')} 200000`),
      ratio: ['hstrace', 'strace'],
      goal: 1,
      runs: 2,
      busy: true,
    },
    {
      name: 'filtered: 200,000 calls not asked for',
      commands: traced(`${bin('getppid')} 200000`, '-e trace=openat'),
      ratio: ['hstrace', 'bare'],
      goal: 1.1,
      runs: 3,
    },
    {
      // The same where the start of Node.js does not hide what the calls cost; strace would need ten minutes.
      name: 'filtered: 20,000,000 calls not asked for',
      commands: {
        bare: `${bin('getppid')} 20000000`,
        hstrace: `${hstrace} -e trace=openat -o ${log} ${bin('getppid')} 20000000`,
      },
      ratio: ['hstrace', 'bare'],
      goal: 1.1,
      runs: 2,
    },
    {
      name: 'git status on a large tree',
      commands: traced(large, '-f'),
      ratio: ['hstrace', 'strace'],
      goal: 0.8,
      runs: 3,
    },
    {
      name: 'npm --version',
      commands: traced('npm --version', '-f'),
      ratio: ['hstrace', 'strace'],
      goal: 0.8,
      runs: 3,
    },
    {
      name: 'make -j2 of 50 files',
      commands: traced(`make -s -j2 -C ${folder}/make`, '-f'),
      ratio: ['hstrace', 'strace'],
      goal: 0.8,
      runs: 2,
      prepare: `make -s -C ${folder}/make clean`,
    },
    {
      name: '-c of the getppid loop',
      commands: traced(`${bin('getppid')} 20000`, '-c'),
      ratio: ['hstrace', 'strace'],
      goal: 0.25,
      runs: 3,
    },
    {
      name: 'start-up',
      commands: { node: 'node -e 0', hstrace: `${hstrace} -o ${log} true` },
      ratio: ['hstrace', 'node'],
      goal: 1.5,
      runs: 10,
    },
  ];
}
