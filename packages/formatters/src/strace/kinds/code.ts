import type { AnyKind, CodeKind } from '@hstrace/syscalls';
import { hex } from '../numbers.js';
import type { CallContext, MakeShow, Show } from '../show.js';

/** The number in the register of a code: its decoded value is only the first of its names. */
function numberOf(kind: AnyKind, value: string | number, context: CallContext): number {
  if (typeof value === 'number') return value;
  const { call } = context;
  const argument = call?.compiled.argumentsOf(call.frame).find((one) => one.kind === kind);
  if (call === undefined || argument === undefined)
    return Number((kind as CodeKind<string>).table.valueOf(value, context.arch) ?? 0);
  return Number(BigInt.asUintN(32, BigInt(call.raw(argument.register))));
}

/** What the first argument of the call refers to, where it was looked up. */
function linkOf({ call }: CallContext): unknown {
  return call?.descriptor(Number(BigInt.asIntN(32, BigInt(call.raw(0)))))?.link;
}

/** How numbers with several names, or with names that have parameters, are shown. */
export const codes: Readonly<Record<string, MakeShow>> = {
  code: (kind: CodeKind<string>, printer): Show => {
    const { constants } = printer.settings;
    const { table } = kind;
    return (value, context) => {
      const number = numberOf(kind, value as string | number, context);
      if (constants === 'raw') return hex(number);
      const link = linkOf(context);
      if (constants === 'abbrev') return table.textOf(number, context.arch, { commented: false, link });
      return `${hex(number)} /* ${table.textOf(number, context.arch, { commented: true, link })} */`;
    };
  },
};
