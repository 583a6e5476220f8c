import type { SyscallCall, TraceEvent } from '@hstrace/syscalls';
import { World } from '@hstrace/syscalls/analysis';
import { RiskAssessor } from '@hstrace/syscalls/risk';
import { groups, groupTables } from '../../src/groups/index.js';
import { HumanFormatter } from '../../src/human/index.js';
import { JsonFormatter } from '../../src/json/index.js';
import { StraceFormatter, type StraceOptions } from '../../src/strace/index.js';
import type { Tape } from './tape.js';

/** Any options of the strace format. */
function anyOptions(tape: Tape): StraceOptions {
  const all = (): 'all' | 'none' => (tape.chance(2) ? 'none' : 'all');
  return {
    constants: tape.pick(['abbrev', 'raw', 'verbose']),
    hexStrings: tape.pick(['none', 'non-ascii', 'all', 'non-ascii-chars']),
    stringLimit: tape.pick([32, 0, 1, 65_536]),
    abbreviated: all(),
    verbose: tape.chance(6) ? 'none' : 'all',
    raw: tape.chance(8) ? 'all' : 'none',
    descriptors: tape.pick([0, 1, 2]),
    ...(tape.chance(2) ? {} : { descriptorDetails: new Set(['path', 'socket', 'dev', 'pidfd'] as const) }),
    argumentNames: tape.chance(4),
    pids: tape.pick(['bracketed', 'always', 'plain', 'none']),
    processNames: tape.chance(2),
    processName: (pid) => (pid % 2 === 0 ? '\u001b[31m\n<\u009b' : undefined),
    genericFamily: (id) => (id % 2 === 0 ? 'f\u001b[31m' : undefined),
    interfaceName: (index) => (index % 2 === 0 ? 'e\u001b[31m' : undefined),
    duration: 'us',
    time: { form: tape.chance(2) ? 'clock' : 'unix', precision: 'ns' },
    relativeTime: tape.chance(3) ? 'us' : undefined,
    numbers: tape.chance(3),
    instructionPointer: tape.chance(3),
    ...(tape.chance(4) ? { dumpRead: () => true, dumpWrite: () => true } : {}),
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
/** What reorders a line or ends it for some. */
const TRICKS = /[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;
/** Far more than the memory of an imagined call can be told in. */
const MOST_TEXT = 4_000_000;
/** Milliseconds. Generous: a busy machine must not fail the test, and what loops without end is far beyond it. */
const MOST_TIME = 3000;

/** Text of whole lines, or of nothing. */
function checkLines(text: string, what: string): void {
  if (text.length > MOST_TEXT) throw new Error(`${what}: ${text.length} characters`);
  if (text !== '' && !text.endsWith('\n'))
    throw new Error(`${what}: no end of line in ${JSON.stringify(text)}`);
  for (const line of text.split('\n')) {
    if (CONTROL.test(line) || TRICKS.test(line))
      throw new Error(`${what}: a character that drives terminals in ${JSON.stringify(line)}`);
  }
}

/** Shows events in every format, and whatever else looks at them. Throws if one of them does, or lets something through. */
export function checkFormats(calls: readonly SyscallCall[], tape: Tape): void {
  const began = performance.now();
  const events = calls as readonly unknown[] as readonly TraceEvent[];
  const world = new World('/');
  const risks = new RiskAssessor();
  const json = new JsonFormatter({ enters: true });
  const strace = [new StraceFormatter(anyOptions(tape)), new StraceFormatter(anyOptions(tape))];
  const human = new HumanFormatter({ all: tape.chance(2), home: '/etc' });
  let sentences = '';
  for (const [i, event] of events.entries()) {
    const object = json.format(event);
    checkLines(object, 'json');
    JSON.parse(object);
    for (const one of strace) checkLines(one.format(event) + one.end(), 'strace');
    sentences += human.format(event);
    const { level } = risks.assess(calls[i] as SyscallCall);
    if (!['info', 'warning', 'danger'].includes(level)) throw new Error(`a risk of ${level}`);
    world.add(event);
  }
  checkLines(sentences + human.end(), 'human');
  const by = ['file', 'process', 'network', 'category'] as const;
  JSON.stringify(groups(world, by));
  checkLines(groupTables(world, by, { width: 80, frames: false }), 'groups');
  const took = performance.now() - began;
  if (took > MOST_TIME) throw new Error(`it took ${took} ms`);
}
