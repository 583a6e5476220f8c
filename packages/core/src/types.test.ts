import type {
  AnyCall,
  CallNamed,
  CallOfClass,
  ProcessEvent,
  SyscallCall,
  TraceEvent,
} from '@hstrace/syscalls';
import type { World } from '@hstrace/syscalls/analysis';
import { RecordingError } from '@hstrace/syscalls/recording';
import { tableOf } from '@hstrace/syscalls/table';
import type { Address, Bytes } from '@hstrace/syscalls/values';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Collected, collect } from './collect.js';
import { OptionTypeError, TraceError, type TraceErrorCode } from './errors.js';
import type { CallFilter, FilteredCall } from './filter/call-filter.js';
import { type SyscallSet, SyscallSetError } from './filter/syscall-set.js';
import type { HStrace } from './hstrace.js';
import type { InjectionRule } from './injection.js';
import type { openRecording } from './recording/open.js';
import type { attach, trace } from './trace.js';
import type { Tracer } from './tracer.js';

type Elements<T> = T extends AsyncIterable<infer E> ? E : never;
// Never run: types are all that is asked for.
const example = (start: typeof trace, join: typeof attach, builder: HStrace) => ({
  all: start('ls'),
  some: start('ls', ['-l'], { syscalls: ['openat', 'read'] }),
  network: join(1, { syscalls: ['%network', 'close'] }),
  pattern: start('ls', [], { syscalls: ['openat', /^read/] }),
  negated: start('ls', [], { syscalls: ['!openat'] }),
  where: start('ls', [], { syscalls: ['read'], where: { test: (call) => call.args.count > 1 } }),
  anyWhere: start('ls', [], { where: { test: (call) => call.name === 'read' && call.args.count > 1 } }),
  built: builder.program('ls').syscalls('openat').options({ cwd: '/' }).arg('x').start(),
  builtByOptions: builder
    .options({ syscalls: ['%network'] })
    .program('ls')
    .start(),
});
type Made = ReturnType<typeof example>;

describe('the types of events', () => {
  it('are told by the names in a filter', () => {
    expectTypeOf<Made['all']>().toEqualTypeOf<Tracer<AnyCall>>();
    expectTypeOf<Made['some']>().toEqualTypeOf<Tracer<CallNamed<'openat' | 'read'>>>();
    expectTypeOf<Elements<Made['some']>['name']>().toEqualTypeOf<'openat' | 'read'>();
    expectTypeOf<Made['where']>().toEqualTypeOf<Tracer<CallNamed<'read'>>>();
    expectTypeOf<Made['anyWhere']>().toEqualTypeOf<Tracer<AnyCall>>();
  });

  it('are told by classes', () => {
    type Names = Elements<Made['network']>['name'];
    expectTypeOf<'connect'>().toExtend<Names>();
    expectTypeOf<'close'>().toExtend<Names>();
    expectTypeOf<'mmap'>().not.toExtend<Names>();
    expectTypeOf<Made['builtByOptions']>().toEqualTypeOf<Tracer<CallOfClass<'network'>>>();
    expectTypeOf<CallOfClass<'file'>['name'] & 'read'>().toBeNever();
  });

  it('are all of them where a filter is more than names', () => {
    expectTypeOf<Made['pattern']>().toEqualTypeOf<Tracer<AnyCall>>();
    expectTypeOf<Made['negated']>().toEqualTypeOf<Tracer<AnyCall>>();
    // By name alone: to compare all of them in depth takes seconds.
    expectTypeOf<FilteredCall<CallFilter>['name']>().toEqualTypeOf<AnyCall['name']>();
    expectTypeOf<FilteredCall<string[]>['name']>().toEqualTypeOf<AnyCall['name']>();
  });

  it('go through the builder', () => {
    expectTypeOf<Made['built']>().toEqualTypeOf<Tracer<CallNamed<'openat'>>>();
  });

  it('are the same for all ways of reading', () => {
    type T = Made['some'];
    type Call = CallNamed<'openat' | 'read'>;
    expectTypeOf<Elements<ReturnType<T['syscalls']>>>().toEqualTypeOf<Call>();
    expectTypeOf<Elements<ReturnType<T['events']>>>().toEqualTypeOf<Call | ProcessEvent>();
    expectTypeOf<Elements<ReturnType<T['eventBatches']>>>().toEqualTypeOf<(Call | ProcessEvent)[]>();
    expectTypeOf<Collected<Call>['events']>().toEqualTypeOf<readonly (Call | ProcessEvent)[]>();
    type Recorded = Awaited<ReturnType<typeof openRecording>>;
    expectTypeOf<Elements<Recorded>['type']>().toEqualTypeOf<(AnyCall | ProcessEvent)['type']>();
    expectTypeOf<Elements<ReturnType<Recorded['syscalls']>>['name']>().toEqualTypeOf<AnyCall['name']>();
  });

  it('narrow by type and name', () => {
    const look = (event: Elements<ReturnType<Made['all']['events']>>): void => {
      if (event.type === 'exited') expectTypeOf(event.code).toEqualTypeOf<number>();
      if (event.type === 'syscall' && event.name === 'openat') {
        expectTypeOf(event).toEqualTypeOf<CallNamed<'openat'>>();
        expectTypeOf(event.args.flags.has).parameter(0).not.toEqualTypeOf<string>();
      }
    };
    expectTypeOf(look).toBeFunction();
  });

  it('are those that formatters take', () => {
    expectTypeOf<AnyCall>().toExtend<SyscallCall>();
    expectTypeOf<Elements<ReturnType<Made['some']['events']>>>().toExtend<TraceEvent>();
    expectTypeOf<Tracer<CallNamed<'read'>>>().toExtend<Tracer<SyscallCall>>();
  });
});

describe('names that are asked for', () => {
  it('bring the definitions that architectures have of their own', () => {
    expectTypeOf<FilteredCall<readonly ['mmap']>['name']>().toEqualTypeOf<'mmap' | 'old_mmap'>();
    expectTypeOf<FilteredCall<readonly ['clone']>['name']>().toEqualTypeOf<
      'clone' | 'clone_i386' | 'clone_aarch64'
    >();
    expectTypeOf<'shmat'>().toExtend<FilteredCall<readonly ['ipc']>['name']>();
    // The list in the types, held against the tables.
    const also = {
      clone: ['clone_i386', 'clone_aarch64'],
      clone3: ['clone3_i386'],
      mmap: ['old_mmap'],
      modify_ldt: ['modify_ldt_i386'],
      select: ['old_select'],
    } as const satisfies {
      [N in 'clone' | 'clone3' | 'mmap' | 'modify_ldt' | 'select']: readonly Exclude<
        FilteredCall<readonly [N]>['name'],
        N
      >[];
    };
    const found: Record<string, string[]> = {};
    for (const arch of ['x86_64', 'i386', 'aarch64'] as const) {
      for (const { name, definition } of tableOf(arch)) {
        if (name === definition.name) continue;
        found[name] ??= [];
        found[name].push(definition.name);
      }
    }
    expect(found).toEqual(also);
  });

  it('bring the calls that a multiplexer stands for', () => {
    const calls = (name: string) =>
      tableOf('i386')
        .find((entry) => entry.name === name)
        ?.definition.spec.subcalls?.calls.map(({ call }) => call.name);
    const ipc = [
      'msgrcv', 'semop', 'semget', 'semctl', 'semtimedop', 'msgsnd', 'msgget', 'msgctl', 'shmat', 'shmdt', 'shmget', 'shmctl',
    ] as const satisfies readonly FilteredCall<readonly ['ipc']>['name'][]; // biome-ignore format: one list
    expectTypeOf<FilteredCall<readonly ['ipc']>['name']>().toEqualTypeOf<(typeof ipc)[number] | 'ipc'>();
    expect(new Set(calls('ipc'))).toEqual(new Set(ipc));
    const socket = [
      'socket', 'bind', 'connect', 'listen', 'accept', 'getsockname', 'getpeername', 'socketpair', 'send', 'recv', 'sendto',
      'recvfrom', 'shutdown', 'setsockopt', 'getsockopt', 'sendmsg', 'recvmsg', 'accept4', 'recvmmsg', 'sendmmsg',
    ] as const; // biome-ignore format: one list
    expectTypeOf<FilteredCall<readonly ['socketcall']>['name']>().toEqualTypeOf<
      (typeof socket)[number] | 'socketcall'
    >();
    expect(new Set(calls('socketcall'))).toEqual(new Set(socket));
  });
});

// Never run: what a team would write, and what the compiler must refuse.
const uses = async (
  start: typeof trace,
  gather: typeof collect,
  open: typeof openRecording,
  call: AnyCall,
) => {
  // @ts-expect-error options are those that there are
  start('ls', [], { sycalls: ['openat'] });
  // @ts-expect-error conditions too
  start('ls', [], { where: { erno: ['ENOENT'] } });
  // @ts-expect-error there is no such error
  start('ls', [], { where: { errno: ['ENOSUCH'] } });
  // @ts-expect-error there is no such status
  start('ls', [], { where: { status: ['odd'] } });
  // @ts-expect-error a filter is a list
  start('ls', [], { syscalls: 'openat' });
  // @ts-expect-error stdio has no channel of messages
  start('ls', [], { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] });
  // @ts-expect-error read has no argument `pathname`
  start('ls', [], { syscalls: ['read'], where: { test: ({ args }) => args.pathname === '' } });
  start(new URL('file:///bin/ls'), { cwd: new URL('file:///'), syscalls: ['read'] }) satisfies Tracer<
    CallNamed<'read'>
  >;
  start('ls', { cwd: '/' }) satisfies Tracer<AnyCall>;
  start('ls', [new Uint8Array(1)], { signal: AbortSignal.timeout(1), timeout: 5, killSignal: 'SIGINT' });

  const rules: InjectionRule[] = [
    { syscalls: ['write'], when: 3, error: 'ENOSPC' },
    { syscalls: ['%network'], error: 111, when: { first: 2, step: 2 } },
    { syscalls: [/^get/], result: -1n, touching: { descriptors: [3] } },
    { syscalls: ['read'], signal: 'SIGTERM', pokeExit: [{ argument: 1, data: new Uint8Array(1) }] },
    // @ts-expect-error there is no such error
    { syscalls: ['write'], error: 'ENOSUCH' },
    // @ts-expect-error there is no such signal
    { syscalls: ['write'], signal: 'SIGSUCH' },
    // @ts-expect-error a rule is about calls
    { error: 'EIO' },
  ];

  const bytes = await gather('ls', [], { encoding: 'buffer', inject: rules });
  expectTypeOf(bytes.stdout).toEqualTypeOf<Buffer>();
  const text = await gather('ls', { syscalls: ['openat'] });
  expectTypeOf(text.stdout).toEqualTypeOf<string>();
  expectTypeOf(text.calls).toEqualTypeOf<readonly CallNamed<'openat'>[]>();
  expectTypeOf(text.filter).toEqualTypeOf<SyscallSet | undefined>();
  expectTypeOf(text.world).toEqualTypeOf<World>();

  await using recording = await open(new URL('file:///run.hst'));
  expectTypeOf(recording.metadata.command).toEqualTypeOf<readonly string[]>();

  switch (call.name) {
    case 'openat':
      expectTypeOf(call.args.pathname).toEqualTypeOf<string | Bytes | Address | null>();
      if (call.result?.ok === true) expectTypeOf(call.result.value).toEqualTypeOf<number>();
      else if (call.result?.ok === false) expectTypeOf(call.result.errno).toEqualTypeOf<number>();
      break;
    case 'read':
      expectTypeOf(call.args.count).toEqualTypeOf<number | bigint>();
      // @ts-expect-error flags are openat's
      call.args.flags;
      break;
    case 'fcntl':
      if (call.args.cmd === 'F_SETFL') call.args.flags.has('O_NONBLOCK');
      // @ts-expect-error there is no such command
      if (call.args.cmd === 'F_NOPE') call;
      break;
    case 'connect':
      if (call.args.addr !== null && 'sin_port' in call.args.addr)
        expectTypeOf(call.args.addr.sa_family).toEqualTypeOf<'AF_INET'>();
      break;
    default:
  }
  if (call.category === 'network')
    expectTypeOf(call.risk.level).toEqualTypeOf<'info' | 'warning' | 'danger'>();
  // @ts-expect-error there is no such category
  if (call.category === 'moon') call;
  // @ts-expect-error there is no such call
  if (call.name === 'opennat') call;
};

describe('errors', () => {
  it('are told apart by class and code', () => {
    const judge = (error: unknown): string => {
      if (error instanceof TraceError) {
        expectTypeOf(error.code).toEqualTypeOf<TraceErrorCode>();
        // @ts-expect-error there is no such code
        if (error.code === 'NO_SUCH_CODE') return '';
      }
      if (error instanceof SyscallSetError) expectTypeOf(error.near).toEqualTypeOf<readonly string[]>();
      if (error instanceof OptionTypeError) expectTypeOf(error.code).toEqualTypeOf<'BAD_OPTIONS'>();
      if (error instanceof RecordingError) expectTypeOf(error.code).toEqualTypeOf<RecordingError['code']>();
      return '';
    };
    expect(judge(new OptionTypeError('cwd', ''))).toBe('');
    expect(new OptionTypeError('cwd', '')).toBeInstanceOf(TypeError);
    expect(uses).toBeTypeOf('function');
  });
});
