import type { Op } from '../plan/op.js';
import type { Abi } from './abi.js';
import type { Kind } from './kind.js';
import type { Scope } from './scope.js';

/**
 * What is one kind on 64-bit ABIs and another on 32-bit ones: lengths that count words. Formatters see the first, so
 * both have to be shown alike (or be unions, which note what they chose).
 */
export function byWordSize<K extends Kind<unknown>>(wide: K, narrow: K): K {
  const of = (abi: Abi): K => (abi.wordSize === 8 ? wide : narrow);
  return {
    ...wide,
    size: (abi: Abi) => of(abi).size(abi),
    align: (abi: Abi) => of(abi).align(abi),
    compile: (scope: Scope, offset: number) => of(scope.abi).compile(scope, offset),
    plan: (scope: Scope, offset: number, ops: Op[]) => of(scope.abi).plan?.(scope, offset, ops),
  };
}
