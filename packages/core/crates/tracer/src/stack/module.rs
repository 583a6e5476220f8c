//! What is known of a file that programs run code of: how to unwind its functions, their names and their lines.

use std::io::Cursor;

use gimli::SectionId;
use object::elf::{ELFCLASS32, ELFDATA2LSB, FileHeader32, FileHeader64, PF_X, PT_LOAD};
use object::read::elf::{ElfFile, FileHeader, ProgramHeader};
use object::{LittleEndian, Object, ObjectSection, ReadRef};

use super::image::{Image, Source};
use super::lines::{self, Lines, Place};
use super::symbols::{Symbol, Symbols};
use super::unwind::Tables;

/// Smallest page there is: mappings begin and end at pages.
const PAGE: u64 = 4096;

/// See the module's documentation. Addresses are those that the file itself speaks of.
pub(super) struct Module {
    segments: Vec<Segment>,
    pub(super) tables: Tables,
    symbols: Symbols,
    lines: Option<Lines>,
    /// Bytes that it takes here, more or less.
    pub(super) weight: u64,
}

/// A part of the file that is loaded.
#[derive(Clone, Copy, Debug)]
struct Segment {
    offset: u64,
    size: u64,
    address: u64,
    executable: bool,
}

/// Opens files that belong to a module: where separate debug information is.
pub(super) trait Companions {
    /// By the id of the build.
    fn by_build_id(&self, id: &[u8]) -> Option<Box<dyn Source>>;
    /// By the name that the file gives.
    fn by_name(&self, name: &[u8]) -> Option<Box<dyn Source>>;
}

impl Module {
    /// Reads a file; `None` if it is no ELF file that can be read.
    pub(super) fn load(
        source: Box<dyn Source>,
        with_lines: bool,
        companions: &dyn Companions,
    ) -> Option<Self> {
        let image = Image::new(source);
        if class(&image)? == ELFCLASS32.0 {
            Self::parse::<FileHeader32<LittleEndian>>(&image, with_lines, companions)
        } else {
            Self::parse::<FileHeader64<LittleEndian>>(&image, with_lines, companions)
        }
    }

    fn parse<Elf: FileHeader<Endian = LittleEndian>>(
        image: &Image,
        with_lines: bool,
        companions: &dyn Companions,
    ) -> Option<Self> {
        let file = ElfFile::<Elf, &Image>::parse(image).ok()?;
        let segments = file
            .elf_program_headers()
            .iter()
            .filter(|header| header.p_type(LittleEndian) == PT_LOAD)
            .map(|header| Segment {
                offset: header.p_offset(LittleEndian).into(),
                size: header.p_filesz(LittleEndian).into(),
                address: header.p_vaddr(LittleEndian).into(),
                executable: header.p_flags(LittleEndian).contains(PF_X),
            })
            .collect();
        let word = if file.is_64() { 8 } else { 4 };
        let section = |name: &str| {
            let section = file.section_by_name(name)?;
            let data = section.compressed_data().ok()?;
            let plain = data.format == object::CompressionFormat::None;
            plain.then(|| (section.address(), data.data.to_vec()))
        };
        let tables = Tables::new(
            word,
            section(".eh_frame_hdr"),
            section(".eh_frame"),
            section(".debug_frame"),
        );
        let mut symbols = Symbols::default();
        symbols.add(file.elf_section_table(), image);
        let mut module = Self { segments, tables, symbols, lines: None, weight: image.used() };
        let has_symbols = file.section_by_name(".symtab").is_some();
        if with_lines {
            module.lines = lines_of(&file, companions);
        }
        if !has_symbols || (with_lines && module.lines.is_none()) {
            module.add_debug_file(&file, with_lines, companions);
        }
        module.weight = module.weight.max(image.used());
        Some(module)
    }

    /// Adds what is in a file of its own.
    fn add_debug_file<'a, Elf: FileHeader<Endian = LittleEndian>>(
        &mut self,
        file: &ElfFile<'a, Elf, &'a Image>,
        with_lines: bool,
        companions: &dyn Companions,
    ) -> Option<()> {
        let id = file.build_id().ok().flatten();
        let link = || file.gnu_debuglink().ok().flatten().map(|(name, _)| name);
        let source =
            id.and_then(|id| companions.by_build_id(id)).or_else(|| companions.by_name(link()?))?;
        let image = Image::new(source);
        let debug = ElfFile::<Elf, &Image>::parse(&image).ok()?;
        // Of another build, it would name the wrong functions.
        if debug.build_id().ok().flatten() != id {
            return None;
        }
        self.symbols.add(debug.elf_section_table(), &image);
        if with_lines && self.lines.is_none() {
            self.lines = lines_of(&debug, companions);
        }
        self.weight += image.used();
        Some(())
    }

    /// The address that the file has for what is at this place in it.
    pub(super) fn address_at(&self, offset: u64) -> Option<u64> {
        let holds = |segment: &&Segment| {
            let start = segment.offset & !(PAGE - 1);
            let end = segment.offset.saturating_add(segment.size).saturating_add(PAGE - 1);
            (start..end & !(PAGE - 1)).contains(&offset)
        };
        let code = self.segments.iter().filter(|segment| segment.executable).find(holds);
        let segment = code.or_else(|| self.segments.iter().find(holds))?;
        Some(offset.wrapping_sub(segment.offset).wrapping_add(segment.address))
    }

    /// The function at an address.
    pub(super) fn symbol(&self, address: u64) -> Option<Symbol<'_>> {
        self.symbols.find(address)
    }

    /// The source line of an address.
    pub(super) fn place(&self, address: u64) -> Option<Place> {
        self.lines.as_ref()?.find(address)
    }
}

/// ELFCLASS of a file of our byte order.
fn class(image: &Image) -> Option<u8> {
    let ident = image.read_bytes_at(0, 6).ok()?;
    (ident.starts_with(b"\x7fELF") && ident[5] == ELFDATA2LSB.0).then_some(ident[4])
}

/// The lines of a file; what it shares with others is in a file that it names.
fn lines_of<'a, Elf: FileHeader<Endian = LittleEndian>>(
    file: &ElfFile<'a, Elf, &'a Image>,
    companions: &dyn Companions,
) -> Option<Lines> {
    let shared = file
        .gnu_debugaltlink()
        .ok()
        .flatten()
        .and_then(|(name, id)| companions.by_build_id(id).or_else(|| companions.by_name(name)));
    let Some(source) = shared else { return Lines::load(file, None) };
    let image = Image::new(source);
    let Ok(supplement) = ElfFile::<Elf, &Image>::parse(&image) else {
        return Lines::load(file, None);
    };
    Lines::load(file, Some(&|id: SectionId| lines::section(&supplement, id)))
}

/// A file that is already in memory.
pub(super) fn bytes(data: Vec<u8>) -> Box<dyn Source> {
    Box::new(Cursor::new(data))
}
