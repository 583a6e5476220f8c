//! Source files and lines, from the debug information of a file.

use std::cell::Cell;
use std::sync::Arc;

use addr2line::Context;
use gimli::{EndianArcSlice, LittleEndian, SectionId};
use object::read::elf::{ElfFile, FileHeader};
use object::{Object, ObjectSection};

use super::image::Image;

/// Most bytes of the sections of a file, uncompressed. Of what is larger, no lines are known.
const MOST: u64 = 512 << 20;

type Slice = EndianArcSlice<LittleEndian>;

/// The lines of a file.
pub(super) struct Lines {
    context: Context<Slice>,
    /// Bytes that they take here, more or less.
    pub(super) weight: u64,
}

/// Bytes of sections that may still be read.
pub(super) struct Budget(Cell<u64>);

impl Budget {
    pub(super) fn new() -> Self {
        Self(Cell::new(MOST))
    }
}

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
        budget: &Budget,
    ) -> Option<Self> {
        file.section_by_name(".debug_line").or_else(|| file.section_by_name(".zdebug_line"))?;
        let mut dwarf =
            gimli::Dwarf::load(|id| Ok::<_, gimli::Error>(section(file, id, budget))).ok()?;
        if let Some(supplement) = supplement {
            dwarf.load_sup(|id| Ok::<_, gimli::Error>(supplement(id))).ok()?;
        }
        let context = Context::from_dwarf(dwarf).ok()?;
        Some(Self { context, weight: MOST - budget.0.get() })
    }

    /// Where an address of the file comes from.
    pub(super) fn find(&self, address: u64) -> Option<Place> {
        let place = self.context.find_location(address).ok()??;
        Some(Place { file: place.file?.to_owned(), line: place.line.filter(|&line| line != 0)? })
    }
}

/// A section of debug information; empty if there is none, or if it is too large.
pub(super) fn section<'a, Elf: FileHeader<Endian = object::LittleEndian>>(
    file: &ElfFile<'a, Elf, &'a Image>,
    id: SectionId,
    budget: &Budget,
) -> Slice {
    let data = file
        .section_by_name(id.name())
        .and_then(|section| section.compressed_data().ok())
        .and_then(|data| {
            budget.0.set(budget.0.get().checked_sub(data.uncompressed_size)?);
            data.decompress().ok()
        })
        .unwrap_or_default();
    Slice::new(Arc::from(&data[..]), LittleEndian)
}
