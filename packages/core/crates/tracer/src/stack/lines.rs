//! Source files and lines, from the debug information of a file.

use std::sync::Arc;

use addr2line::Context;
use gimli::{EndianArcSlice, LittleEndian, SectionId};
use object::read::elf::{ElfFile, FileHeader};
use object::{Object, ObjectSection};

use super::image::Image;

/// Most bytes of a section, uncompressed, and of all of them.
const MOST: u64 = 768 << 20;

type Slice = EndianArcSlice<LittleEndian>;

/// The lines of a file.
pub(super) struct Lines(Context<Slice>);

/// Where in the source an address comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) file: String,
    pub(super) line: u32,
}

impl Lines {
    /// The lines that a file has, if it has any. `supplement` is the file that it shares parts with.
    pub(super) fn load<'a, Elf: FileHeader<Endian = object::LittleEndian>>(
        file: &ElfFile<'a, Elf, &'a Image>,
        supplement: Option<&dyn Fn(SectionId) -> Slice>,
    ) -> Option<Self> {
        file.section_by_name(".debug_line").or_else(|| file.section_by_name(".zdebug_line"))?;
        let mut dwarf = gimli::Dwarf::load(|id| Ok::<_, gimli::Error>(section(file, id))).ok()?;
        if let Some(supplement) = supplement {
            dwarf.load_sup(|id| Ok::<_, gimli::Error>(supplement(id))).ok()?;
        }
        Context::from_dwarf(dwarf).ok().map(Self)
    }

    /// Where an address of the file comes from.
    pub(super) fn find(&self, address: u64) -> Option<Place> {
        let place = self.0.find_location(address).ok()??;
        Some(Place { file: place.file?.to_owned(), line: place.line.filter(|&line| line != 0)? })
    }
}

/// A section of debug information; empty if there is none, or if it is too large.
pub(super) fn section<'a, Elf: FileHeader<Endian = object::LittleEndian>>(
    file: &ElfFile<'a, Elf, &'a Image>,
    id: SectionId,
) -> Slice {
    let data = file
        .section_by_name(id.name())
        .and_then(|section| section.compressed_data().ok())
        .filter(|data| data.uncompressed_size <= MOST)
        .and_then(|data| data.decompress().ok())
        .unwrap_or_default();
    Slice::new(Arc::from(&data[..]), LittleEndian)
}
