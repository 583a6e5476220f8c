import { spawnSync } from 'node:child_process';
import { accessSync, constants, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inFolder, runHstrace } from './command.js';

function run(source: string, options: string): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'program.c'), source);
    const made = spawnSync('cc', ['-o', 'program', 'program.c'], { cwd: folder, encoding: 'utf8' });
    expect(made.stderr).toBe('');
    return runHstrace([...options.split(' '), './program'], folder).stderr;
  });
}

const usable = (path: string): boolean => {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

const NAMESPACES = `
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
static char stack[65536];
static int child(void *unused) { return usleep(200000); }
int main(void) {
  int own = open("/proc/self/ns/uts", O_RDONLY);
  unshare(CLONE_NEWUTS | CLONE_NEWIPC);
  unshare(CLONE_FILES);
  setns(own, CLONE_NEWUTS);
  setns(own, 0);
  int pid = clone(child, stack + sizeof stack, CLONE_NEWUTS | SIGCHLD, 0);
  return waitpid(pid, 0, 0) < 0;
}`;

describe.runIf(process.getuid?.() === 0)('--namespace=new', () => {
  it('shows the namespaces that were entered', () => {
    const text = run(NAMESPACES, '--namespace=new -q -e trace=unshare,setns,clone -e signal=none');
    const own = /uts:\[\d+\]/.exec(
      spawnSync('readlink', ['/proc/self/ns/uts'], { encoding: 'utf8' }).stdout,
    )?.[0];
    expect(text).toMatch(/^unshare\(CLONE_NEWUTS\|CLONE_NEWIPC\) += 0 \(ipc:\[\d+\], uts:\[\d+\]\)$/m);
    expect(text).toMatch(/^unshare\(CLONE_FILES\) += 0$/m);
    expect(text).toMatch(/^setns\(3, CLONE_NEWUTS\) += 0 \(uts:\[\d+\]\)$/m);
    expect(text).toContain(`0 (${own})`);
    expect(text).toMatch(/^setns\(3, 0\) += 0$/m);
    expect(text).toMatch(/= \d+ \(uts:\[\d+\]\)$/m);
  });
});

const MACHINE = `
#include <fcntl.h>
#include <linux/kvm.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
int main(void) {
  const unsigned char code[] = {0xba, 0xf8, 0x03, 0xb0, '!', 0xee, 0xf4}; /* mov dx, 0x3f8; mov al, '!'; out; hlt */
  int kvm = open("/dev/kvm", O_RDWR);
  int vm = ioctl(kvm, KVM_CREATE_VM, 0);
  unsigned char *memory = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  memcpy(memory, code, sizeof code);
  struct kvm_userspace_memory_region region = {
      .guest_phys_addr = 4096, .memory_size = 4096, .userspace_addr = (unsigned long)memory};
  ioctl(vm, KVM_SET_USER_MEMORY_REGION, &region);
  int cpu = ioctl(vm, KVM_CREATE_VCPU, 0);
  int size = ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0);
  mmap(0, size, PROT_READ | PROT_WRITE, MAP_SHARED, cpu, 0);
  struct kvm_sregs special;
  ioctl(cpu, KVM_GET_SREGS, &special);
  special.cs.base = special.cs.selector = 0;
  ioctl(cpu, KVM_SET_SREGS, &special);
  struct kvm_regs registers = {.rip = 4096, .rflags = 2};
  ioctl(cpu, KVM_SET_REGS, &registers);
  ioctl(cpu, KVM_RUN, 0);
  return ioctl(cpu, KVM_RUN, 0);
}`;

describe.runIf(usable('/dev/kvm') && process.arch === 'x64')('--kvm', () => {
  it('shows why virtual processors stop', () => {
    const lines = run(MACHINE, '--kvm=vcpu -e trace=ioctl').split('\n');
    expect(lines.filter((line) => line.includes('KVM_RUN')).map((line) => line.replace(/.*= /, ''))).toEqual([
      '0 (KVM_EXIT_IO)',
      '0 (KVM_EXIT_HLT)',
    ]);
  });

  it('shows all of their state', () => {
    const lines = run(MACHINE, '-e kvm=vcpu+ -e trace=ioctl').split('\n');
    const [before, after] = lines.filter((line) => line.startsWith(' VCPU:0'));
    expect(before).toMatch(/^ VCPU:0< \{.*exit_reason=0 \/\* KVM_EXIT_UNKNOWN \*\/.*\}$/);
    expect(after).toMatch(
      /^ VCPU:0> \{.*\{io=\{direction=KVM_EXIT_IO_OUT, size=1, port=0x3f8, .*data=\[0x21\]\}\}\}$/,
    );
  });
});
