// What a spec file in specs/ says: one family of tables, which becomes packages/syscalls/src/constants/<family>.gen.ts.

/** C constants by name, separated by white space; see {@link TableSpec.names}. */
export type Names = string;

export interface Pattern {
  /** The whole name must match. */
  readonly match: RegExp;
  /** The headers whose definitions are tried; the table's own if absent. */
  readonly headers?: readonly string[];
  /** Names that match and are none of the table. */
  readonly except?: Names;
  /** Include every header by itself: for patterns over many that do not get along (it costs three compilations each). */
  readonly separately?: boolean;
}

export interface TableSpec {
  readonly kind: 'enum' | 'flags';
  /** What strace says of unknown values: `O_???`; empty if it says nothing. */
  readonly unknown: string;
  /** The header (or headers) that the names come from: what the program that learns the values includes. */
  readonly header?: string | readonly string[];
  /** Where the values come from if no header of user space has them. */
  readonly origin?: string;
  /**
   * The names in table order. A name is a C expression (`1<<CAP_CHOWN` is one, too); `NAME=EXPRESSION` gives the value
   * of names that the headers lack, and `~` stands for a blank. A name that the headers of one architecture lack is
   * left out there.
   */
  readonly names?: Names;
  /** More names, after those of `names`. */
  readonly pattern?: Pattern;
  /** The order of the whole table; as listed (a pattern's names as in the header) if absent. */
  readonly sort?: 'value';
  /** Other values (`NAME=EXPRESSION`), or absence (`NAME=-`), on one architecture. */
  readonly arch?: { readonly x86_64?: Names; readonly i386?: Names; readonly aarch64?: Names };
  /** A sentence for the reader of the generated file. */
  readonly note?: string;
  /** Include only this table's headers: they do not get along with the family's others. */
  readonly alone?: boolean;
  /** Values are 64 bits wide. Found out by itself where a value needs it. */
  readonly wide?: boolean;
  /** Enumerations: unknown values are shown in decimal. */
  readonly radix?: 10;
  /** Flags: enumerations inside the set. `mask` is a C expression. */
  readonly fields?: readonly { readonly mask: string; readonly names: Names; readonly unknown?: string }[];
  /** Flags: a number inside the set. All three are C expressions; `name` is what is shown. */
  readonly shifted?: { readonly mask: string; readonly shift: string; readonly name: string };
}

/** Sentences by number. */
export interface TextSpec {
  readonly kind: 'text';
  readonly origin: string;
  readonly note?: string;
  readonly texts: Readonly<Record<string, string>>;
  /** The enumeration of the same family that gives the numbers of the keys of `texts`. */
  readonly numbers: string;
}

export interface FamilySpec {
  /** The first line of the generated file: what these tables are for. */
  readonly about: string;
  /** C lines before the includes. */
  readonly before?: string;
  /** C lines after them. */
  readonly after?: string;
  /** Headers to include before those of the tables. */
  readonly headers?: readonly string[];
  readonly tables: Readonly<Record<string, TableSpec | TextSpec>>;
  /** TypeScript after the tables. */
  readonly footer?: string;
}

export function defineFamily(spec: FamilySpec): FamilySpec {
  return spec;
}
