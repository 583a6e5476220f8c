// Reads the layouts of structures out of the debugging information (DWARF) that the C compiler writes.

/** Where a member stands, and its size; the size of a flexible array is 0. */
export interface Member {
  readonly name: string;
  readonly offset: number;
  readonly size: number;
}

export interface CLayout {
  readonly size: number;
  /** Members of unnamed structures and unions stand among those of the structure around them. */
  readonly members: readonly Member[];
}

interface Entry {
  readonly tag: string;
  readonly attributes: Map<string, string>;
  readonly children: Entry[];
}

/** The layouts of all named structures, by name, from the text of `readelf --debug-dump=info --wide`. */
export function layoutsOf(dump: string): Map<string, CLayout> {
  const entries = new Map<string, Entry>();
  const open: Entry[] = [];
  let current: Entry | undefined;
  for (const line of dump.split('\n')) {
    const begin = /^ <(\d+)><([0-9a-f]+)>: Abbrev Number: \d+ \((DW_TAG_\w+)\)/.exec(line);
    if (begin !== null) {
      const depth = Number(begin[1]);
      current = { tag: begin[3] as string, attributes: new Map(), children: [] };
      entries.set(begin[2] as string, current);
      open.length = depth;
      open[depth - 1]?.children.push(current);
      open[depth] = current;
      continue;
    }
    const attribute = /^ +<[0-9a-f]+> +(DW_AT_\w+) *: (.*)$/.exec(line);
    if (attribute !== null && current !== undefined) {
      // Newer versions of readelf name the form of each value.
      const value = (attribute[2] as string)
        .replace(/^(?:\([\w ]+\) )?(?:\([^)]*offset[^)]*\): )?/, '')
        .trim();
      current.attributes.set(attribute[1] as string, value);
    }
  }

  const typeOf = (entry: Entry): Entry | undefined =>
    entries.get(/^<0x([0-9a-f]+)>/.exec(entry.attributes.get('DW_AT_type') ?? '')?.[1] ?? '');
  const plain = (entry: Entry | undefined): Entry | undefined => {
    let type = entry;
    while (type !== undefined && /typedef|const_type|volatile_type/.test(type.tag)) type = typeOf(type);
    return type;
  };
  const sizeOf = (entry: Entry | undefined): number => {
    const type = plain(entry);
    if (type?.tag === 'DW_TAG_array_type') {
      let size = sizeOf(typeOf(type));
      for (const range of type.children) {
        const last = range.attributes.get('DW_AT_upper_bound');
        const count = range.attributes.get('DW_AT_count');
        size *= count !== undefined ? Number(count) : last === undefined ? 0 : (Number(last) + 1) % 2 ** 32;
      }
      return size;
    }
    return Number(type?.attributes.get('DW_AT_byte_size') ?? 0);
  };
  const membersOf = (entry: Entry, from: number): Member[] =>
    entry.children
      .filter(({ tag }) => tag === 'DW_TAG_member')
      .flatMap((member) => {
        // Bit-fields have no offset in bytes.
        if (member.attributes.has('DW_AT_bit_size')) return [];
        const offset = from + Number(member.attributes.get('DW_AT_data_member_location') ?? 0);
        const name = member.attributes.get('DW_AT_name');
        const type = typeOf(member);
        if (name !== undefined) return [{ name, offset, size: sizeOf(type) }];
        const inner = plain(type);
        return inner === undefined ? [] : membersOf(inner, offset);
      });

  const layouts = new Map<string, CLayout>();
  /** Types without a name are known by the member that has them: `bpf_attr.query`. */
  const addUnnamed = (name: string, type: Entry): void => {
    for (const member of type.children) {
      const own = member.attributes.get('DW_AT_name');
      const inner = plain(typeOf(member));
      if (inner === undefined || inner.attributes.has('DW_AT_name')) continue;
      if (!/structure_type|union_type/.test(inner.tag)) continue;
      if (own === undefined) addUnnamed(name, inner);
      else {
        const size = Number(inner.attributes.get('DW_AT_byte_size') ?? 0);
        layouts.set(`${name}.${own}`, { size, members: membersOf(inner, 0) });
        addUnnamed(`${name}.${own}`, inner);
      }
    }
  };
  for (const entry of entries.values()) {
    const type = entry.tag === 'DW_TAG_typedef' ? plain(entry) : entry;
    if (type === undefined || !/structure_type|union_type/.test(type.tag)) continue;
    const name = entry.attributes.get('DW_AT_name');
    const size = type.attributes.get('DW_AT_byte_size');
    if (name === undefined || size === undefined || layouts.has(name)) continue;
    layouts.set(name, { size: Number(size), members: membersOf(type, 0) });
    addUnnamed(name, type);
  }
  return layouts;
}
