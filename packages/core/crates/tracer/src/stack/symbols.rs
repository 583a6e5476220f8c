//! Names of functions.

use object::LittleEndian;
use object::elf::{SHN_UNDEF, SHT_DYNSYM, SHT_SYMTAB, STT_FUNC, SectionType};
use object::read::elf::{FileHeader, SectionHeader, SectionTable, Sym};

use super::image::Image;

/// Longest name that is kept, as it is in the file. Templates of C++ reach some thousand bytes.
const MOST_MANGLED: usize = 16 << 10;

/// The functions of a file, by address.
#[derive(Debug, Default)]
pub(super) struct Symbols {
    entries: Vec<Entry>,
    names: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    address: u64,
    size: u64,
    /// Where its name is among the names.
    name: u32,
    length: u32,
}

/// The function that an address is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Symbol<'a> {
    /// As it is in the file.
    pub(super) name: &'a [u8],
    /// Of the address, from where the function begins.
    pub(super) offset: u64,
    /// The function ends before: it is only the last one that begins before the address.
    pub(super) nearest: bool,
}

impl Symbols {
    /// Adds the functions of a file's tables: those for the dynamic linker first, as its names are the public ones.
    pub(super) fn add<'a, Elf: FileHeader<Endian = LittleEndian>>(
        &mut self,
        sections: &SectionTable<'a, Elf, &'a Image>,
        image: &'a Image,
    ) {
        for kind in [SHT_DYNSYM, SHT_SYMTAB] {
            self.add_table(sections, image, kind);
        }
        // Of several that begin at the same address, the first stays the first.
        self.entries.sort_by_key(|entry| entry.address);
        self.entries.dedup_by_key(|entry| entry.address);
    }

    fn add_table<'a, Elf: FileHeader<Endian = LittleEndian>>(
        &mut self,
        sections: &SectionTable<'a, Elf, &'a Image>,
        image: &'a Image,
        kind: SectionType,
    ) -> Option<()> {
        let table = sections.symbols(LittleEndian, image, kind).ok()?;
        let strings =
            sections.section(table.string_section()).ok()?.data(LittleEndian, image).ok()?;
        for symbol in table.iter() {
            if symbol.st_type() != STT_FUNC || symbol.st_shndx(LittleEndian) == SHN_UNDEF {
                continue;
            }
            let at = symbol.st_name(LittleEndian) as usize;
            let Some(rest) = strings.get(at..) else { continue };
            let end = rest.iter().take(MOST_MANGLED).position(|&byte| byte == 0);
            let Some(length @ 1..) = end else { continue };
            let Ok(name) = u32::try_from(self.names.len()) else { break };
            self.names.extend_from_slice(&rest[..length]);
            self.entries.push(Entry {
                address: symbol.st_value(LittleEndian).into(),
                size: symbol.st_size(LittleEndian).into(),
                name,
                length: length as u32,
            });
        }
        Some(())
    }

    /// The last function that begins at an address or before.
    pub(super) fn find(&self, address: u64) -> Option<Symbol<'_>> {
        let after = self.entries.partition_point(|entry| entry.address <= address);
        let entry = self.entries.get(after.checked_sub(1)?)?;
        let offset = address - entry.address;
        let start = entry.name as usize;
        let name = self.names.get(start..start + entry.length as usize)?;
        // Functions written in assembler often say no size.
        Some(Symbol { name, offset, nearest: entry.size != 0 && offset >= entry.size })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_function_before_an_address_is_told_from_the_one_around_it() {
        let entry = |address, size, name, length| Entry { address, size, name, length };
        let symbols = Symbols {
            entries: vec![entry(0x100, 0x10, 0, 1), entry(0x200, 0, 1, 1)],
            names: b"ab".to_vec(),
        };
        let find = |address| symbols.find(address).map(|it| (it.name, it.offset, it.nearest));
        assert_eq!(find(0xff), None);
        assert_eq!(find(0x100), Some((&b"a"[..], 0, false)));
        assert_eq!(find(0x110), Some((&b"a"[..], 0x10, true)));
        assert_eq!(find(0x2ff), Some((&b"b"[..], 0xff, false)));
    }
}
