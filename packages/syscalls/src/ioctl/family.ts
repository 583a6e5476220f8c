import type { Abi, Arch } from '../model/abi.js';
import type { AnyKind } from '../model/kind.js';

/** The argument of each request by name, or null for requests that have none. */
export type Requests = Readonly<Record<string, AnyKind | null>>;

/** Requests of one driver or subsystem. Their kinds are made when a trace meets the first of them. */
export type RequestMaker<R extends Requests> = () => R;

/** Makes requests at first use. */
export function defineRequests<const R extends Requests>(make: () => R): RequestMaker<R> {
  let made: R | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** An argument that 32-bit programs cannot pass to a 64-bit kernel: it is not decoded in theirs. */
export function native<K extends AnyKind>(kind: K): K & { readonly native: true } {
  return { ...kind, native: true };
}

/** Whether an argument is decoded on an ABI, see {@link native}. */
export function isKnown(kind: AnyKind & { readonly native?: boolean }, abi: Abi): boolean {
  return kind.native !== true || abi.wordSize === 8;
}

/** A request with a parameter in its code, such as the length of a buffer: `EVIOCGNAME(len)`. */
export interface ParametricRequest {
  /** Without the parameters. */
  readonly name: string;
  /** With them. `commented`: the text stands in a comment, where no other comment fits. */
  text(commented: boolean): string;
}

/** Recognises requests with parameters by their code. */
export type Parametric = (code: number, arch: Arch) => ParametricRequest | undefined;

/** The argument of a request that is known by more than its name; undefined where it is not decoded. */
export type ArgumentOf = (code: number, arch: Arch) => AnyKind | undefined;
