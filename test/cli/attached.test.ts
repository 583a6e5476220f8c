import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { hstrace, whileInFolder } from './command.js';

/** Three threads that sleep, each in a call that goes on by restart_syscall. */
const SLEEPERS = `
#include <pthread.h>
#include <unistd.h>
static void *sleeper(void *unused) { for (;;) sleep(1000); }
int main(void) {
  pthread_t thread;
  pthread_create(&thread, 0, sleeper, 0);
  pthread_create(&thread, 0, sleeper, 0);
  write(1, "ready", 5);
  sleep(1000);
}`;

it('tells of threads with their process, which call goes on, and what was not filled in', async () => {
  await whileInFolder(async (folder) => {
    const source = join(folder, 'sleepers.c');
    writeFileSync(source, SLEEPERS);
    const made = spawnSync('cc', ['-pthread', '-o', 'sleepers', source], { cwd: folder, encoding: 'utf8' });
    expect(made.stderr).toBe('');
    const program = spawn(join(folder, 'sleepers'), { stdio: ['ignore', 'pipe', 'ignore'] });
    try {
      await once(program.stdout, 'data');
      const [file = '', ...words] = hstrace;
      const tracer = spawn(file, [...words, '-f', '-p', String(program.pid)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      tracer.stderr.setEncoding('utf8');
      const ended = once(tracer, 'exit');
      let text = '';
      tracer.stderr.on('data', (chunk: string) => {
        text += chunk;
        if (text.match(/resuming/g)?.length === 3) program.kill('SIGKILL');
      });
      await ended;
      expect(text).toContain(`Process ${program.pid} attached with 3 threads\n`);
      expect(text.match(/attached/g)).toHaveLength(1);
      expect(
        text.match(/restart_syscall\(<\.\.\. resuming interrupted clock_nanosleep \.\.\.>/g),
      ).toHaveLength(3);
      expect(text).toMatch(/^(\[pid +\d+\] )?<\.\.\. restart_syscall resumed>\) += \?$/m);
      expect(text.match(/\+\+\+ killed by SIGKILL \+\+\+/g)).toHaveLength(3);
    } finally {
      program.kill('SIGKILL');
    }
  });
});
