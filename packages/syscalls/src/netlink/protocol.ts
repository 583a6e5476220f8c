import type { Notation } from '../model/notation.js';
import type { ScalarKind } from '../model/scalar.js';
import type { EnumTable } from '../model/table.js';
import type { NetlinkContext, Shown } from './context.js';

/** A protocol of netlink, as far as its messages are known. */
export interface NetlinkProtocol {
  /** The types of its messages. */
  readonly type?: ScalarKind<string | number | bigint> & { readonly table: EnumTable };
  /** A type that is not simply one of a table. */
  showType?(type: number): { readonly name: string | number; readonly notation: Notation };
  /** The parts of what a message carries; undefined if they are nothing that is known. */
  payload?(
    context: NetlinkContext,
    pos: number,
    length: number,
    type: number,
    flags: number,
  ): readonly Shown[] | undefined;
}
