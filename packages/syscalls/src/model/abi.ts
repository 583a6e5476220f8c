/** A machine's processor and data model, as far as the catalog has to know it. */
export type Arch = 'x86_64' | 'i386' | 'aarch64';

/** How one kind of program passes arguments and lays out memory. */
export interface Abi {
  readonly arch: Arch;
  /** The number that plans and records carry, see docs/engine-protocol.md. */
  readonly id: number;
  /** Bytes of `long`, `size_t` and pointers. */
  readonly wordSize: 4 | 8;
  /** Alignment of 64-bit members in structs: i386 aligns them to 4. */
  readonly align64: 4 | 8;
}

/** 64-bit x86. */
export const x86_64: Abi = { arch: 'x86_64', id: 1, wordSize: 8, align64: 8 };
/**
 * Programs for x86_64 with pointers of 32 bits. What they share with 64-bit programs is laid out alike; the calls of which
 * that is not so have numbers of their own, see `numbers/x32.ts`.
 */
export const x32: Abi = { arch: 'x86_64', id: 4, wordSize: 8, align64: 8 };
/** 32-bit x86: programs for it run on x86_64 as well. */
export const i386: Abi = { arch: 'i386', id: 2, wordSize: 4, align64: 4 };
/** 64-bit ARM. */
export const aarch64: Abi = { arch: 'aarch64', id: 3, wordSize: 8, align64: 8 };

/** All ABIs by {@link Abi.arch}. */
export const abis: Readonly<Record<Arch, Abi>> = { x86_64, i386, aarch64 };

/** The ABI with this id, if there is one. */
export function abiById(id: number): Abi | undefined {
  return id === 1 ? x86_64 : id === 2 ? i386 : id === 3 ? aarch64 : id === 4 ? x32 : undefined;
}
