import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * What is missing on this machine to build hstrace, a sentence for each.
 *
 * @param {string} root the repository
 * @returns {string[]}
 */
export function missingPrerequisites(root) {
  if (process.platform !== 'linux') {
    return [`hstrace traces Linux programs and builds only on Linux, and this is ${process.platform}.`];
  }
  return [missingCargo(root), missingCompiler()].filter((sentence) => sentence !== undefined);
}

/** @param {string} root */
function missingCargo(root) {
  const needed = /^rust-version\s*=\s*"([\d.]+)"/m.exec(
    readFileSync(`${root}/packages/core/Cargo.toml`, 'utf8'),
  )?.[1];
  const cargo = spawnSync('cargo', ['--version'], { encoding: 'utf8', cwd: `${root}/packages/core` });
  if (cargo.error) {
    return `hstrace needs Rust${needed ? ` ${needed} or later` : ''} to build its engine, and there is no cargo in PATH: install Rust with rustup or from your distribution.`;
  }
  const found = /^cargo (\d+\.\d+)/.exec(cargo.stdout)?.[1];
  if (cargo.status !== 0 || !found) {
    return `hstrace needs Rust to build its engine, and "cargo --version" fails here: ${firstLine(cargo.stderr)}`;
  }
  if (needed && isOlder(found, needed)) {
    return `hstrace needs Rust ${needed} or later to build its engine, and this is Rust ${found}: install a newer one, for example with rustup.`;
  }
  return undefined;
}

/** Linking a program shows more than `cc --version`: the C library's development files are needed as well. */
function missingCompiler() {
  const compiler = spawnSync('cc', ['-x', 'c', '-', '-o', '/dev/null'], {
    input: 'int main(void) { return 0; }\n',
    encoding: 'utf8',
  });
  // One that ends before it has read the program is an error, too (EPIPE), but has a status.
  if (compiler.error && compiler.status === null) {
    return 'hstrace needs a C compiler to link its engine, and there is no cc in PATH: install gcc or clang (on Debian and Ubuntu: build-essential).';
  }
  if (compiler.status !== 0) {
    return `hstrace needs a working C compiler, and cc cannot link a program here (on Debian and Ubuntu install build-essential): ${firstLine(compiler.stderr)}`;
  }
  return undefined;
}

/**
 * @param {string} version
 * @param {string} than
 */
function isOlder(version, than) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = than.split('.').map(Number);
  return major < wantedMajor || (major === wantedMajor && minor < wantedMinor);
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n', 1)[0] ?? '';
}
