import { mapperFlags } from '../constants/ioctl-storage.gen.js';
import { array } from '../model/arrays.js';
import { union } from '../model/branch.js';
import { type CustomKind, custom, decodeInside } from '../model/custom.js';
import type { Frame } from '../model/frame.js';
import { dev, flags, hex, int, u64, uint } from '../model/integers.js';
import type { AnyKind, ValueOf } from '../model/kind.js';
import type { Memory } from '../model/memory.js';
import type { Notation } from '../model/notation.js';
import { pointer } from '../model/pointer.js';
import { arg, equals, pointee } from '../model/ref.js';
import { chars, type Text } from '../model/strings.js';
import { padding, struct } from '../model/struct.js';
import { addWord, type Word } from '../model/word.js';
import { Address } from '../values/address.js';
import { Bytes } from '../values/bytes.js';
import { defineRequests } from './family.js';

/** `sizeof(struct dm_ioctl)` without the seven bytes at its end. */
const FIXED = 305;
const DATA_SIZE_AT = 12;
/** The version of the interface that is known. */
const MAJOR = 4;
/** From this version on the number of events stands behind the name of a device. */
const WITH_EVENTS = 37;
const SUSPEND = 2;
/** Most entries of a list that are looked at. */
const MOST = 1024;

const head = struct(
  'dm_ioctl',
  {
    version: array(uint(), 3),
    data_size: uint(),
    data_start: uint(),
    target_count: uint(),
    open_count: int(),
    flags: flags(mapperFlags),
    event_nr: uint(),
    padding: padding(4, 4),
    dev: dev('u64'),
    name: chars(128),
    uuid: chars(129),
    data: padding(7),
  },
  { bytes: 312 },
);
const targetSpec = struct('dm_target_spec', {
  sector_start: u64(),
  length: u64(),
  status: int(),
  next: uint(),
  target_type: chars(16),
});
const nameList = struct('dm_name_list', { dev: dev('u64'), next: uint() }, { packed: true });
const versions = struct('dm_target_versions', { next: uint(), version: array(uint(), 3) });
const message = struct('dm_target_msg', { sector: u64() });
const dependencies = struct('dm_target_deps', { count: uint(), padding: padding(4, 4) });
const device = dev('u64');

/** What follows the fixed part, by request. */
type Payload = 'targets' | 'names' | 'versions' | 'dependencies' | 'message' | 'string';

/** What stands behind the fixed part: members by name. `misplaced`: it does not lie in the memory that was passed. */
export interface MapperEntry {
  readonly misplaced?: string;
  /** Where it could not be read. */
  readonly at?: Address;
  readonly sector_start?: Word;
  readonly length?: Word;
  readonly status?: number;
  readonly target_type?: Text;
  readonly sector?: Word;
  readonly message?: Bytes | Address;
  readonly string?: Bytes | Address;
  readonly dev?: ValueOf<typeof device>;
  readonly name?: Bytes | Address;
  readonly event_nr?: number;
  readonly version?: readonly number[];
  readonly count?: number;
  readonly deps?: readonly ValueOf<typeof device>[] | Address;
}

/** `struct dm_ioctl` of linux/dm-ioctl.h: the members that the request uses, and what follows them. */
export type MapperData = Partial<Omit<ValueOf<typeof head>, 'data'>> & {
  readonly version: readonly number[];
  readonly data?: readonly MapperEntry[];
  /** Why no more of it is known. */
  readonly remark?: string;
};

/** Reads what follows the fixed part by addresses, as the offsets in it say. */
class Reader {
  readonly #frame: Frame;
  readonly #memory: Memory;
  readonly #start: Word;
  readonly #size: number;

  constructor(frame: Frame, memory: Memory, size: number) {
    this.#frame = frame;
    this.#memory = memory;
    this.#start = frame.register(2);
    this.#size = size;
  }

  address(offset: number): Word {
    return addWord(this.#start, offset);
  }

  /** Undefined where not all of it can be read. */
  one<K extends AnyKind>(kind: K, offset: number): ValueOf<K> | undefined {
    const bytes = kind.size(this.#frame.abi);
    const memory = this.#memory;
    if (!memory.find(this.address(offset), bytes)) return undefined;
    const { pos, end } = memory;
    return end - pos < bytes ? undefined : (decodeInside(kind, this.#frame, memory, pos, end) as ValueOf<K>);
  }

  /** Text up to its NUL, or to the end of the data. */
  text(offset: number): Bytes | Address {
    const room = Math.max(0, this.#size - offset);
    const { bytes } = this.#frame;
    if (room === 0) return new Bytes(bytes, 0, 0, 0);
    if (!this.#memory.find(this.address(offset), room)) return new Address(this.address(offset));
    const { pos, end } = this.#memory;
    const nul = bytes.subarray(pos, end).indexOf(0);
    return nul < 0
      ? new Bytes(bytes, pos, end, Number.POSITIVE_INFINITY)
      : new Bytes(bytes, pos, pos + nul, nul, true);
  }

  /** Whether so many bytes at an offset lie in the data. */
  holds(offset: number, bytes: number): boolean {
    return offset + bytes <= 0xffff_ffff && offset + bytes <= this.#size;
  }

  /** Entries of a list, each of which says where the next one is. */
  *list(
    offset: number,
    bytes: number,
    count: number,
    what: string,
    read: (at: number, index: number) => readonly [entry: MapperEntry, next: number] | undefined,
  ): Iterable<MapperEntry> {
    let at = offset;
    let end = 0;
    for (let i = 0; i < Math.min(count, MOST); i++) {
      if ((i > 0 && at <= end) || !this.holds(at, bytes)) {
        yield { misplaced: what };
        return;
      }
      end = at + bytes;
      const found = read(at, i);
      if (found === undefined) {
        yield { at: new Address(this.address(at)) };
        return;
      }
      yield found[0];
      if (found[1] < 0) return;
      at = found[1] % 2 ** 32;
    }
  }

  *entries(payload: Payload, fixed: ValueOf<typeof head>, entering: boolean): Iterable<MapperEntry> {
    const start = fixed.data_start;
    const empty = start === this.#size;
    switch (payload) {
      case 'targets':
        yield* this.list(start, 40, fixed.target_count, 'struct dm_target_spec', (at) => {
          const spec = this.one(targetSpec, at);
          if (spec === undefined) return undefined;
          const { next, status, ...rest } = spec;
          const entry = { ...rest, ...(entering ? {} : { status }), string: this.text(at + 40) };
          // The kernel counts from the first one, programs from the one before.
          return [entry, (entering ? at : start) + next];
        });
        return;
      case 'names':
        if (empty) return;
        yield* this.list(start, 12, MOST, 'struct dm_name_list', (at) => {
          const found = this.one(nameList, at);
          if (found === undefined) return undefined;
          const name = this.text(at + 12);
          const events =
            (fixed.version[1] ?? 0) >= WITH_EVENTS && name instanceof Bytes && name.terminated
              ? this.#events(at + 12 + name.length + 1, at + found.next)
              : undefined;
          const entry = { dev: found.dev, name, ...(events === undefined ? {} : { event_nr: events }) };
          return [entry, found.next === 0 ? -1 : at + found.next];
        });
        return;
      case 'versions':
        if (empty) return;
        yield* this.list(start, 16, MOST, 'struct dm_target_versions', (at) => {
          const found = this.one(versions, at);
          if (found === undefined) return undefined;
          const entry = { name: this.text(at + 16), version: found.version };
          return [entry, found.next === 0 ? -1 : at + found.next];
        });
        return;
      case 'dependencies':
        if (!empty) yield this.#dependencies(start);
        return;
      case 'message': {
        if (empty) return;
        if (!this.holds(start, 8)) yield { misplaced: 'struct dm_target_msg' };
        else {
          const found = this.one(message, start);
          yield found === undefined
            ? { at: new Address(this.address(start)) }
            : { sector: found.sector, message: this.text(start + 8) };
        }
        return;
      }
      case 'string':
        yield start > this.#size ? { misplaced: 'string' } : { string: this.text(start) };
    }
  }

  /** The number of events stands behind the name, at the next multiple of 8 bytes. */
  #events(from: number, end: number): number | undefined {
    const start = this.address(from);
    const at = from + ((8 - Number(BigInt(start) % 8n)) % 8);
    return at + 4 <= end ? this.one(uint(), at) : undefined;
  }

  #dependencies(start: number): MapperEntry {
    if (!this.holds(start, 8)) return { misplaced: 'struct dm_target_deps' };
    const found = this.one(dependencies, start);
    if (found === undefined) return { at: new Address(this.address(start)) };
    const { count } = found;
    if (!this.holds(start, 8 + 8 * count)) return { misplaced: 'struct dm_target_deps' };
    const deps = count === 0 ? [] : this.one(array(device, Math.min(count, MOST)), start + 8);
    return { count, deps: deps ?? new Address(this.address(start + 8)) };
  }
}

/** Kinds of the members of entries. */
const members: Readonly<Record<string, AnyKind>> = {
  sector_start: u64(),
  length: u64(),
  status: int(),
  target_type: chars(16),
  sector: u64(),
  dev: device,
  event_nr: uint(),
  version: array(uint(), 3),
  count: uint(),
  deps: array(device),
};
const ORDER = [
  ...['sector_start', 'length', 'status', 'target_type', 'sector', 'message', 'string', 'dev', 'name'],
  ...['event_nr', 'version', 'count', 'deps'],
] as const;
const plain = hex();

function showMember(name: string, value: unknown): Notation {
  if (value instanceof Address) return { value: value.word, as: plain };
  const kind = members[name];
  return kind === undefined ? { text: value as Bytes } : { value, as: kind };
}

function showEntry(entry: MapperEntry): Notation {
  if (entry.misplaced !== undefined) return `??? /* misplaced ${entry.misplaced} */`;
  if (entry.at !== undefined) return { value: entry.at.word, as: plain };
  return {
    members: ORDER.filter((name) => entry[name] !== undefined).map((name) => [
      name,
      showMember(name, entry[name]),
    ]),
  };
}

interface Request {
  /** Whether the name of a device matters. */
  readonly device: boolean;
  readonly starts: boolean;
  /** Members that count as the call begins. */
  readonly given?: 'target_count' | 'event_nr';
  /** Members that count when it has ended. */
  readonly counts: boolean;
  /** Behind the fixed part as the call begins, and when it has ended. */
  readonly before?: Payload;
  readonly after?: Payload;
}

/** One request in one phase. */
function data(request: Request, entering: boolean): CustomKind<MapperData> {
  const payload = entering ? request.before : request.after;
  const order = [
    'version',
    'data_size',
    ...(request.starts ? (['data_start'] as const) : []),
    ...(request.device ? (['dev', 'name', 'uuid'] as const) : []),
    ...(entering && request.given !== undefined ? [request.given] : []),
    ...(!entering && request.counts ? (['target_count', 'open_count', 'event_nr'] as const) : []),
    'flags',
  ] as const;
  return custom<MapperData>({
    name: 'dm_ioctl',
    decode(frame, pos, end, memory) {
      const all = decodeInside(head, frame, memory, pos, Math.min(end, pos + FIXED + 7));
      const { version, data_size } = all;
      // Nothing is there, as it says itself.
      if (data_size === 0) return undefined as unknown as MapperData;
      if (version[0] !== MAJOR) return { version, remark: 'unsupported device mapper ABI version' };
      if (data_size < FIXED) return { version, data_size, remark: 'data_size too small' };
      const used: Record<string, unknown> = {};
      for (const name of order) {
        const value = all[name];
        if ((name === 'dev' && Number(value) === 0) || ((name === 'name' || name === 'uuid') && value === ''))
          continue;
        // A program that suspends a device has no event to tell.
        if (
          name === 'event_nr' &&
          entering &&
          request.counts &&
          payload === undefined &&
          suspends(request, all)
        )
          continue;
        used[name] = value;
      }
      const entries =
        payload === undefined
          ? undefined
          : [...new Reader(frame, memory, data_size).entries(payload, all, entering)];
      return { ...(used as unknown as MapperData), ...(entries === undefined ? {} : { data: entries }) };
    },
    show(value) {
      const shown: [string, Notation][] = [];
      for (const name of order) {
        const member = value[name];
        if (member !== undefined) shown.push([name, { value: member, as: head.fields[name] }]);
      }
      const fixed: Notation =
        value.remark === undefined
          ? { members: shown }
          : { parts: ['{', ...spread(shown), ` /* ${value.remark} */}`] };
      const entries = value.data ?? [];
      if (entries.length === 0) return { items: [fixed] };
      return {
        verbose: { items: [fixed, ...entries.map(showEntry)] },
        otherwise: { items: [fixed], more: true },
      };
    },
  });
}

function suspends(request: Request, { flags }: ValueOf<typeof head>): boolean {
  return request === requests.suspend && (Number(flags.value) & SUSPEND) !== 0;
}

/** Members without braces around them. */
function* spread(shown: readonly (readonly [string, Notation])[]): Iterable<Notation> {
  let first = true;
  for (const [name, value] of shown) {
    yield `${first ? '' : ', '}${name}=`;
    yield value;
    first = false;
  }
}

const base: Request = { device: true, starts: false, counts: false };
const requests = {
  plain: base,
  all: { ...base, device: false },
  create: { ...base, counts: true },
  remove: { ...base, given: 'event_nr' },
  rename: { ...base, starts: true, given: 'event_nr', counts: true, before: 'string' },
  suspend: { ...base, given: 'event_nr', counts: true },
  wait: { ...base, starts: true, given: 'event_nr', counts: true, after: 'targets' },
  load: { ...base, starts: true, given: 'target_count', counts: true, before: 'targets' },
  dependencies: { ...base, starts: true, counts: true, after: 'dependencies' },
  status: { ...base, starts: true, counts: true, after: 'targets' },
  names: { ...base, device: false, starts: true, after: 'names' },
  versions: { ...base, device: false, starts: true, after: 'versions' },
  message: { ...base, starts: true, counts: true, before: 'message' },
  geometry: { ...base, starts: true, before: 'string' },
} as const satisfies Record<string, Request>;

/** Requests of the device mapper (linux/dm-ioctl.h). */
export const mapperRequests = defineRequests(() => {
  const exchanged = (request: Request) =>
    union(
      [{ if: [equals(arg('argp'), 0)], kind: plain }],
      pointer(data(request, true), {
        direction: 'inout',
        after: data(request, false),
        size: pointee('argp', 'u32', undefined, DATA_SIZE_AT),
        fragment: FIXED,
      }),
    );
  return {
    DM_VERSION: exchanged(requests.plain),
    DM_REMOVE_ALL: exchanged(requests.all),
    DM_LIST_DEVICES: exchanged(requests.names),
    DM_DEV_CREATE: exchanged(requests.create),
    DM_DEV_REMOVE: exchanged(requests.remove),
    DM_DEV_RENAME: exchanged(requests.rename),
    DM_DEV_SUSPEND: exchanged(requests.suspend),
    DM_DEV_STATUS: exchanged(requests.create),
    DM_DEV_WAIT: exchanged(requests.wait),
    DM_TABLE_LOAD: exchanged(requests.load),
    DM_TABLE_CLEAR: exchanged(requests.create),
    DM_TABLE_DEPS: exchanged(requests.dependencies),
    DM_TABLE_STATUS: exchanged(requests.status),
    DM_LIST_VERSIONS: exchanged(requests.versions),
    DM_TARGET_MSG: exchanged(requests.message),
    DM_DEV_SET_GEOMETRY: exchanged(requests.geometry),
    DM_DEV_ARM_POLL: exchanged(requests.plain),
  };
});
