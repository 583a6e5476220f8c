import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The root of the repository, which the machine sees under the same path, read-only. */
export const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');
const folder = join(root, '.machine/aarch64');
/** The folder that both sides see; in the machine it is /share. */
export const share = join(root, '.machine/share');

/** The strace of the Debian in the machine. */
export const straceOfMachine = [6, 1] as const;

/** Makes the machine if there is none yet. */
export function makeMachine(): void {
  if (existsSync(join(folder, 'disk.img'))) return;
  console.log('making the machine...');
  const made = spawnSync(join(root, 'test/aarch64/machine.sh'), [folder], { stdio: 'inherit' });
  if (made.status !== 0) throw new Error('the machine cannot be made: see above for what is missing');
}

/** Runs a shell script as the only thing that the machine does; gives what it prints. */
export function runInMachine(script: string, minutes: number): string {
  const mount = [
    `mkdir -p '${root}'`,
    `mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000,cache=loose,ro repository '${root}'`,
  ];
  writeFileSync(join(share, 'guest.sh'), [...mount, script, ''].join('\n'));
  const status = join(share, 'status');
  rmSync(status, { force: true });
  const [kernel, initramfs, disk] = ['kernel', 'initramfs.cpio.gz', 'disk.img'].map((name) =>
    join(folder, name),
  );
  const shared = (path: string, tag: string, more = ''): string[] => [
    '-virtfs',
    `local,path=${path},mount_tag=${tag},security_model=none${more}`,
  ];
  const { error, stdout } = spawnSync(
    'qemu-system-aarch64',
    [
      // This processor also runs programs for 32 bits.
      ...['-M', 'virt', '-cpu', 'cortex-a72', '-smp', '2', '-m', '2G', '-nic', 'none'],
      ...['-nographic', '-monitor', 'none', '-no-reboot'],
      ...['-kernel', `${kernel}`, '-initrd', `${initramfs}`],
      ...['-append', 'console=ttyAMA0 quiet panic=-1'],
      ...['-drive', `file=${disk},if=virtio,format=raw,snapshot=on`],
      ...['-object', 'rng-random,id=random,filename=/dev/urandom', '-device', 'virtio-rng-pci,rng=random'],
      ...shared(share, 'share'),
      ...shared(root, 'repository', ',readonly=on'),
    ],
    { encoding: 'utf8', timeout: minutes * 60_000, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (error !== undefined || !existsSync(status))
    throw new Error(`the machine did not come to an end: ${error?.message}\n${stdout}`);
  return readFileSync(join(share, 'output.txt'), 'utf8');
}
