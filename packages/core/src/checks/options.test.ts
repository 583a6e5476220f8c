import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collect } from '../collect.js';
import { OptionTypeError, TraceError } from '../errors.js';
import { HStrace } from '../hstrace.js';
import { record } from '../recording/record.js';
import { attach, trace } from '../trace.js';

/** As JavaScript may call it. */
const untyped = trace as unknown as (...args: unknown[]) => { stop(): Promise<void> };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hstrace-checks-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What it throws; nothing may have been started by then. */
async function refusal(...args: unknown[]): Promise<unknown> {
  try {
    const tracer = untyped(...args);
    await tracer.stop();
  } catch (error) {
    return error;
  }
  throw new Error('it was taken');
}

describe('values of a wrong type', () => {
  it.each<[string, unknown]>([
    ['syscalls', 'openat'],
    ['syscalls[0]', { syscalls: [5] }],
    ['syscalls[1]', { syscalls: ['openat', null] }],
    ['syscalls', null],
    ['syscalls', new Set(['openat'])],
    ['where', () => true],
    ['where', null],
    ['where.paths', { where: { paths: '/etc/**' } }],
    ['where.errno', { where: { errno: 'ENOENT' } }],
    ['where.errno[0]', { where: { errno: [null] } }],
    ['where.test', { where: { test: 'true' } }],
    ['where.slowerThan', { where: { slowerThan: '5' } }],
    ['where.descriptors[0]', { where: { descriptors: ['3'] } }],
    ['where.erno', { where: { erno: ['ENOENT'] } }],
    ['follow', 'no'],
    ['stringLimit', '5'],
    ['stringLimit', 5n],
    ['openFiles', 5],
    ['descriptors', 1],
    ['inject', {}],
    ['inject[0]', { inject: [null] }],
    ['inject[0].syscalls', { inject: [{}] }],
    ['inject[0].when.first', { inject: [{ syscalls: ['read'], when: {} }] }],
    ['inject[0].pokeExit[0].data', { inject: [{ syscalls: [], pokeExit: [{ argument: 1, data: 'x' }] }] }],
    ['inject[0].eror', { inject: [{ syscalls: ['read'], eror: 'EIO' }] }],
    ['signal', 'SIGTERM'],
    ['signal', {}],
    ['cwd', 5],
    ['argv0', 5],
    ['env', 'A=b'],
    ['env', null],
    ['env', new Map([['A', 'b']])],
    ['env[0]', { env: [5] }],
    ['uid', '0'],
    ['groups[0]', { groups: ['0'] }],
    ['stdio', () => 'pipe'],
    ['stdio[3]', { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] }],
    ['risk.rules[0].calls', { risk: { rules: [{ reason: () => undefined }] } }],
    ['options.sycalls', { sycalls: ['openat'] }],
    ['options.shell', { shell: true }],
  ])('%s are refused: %o', async (option, given) => {
    const direct =
      typeof given !== 'object' || given === null || given instanceof Set || given instanceof Map;
    const plain = direct || (!option.includes('[') && !option.includes('.') && !(option in given));
    const error = await refusal('true', [], plain ? { [option]: given } : given);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ name: 'OptionTypeError', code: 'BAD_OPTIONS', option });
    expect(error).not.toBeInstanceOf(TraceError);
  });

  it.each<[string, unknown[]]>([
    ['file', []],
    ['file', [5]],
    ['file', [null]],
    ['args', ['true', 'abc']],
    ['args[0]', ['true', [1]]],
    ['options', ['true', [], 'x']],
    ['options', ['true', [], null]],
    ['args', ['true', { cwd: '/' }, {}]],
  ])('%s: %o', async (option, args) => {
    expect(await refusal(...args)).toMatchObject({ name: 'OptionTypeError', option });
  });

  it('are told in words, with what they should be', async () => {
    expect(await refusal('true', [], { where: { errno: 'ENOENT' } })).toMatchObject({
      message: 'where.errno must be a list, and this is "ENOENT"',
    });
    expect(await refusal('true', [], { sycalls: [] })).toMatchObject({
      message: "there is no option 'sycalls' in options; did you mean syscalls?",
    });
    expect(await refusal('true', [], { shell: true })).toMatchObject({
      message: expect.stringContaining("trace('sh', ['-c', '…'])"),
    });
  });

  it('are found before anything is started', async () => {
    const file = join(folder, 'made');
    expect(await refusal('touch', [file], { stdio: 'inherits' })).toBeInstanceOf(TraceError);
    await expect(collect('touch', [file], { input: 5 as never })).rejects.toBeInstanceOf(OptionTypeError);
    await expect(collect('touch', [file], { mostEvents: Number.NaN })).rejects.toBeInstanceOf(TraceError);
    await expect(collect('touch', [file], { mostOutput: '5' as never })).rejects.toBeInstanceOf(TypeError);
    await expect(record(5 as never, 'touch', [file])).rejects.toBeInstanceOf(TypeError);
    await expect(record(folder, 'touch', [file])).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(record('/no/such/run.hst', 'touch', [file])).rejects.toMatchObject({ code: 'ENOENT' });
    expect(existsSync(file)).toBe(false);
  });

  it('are refused by methods too', async () => {
    const tracer = trace('sleep', ['60'], { stdio: 'ignore' });
    for (const wrong of [null, {}, '5']) {
      expect(() => tracer.attach(wrong as never)).toThrow(OptionTypeError);
      expect(() => tracer.detach(wrong as never)).toThrow(OptionTypeError);
    }
    expect(() => tracer.kill(null as never)).toThrow(OptionTypeError);
    for (const wrong of [0, -1, 1.5, 2 ** 32]) {
      expect(() => tracer.attach(wrong)).toThrow('pid must be a whole number from 1 to');
      expect(() => attach(wrong)).toThrow('pid must be a whole number from 1 to');
    }
    expect(() => attach('1' as never)).toThrow(OptionTypeError);
    expect(() => new HStrace().args('abc')).toThrow(OptionTypeError);
    expect(() => new HStrace().program(5 as never).start()).toThrow(OptionTypeError);
    await tracer.stop();
  });
});

describe('values that cannot be', () => {
  it.each<[string, unknown]>([
    ['stringLimit', -1],
    ['stringLimit', 1.5],
    ['stringLimit', Number.NaN],
    ['stringLimit', 2 ** 32],
    ['arrayLimit', 2 ** 32],
    ['stackFrames', 0],
    ['uid', -1],
    ['uid', 2 ** 32],
    ['gid', 1.5],
    ['openFiles', -1n],
    ['timeout', -1],
    ['timeout', 2 ** 31],
    ['timeout', Number.NaN],
    ['killSignal', 99],
    ['killOnExit', 'sometimes'],
    ['signalMask', ['SIGNOPE']],
    ['stdio', 'inherits'],
    ['stdio', [999]],
    ['cwd', '/no/such/folder'],
    ['cwd', '/etc/passwd'],
    ['cwd', new URL('https://example.org/')],
    ['cwd', 'a\0b'],
    ['where', { status: ['strange'] }],
    ['where', { slowerThan: Number.NaN }],
    ['inject', [{ syscalls: ['read'], delayEnter: Number.NaN }]],
    ['inject', [{ syscalls: ['read'], delayExit: -1 }]],
    ['inject', [{ syscalls: ['read'], result: 1.5 }]],
    ['inject', [{ syscalls: ['read'], pokeEnter: [{ argument: 6, data: new Uint8Array(1) }] }]],
    ['inject', [{ syscalls: ['read'] }]],
  ])('%s: %o', async (option, value) => {
    expect(await refusal('true', [], { [option]: value })).toMatchObject({
      name: 'TraceError',
      code: 'BAD_OPTIONS',
      message: expect.stringMatching(/\w/),
    });
  });

  it('are arguments with a zero byte', async () => {
    expect(await refusal('true', ['a\0b'])).toMatchObject({ code: 'BAD_OPTIONS' });
    expect(await refusal('tr\0ue')).toMatchObject({ code: 'BAD_OPTIONS' });
  });
});

describe('options', () => {
  it('may be frozen, inherited or made by getters, which are asked once', async () => {
    let asked = 0;
    class Given {
      get stdio() {
        asked++;
        return 'ignore' as const;
      }
    }
    expect(await trace('true', Object.freeze([]), new Given()).drain()).toMatchObject({ code: 0 });
    expect(asked).toBe(1);
    const frozen = Object.freeze({ stdio: 'ignore', syscalls: Object.freeze(['openat']) } as const);
    expect(await trace('true', [], frozen).drain()).toMatchObject({ code: 0 });
    const throwing = {
      get stdio(): never {
        throw new RangeError('mine');
      },
    };
    expect(() => trace('true', [], throwing)).toThrow(RangeError);
  });

  it('that mean nothing here are passed over', async () => {
    const shared = { stdio: 'ignore', windowsHide: true, ofMine: { a: 1 } } as const;
    expect(await trace('true', [], shared).drain()).toMatchObject({ code: 0 });
  });

  it('are places as URLs, too, and relative ones', async () => {
    writeFileSync(join(folder, 'a'), 'text');
    const run = await collect(pathToFileURL('/bin/cat'), ['a'], { cwd: pathToFileURL(folder) });
    expect(run.stdout).toBe('text');
    expect(run.world.files.has(join(folder, 'a'))).toBe(true);
    const relative = trace('true', { cwd: '.', stdio: 'ignore' });
    expect(relative.workingDirectory).toBe(process.cwd());
    await relative.drain();
  });

  it('may come without arguments, as for child_process', async () => {
    expect((await collect('pwd', { cwd: '/' })).stdout).toBe('/\n');
    expect(await trace('true', { stdio: [null, 'ignore', undefined] }).drain()).toMatchObject({ code: 0 });
    const path = join(folder, 'short.hst');
    expect(await record(path, 'pwd', { cwd: '/', stdio: 'ignore' })).toMatchObject({ code: 0 });
    expect(readFileSync(path).includes('"workingDirectory":"/"')).toBe(true);
  });

  it('name signals', async () => {
    const run = await collect('sh', ['-c', 'kill -TERM $$; echo alive'], { ignoredSignals: ['SIGTERM'] });
    expect(run.stdout).toBe('alive\n');
  });

  it('limit the time of any trace', async () => {
    const tracer = trace('sleep', ['60'], { stdio: 'ignore', timeout: 50, killSignal: 'SIGINT' });
    expect(await tracer.drain()).toMatchObject({ signalName: 'SIGINT' });
    expect(tracer.timedOut).toBe(true);
    // As for child_process, 0 is no limit.
    expect(await collect('sleep', ['0.05'], { timeout: 0 })).toMatchObject({
      timedOut: false,
      exit: { code: 0 },
    });
  });
});

describe('a recording that cannot be', () => {
  it('leaves what is there', async () => {
    const path = join(folder, 'kept.hst');
    writeFileSync(path, 'precious');
    await expect(record(path, 'no-such-program')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(readFileSync(path, 'utf8')).toBe('precious');
    await expect(record(join(folder, 'new.hst'), 'no-such-program')).rejects.toThrow();
    expect(existsSync(join(folder, 'new.hst'))).toBe(false);
    await record(path, 'true', { stdio: 'ignore' });
    expect(readFileSync(path).includes('precious')).toBe(false);
  });
});
