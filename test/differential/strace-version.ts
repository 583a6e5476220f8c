import { spawnSync } from 'node:child_process';

/** A version of strace: `6.1` is `[6, 1]`. */
export type Version = readonly [major: number, minor: number];

/** Reads a version in a text, as `strace -V` tells it. */
export function versionIn(text: string): Version | undefined {
  const found = /(\d+)\.(\d+)/.exec(text);
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

/** The version of the strace in PATH, if there is one. */
export function straceVersion(): Version | undefined {
  const { status, stdout } = spawnSync('strace', ['-V'], { encoding: 'utf8' });
  return status === 0 ? versionIn(stdout) : undefined;
}

export const isBefore = (version: Version, other: Version): boolean =>
  version[0] < other[0] || (version[0] === other[0] && version[1] < other[1]);
