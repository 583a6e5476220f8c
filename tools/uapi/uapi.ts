// The kernel's own user-space headers (UAPI), at one pinned version. Everything generated comes from these, never from
// the headers of the machine that happens to run the generator.
//
// The `ziglang` wheel of the Python package index carries the headers as `make headers_install` writes them, for every
// architecture. They are read from a git-ignored cache and not committed (the kernel's licence note does not reach
// numbers and names).

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const uapiVersion = '7.2';

const wheel = {
  package: 'ziglang==0.17.1',
  platform: 'manylinux_2_12_x86_64',
  sha256: 'ea6cc5d87b033cf0aedfbc8f9549a908cae6c50ac31f1698188fa48a74524b54',
  headers: 'ziglang/lib/libc/include',
};

export interface UapiPaths {
  readonly version: string;
  /** `linux/`, `asm-generic/` and what else is common to all architectures. */
  readonly include: string;
  /** The folder that holds `asm/` of x86 (both x86_64 and i386). */
  readonly x86: string;
  /** The folder that holds `asm/` of arm64. */
  readonly aarch64: string;
}

export const repositoryRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Paths of the unpacked headers; downloads the wheel (100 MB, once) where they are missing. */
export function ensureUapi(): UapiPaths {
  const cache = join(repositoryRoot, '.cache');
  const root = join(cache, 'uapi', uapiVersion);
  const paths: UapiPaths = {
    version: uapiVersion,
    include: join(root, 'include'),
    x86: join(root, 'x86'),
    aarch64: join(root, 'aarch64'),
  };
  if (existsSync(root)) return paths;

  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, '.gitignore'), '*\n');
  const work = join(cache, `uapi-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    const file = download(work);
    const unpacked = join(work, 'unpacked');
    run('python3', ['-c', unpackScript, file, unpacked, `${wheel.headers}/`], 'unpack the wheel');
    const headers = join(unpacked, wheel.headers);
    checkVersion(join(headers, 'any-linux-any', 'linux', 'version.h'));
    const staged = join(work, 'staged');
    mkdirSync(staged);
    cpSync(join(headers, 'any-linux-any'), join(staged, 'include'), { recursive: true });
    cpSync(join(headers, 'x86-linux-any'), join(staged, 'x86'), { recursive: true });
    cpSync(join(headers, 'aarch64-linux-any'), join(staged, 'aarch64'), { recursive: true });
    mkdirSync(dirname(root), { recursive: true });
    try {
      renameSync(staged, root);
    } catch (error) {
      // Another generator was faster: its headers are the same.
      if (!existsSync(root)) throw error;
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return paths;
}

/** Unpacks only the folders of headers that are used: the wheel holds a whole compiler as well. */
const unpackScript = `
import sys, zipfile
wheel, target, prefix = sys.argv[1:]
wanted = tuple(prefix + name + '/' for name in ('any-linux-any', 'x86-linux-any', 'aarch64-linux-any'))
with zipfile.ZipFile(wheel) as archive:
    archive.extractall(target, [name for name in archive.namelist() if name.startswith(wanted)])
`;

function download(work: string): string {
  const options = [
    '--no-deps',
    '--only-binary=:all:',
    '--implementation=py',
    '--abi=none',
    '--disable-pip-version-check',
  ];
  run(
    'python3',
    ['-m', 'pip', 'download', ...options, `--platform=${wheel.platform}`, `--dest=${work}`, wheel.package],
    'download the headers: this needs python3 with pip (Debian: `apt-get install python3-pip`) and the Python package index',
  );
  const name = readdirSync(work).find((entry) => entry.endsWith('.whl'));
  if (name === undefined) throw new Error(`pip downloaded no wheel of ${wheel.package}.`);
  const file = join(work, name);
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (sha256 !== wheel.sha256) {
    throw new Error(`${name} is not the expected file: its sha256 is ${sha256}, expected ${wheel.sha256}.`);
  }
  return file;
}

function checkVersion(header: string): void {
  const text = readFileSync(header, 'utf8');
  const part = (name: string) => new RegExp(`${name} (\\d+)`).exec(text)?.[1];
  const found = `${part('LINUX_VERSION_MAJOR')}.${part('LINUX_VERSION_PATCHLEVEL')}`;
  if (found !== uapiVersion) throw new Error(`The headers are of Linux ${found}, expected ${uapiVersion}.`);
}

function run(command: string, args: string[], purpose: string): void {
  const { error, status, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error !== undefined) throw new Error(`Could not ${purpose}. (${command}: ${error.message})`);
  if (status !== 0)
    throw new Error(`Could not ${purpose}. (${command} ended with status ${status}: ${stderr.trim()})`);
}
