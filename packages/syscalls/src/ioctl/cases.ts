import type { Abi, Arch } from '../model/abi.js';
import { hex } from '../model/integers.js';
import type { AnyKind } from '../model/kind.js';
import { arg, type Condition, equals, type Ref } from '../model/ref.js';
import { buffer } from '../model/strings.js';
import type { Fields } from '../model/struct.js';
import type { CasePlan, MoreCases } from '../model/syscall.js';
import type { Op } from '../plan/op.js';
import { OpKind, Source } from '../plan/op.js';
import { dataSize, direction, IOC_READ, IOC_WRITE, type } from './code.js';
import { byCode, families } from './families.js';
import { isKnown } from './family.js';
import { requestCode, requestNames } from './names.js';
import { opaqueArgument } from './opaque.js';

/** What is passed with a request of which nothing is known. */
export const unknownArgument = hex();

const fieldsOf = new Map<AnyKind | null, Fields>([[null, {}]]);

/** The arguments after the request: one of this kind. The same object for the same kind. */
function fieldsFor(kind: AnyKind | null): Fields {
  let fields = fieldsOf.get(kind);
  if (fields === undefined) {
    fields = { argp: kind as AnyKind };
    fieldsOf.set(kind, fields);
  }
  return fields;
}

/** The name, among those of a code, whose argument is known. */
export function decodedName(code: number, arch: Arch): string | undefined {
  const makers = families[type(code)];
  if (makers === undefined) return undefined;
  for (const name of requestNames(code, arch)) {
    for (const make of makers) if (Object.hasOwn(make(), name)) return name;
  }
  return undefined;
}

function fieldsOfName(name: string, code: number, abi: Abi): Fields | undefined {
  for (const make of families[type(code)] ?? []) {
    const requests = make();
    if (!Object.hasOwn(requests, name)) continue;
    const kind = requests[name] as AnyKind | null;
    return fieldsFor(kind === null || isKnown(kind, abi) ? kind : unknownArgument);
  }
  return undefined;
}

const DIRECTION = 0xc000_0000;
const SIZE = 0x3fff_0000;
/** Most bytes of data whose size the request tells: more than its 14 bits can say. */
const CAP = 0x4000;

/**
 * The code of a request says how many bytes there are, so a few operations serve nearly all of them. For data in both
 * directions the size cannot be calculated (both upper bits would have to be taken off), so it is read in classes.
 */
const CLASSES = [16, 32, 64, 128, 256, 1024, CAP];

function* bySize(): Iterable<CasePlan> {
  const code = arg('op');
  const one = (way: 'in' | 'out', bits: number): CasePlan => ({
    condition: [{ of: code, mask: DIRECTION, compare: 'eq', value: bits }],
    fields: {
      argp: buffer({ of: code, add: -bits, shift: 16 }, { direction: way, cap: CAP, always: way === 'out' }),
    },
  });
  yield one('in', IOC_WRITE * 0x4000_0000);
  yield one('out', IOC_READ * 0x4000_0000);
  // Requests that say nothing of a direction, but have a size, are looked at on both sides, too.
  for (const bits of [0, DIRECTION]) yield* inClasses(code, bits);
}

function* inClasses(code: Ref, bits: number): Iterable<CasePlan> {
  let least = 1;
  for (const most of CLASSES) {
    const condition: Condition = [
      { of: code, mask: DIRECTION, compare: 'eq', value: bits },
      { of: code, mask: SIZE, compare: 'ge', value: least * 0x1_0000 },
      // No size is beyond the last class (and its end would not fit into the mask).
      ...(most === CAP
        ? []
        : [{ of: code, mask: SIZE, compare: 'lt' as const, value: (most + 1) * 0x1_0000 }]),
    ];
    for (const way of ['in', 'out'] as const)
      yield {
        condition,
        fields: { argp: buffer(most, { direction: way, cap: CAP, always: way === 'out' }) },
      };
    least = most + 1;
  }
}

/** Whether {@link bySize} copies all that an operation would. */
function coveredBySize(code: number) {
  const way = direction(code);
  const bytes = dataSize(code);
  return (op: Op, phase: 'entry' | 'exit'): boolean =>
    (way & (phase === 'entry' ? IOC_WRITE : IOC_READ)) !== 0 &&
    op.kind === OpKind.BYTES &&
    op.flags === 0 &&
    op.children.length === 0 &&
    op.guards.length === 0 &&
    op.lengths.every(
      ({ operand, add, shift, mul }) =>
        operand.source === Source.CONST && ((operand.index + add) >> shift) * mul <= bytes,
    );
}

const argumentOfCode: Record<Arch, Map<number, Fields | undefined>> = {
  x86_64: new Map(),
  i386: new Map(),
  aarch64: new Map(),
};

/** The arguments of a request that has no argument by its name: by its code, or as bytes. */
function fieldsOfCode(code: number, arch: Arch): Fields | undefined {
  const known = argumentOfCode[arch];
  if (known.has(code)) return known.get(code);
  const special = byCode[type(code)];
  const kind =
    special?.(code, arch) ?? (families[type(code)] === undefined ? opaqueArgument(code) : undefined);
  const fields = kind === undefined ? undefined : { argp: kind };
  if (known.size > 4096) known.clear();
  known.set(code, fields);
  return fields;
}

/** The arguments of all requests that are known. */
export const requestCases: MoreCases = {
  find(value, frame) {
    const code = frame.view.getUint32(frame.argsAt + 8, true);
    const named = typeof value === 'string' ? fieldsOfName(value, code, frame.abi) : undefined;
    return named ?? fieldsOfCode(code, frame.abi.arch);
  },
  *captures(abi: Abi) {
    yield* bySize();
    for (const makers of Object.values(families)) {
      for (const make of makers) {
        for (const [name, kind] of Object.entries(make())) {
          if (kind?.plan === undefined || !isKnown(kind, abi)) continue;
          const code = requestCode(name, abi.arch);
          if (code === undefined) continue;
          yield {
            condition: [equals(arg('op'), code)],
            fields: fieldsFor(kind),
            covered: coveredBySize(code),
          };
        }
      }
    }
  },
};
