import './vitest.js';
import { describe, expect, it } from 'vitest';
import { collect } from '../collect.js';
import type { InjectionRule } from '../injection.js';

const writes = 'for i in 1 2 3 4; do echo $i || echo failed >&2; done';

describe('faults in a test', () => {
  it('are met by the call that is meant', async () => {
    const run = await collect('bash', ['-c', writes], {
      inject: [{ syscalls: ['write'], when: 3, error: 'ENOSPC' }],
    });
    expect(run).toExitWith(0);
    expect(run.stdout).toBe('1\n2\n4\n');
    expect(run.stderr).toContain('failed');
    expect(run).toCall('write', { errno: 'ENOSPC', injected: true, times: 1 });
    expect(run).not.toCall('write', { errno: 'EIO' });
    expect(() => expect(run).toCall('write', { errno: 'EIO' })).toThrowError(
      /expected write that fails with EIO, and it was called 0 times; all calls of write:\n {2}write /,
    );
    expect(() => expect(run).not.toCall('write', { injected: true })).toThrowError(
      /and there was:\n {2}write pipe:\[\d+\] by process \d+ \(failed: ENOSPC\) \(injected\)$/,
    );
  });

  it('come to calls that the filter leaves out too', async () => {
    const run = await collect('bash', ['-c', writes], {
      syscalls: ['execve'],
      inject: [{ syscalls: ['write'], when: { first: 2, last: 2 }, error: 28 }],
    });
    expect(run.stdout).toBe('1\n3\n4\n');
    expect(run.calls.map((call) => call.name)).toEqual(['execve']);
  });

  it('are results, signals and delays as well', async () => {
    const made = await collect('id', ['-u'], { inject: [{ syscalls: ['geteuid'], result: 4711 }] });
    expect(made.stdout).toBe('4711\n');
    const killed = await collect('cat', ['/etc/hostname'], {
      inject: [{ syscalls: ['read'], signal: 'SIGTERM' }],
    });
    expect(killed.exit).toMatchObject({ code: undefined, signal: 15, signalName: 'SIGTERM' });
    const slow = await collect('true', [], {
      syscalls: ['exit_group', 'brk'],
      inject: [{ syscalls: ['brk'], when: 1, delayEnter: 50_000_000 }],
    });
    expect(Math.max(...slow.calls.map(({ duration }) => duration))).toBeGreaterThan(40_000_000);
  });

  it.each<[InjectionRule, string, RegExp]>([
    [{ syscalls: ['wriet'], error: 'EIO' }, 'BAD_FILTER', /is named 'wriet'/],
    [{ syscalls: ['write'], error: 'ENOPE' as 'EIO' }, 'BAD_FILTER', /no error is named 'ENOPE'/],
    [{ syscalls: ['write'], error: 0 }, 'BAD_OPTIONS', /from 1 to 4095/],
    [{ syscalls: ['write'], error: 'EIO', result: 1 }, 'BAD_OPTIONS', /both fail/],
    [
      { syscalls: ['write'], error: 'EIO', when: 0 },
      'BAD_OPTIONS',
      /inject\[0\]\.when must be a whole number from 1 to/,
    ],
    [{ syscalls: ['write'], signal: 'SIGNOPE' as 'SIGHUP' }, 'BAD_FILTER', /no signal/],
    [{ syscalls: ['write'], syscall: 'nope', error: 'EIO' }, 'BAD_FILTER', /no system call/],
  ])('that cannot be are refused before anything is started: %o', async (rule, code, message) => {
    await expect(collect('true', [], { inject: [rule] })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message),
    });
  });
});
