//! What is known of a file that programs run code of: how to unwind its functions, their names and their lines.

use std::io::Cursor;

use gimli::SectionId;
use object::elf::{ELFCLASS32, ELFDATA2LSB, FileHeader32, FileHeader64, PF_X, PT_LOAD};
use object::read::elf::{ElfFile, FileHeader, ProgramHeader};
use object::{LittleEndian, Object, ObjectSection, ReadRef};

use super::image::{Image, Source};
use super::lines::{self, Budget, Lines, Place};
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
        module.weight += module.lines.as_ref().map_or(0, |lines| lines.weight);
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
    let budget = Budget::new();
    let shared = file
        .gnu_debugaltlink()
        .ok()
        .flatten()
        .and_then(|(name, id)| companions.by_build_id(id).or_else(|| companions.by_name(name)));
    let Some(source) = shared else { return Lines::load(file, None, &budget) };
    let image = Image::new(source);
    let Ok(supplement) = ElfFile::<Elf, &Image>::parse(&image) else {
        return Lines::load(file, None, &budget);
    };
    Lines::load(file, Some(&|id: SectionId| lines::section(&supplement, id, &budget)), &budget)
}

/// A file that is already in memory.
pub(super) fn bytes(data: Vec<u8>) -> Box<dyn Source> {
    Box::new(Cursor::new(data))
}

#[cfg(test)]
mod tests {
    use super::super::machine::{Machine, Registers};
    use super::super::memory::StackMemory;
    use super::super::unwind::Unwinder;
    use super::*;

    struct Alone;

    impl Companions for Alone {
        fn by_build_id(&self, _: &[u8]) -> Option<Box<dyn Source>> {
            None
        }
        fn by_name(&self, _: &[u8]) -> Option<Box<dyn Source>> {
            None
        }
    }

    static MACHINE: Machine = Machine {
        word: 8,
        stack: 7,
        frame: 6,
        back: 16,
        back_is_register: false,
        address: u64::MAX,
        vendor: gimli::Vendor::Default,
    };

    /// Numbers that are the same in every run.
    struct Numbers(u64);

    impl Numbers {
        fn next(&mut self, below: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (self.0 >> 33) as usize % below.max(1)
        }
    }

    fn sample() -> Vec<u8> {
        static BUILT: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
        BUILT.get_or_init(compile).clone()
    }

    fn compile() -> Vec<u8> {
        let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/programs/library.c");
        let target = std::env::temp_dir().join(format!("hstrace-sample-{}.so", std::process::id()));
        let built = std::process::Command::new("cc")
            .args(["-g", "-shared", "-fPIC", "-DNAME=sample", source, "-o"])
            .arg(&target)
            .status();
        assert!(built.is_ok_and(|status| status.success()), "a C compiler is needed for the tests");
        let bytes = std::fs::read(&target).unwrap();
        std::fs::remove_file(&target).unwrap();
        bytes
    }

    /// Asks a module all that can be asked.
    fn exercise(module: &Module, numbers: &mut Numbers) {
        let mut unwinder = Unwinder::default();
        let mut memory = StackMemory::default();
        memory.start(std::process::id() as crate::error::Pid);
        let stack = [0u64; 64];
        for round in 0..40 {
            let address = module.address_at(0x1000 + round * 8).unwrap_or(round);
            let address = if round % 8 == 7 { numbers.next(usize::MAX) as u64 } else { address };
            let _ = module.symbol(address);
            let _ = module.place(address);
            let mut registers = Registers::new(&MACHINE, address);
            registers.set(7, stack.as_ptr() as u64);
            let _ = unwinder.by_tables(&module.tables, address, 0, &registers, &mut memory);
        }
    }

    #[test]
    fn a_library_is_understood() {
        let module = Module::load(bytes(sample()), true, &Alone).unwrap();
        let symbol = module.symbols.find(u64::MAX).unwrap();
        assert!(symbol.nearest || !symbol.name.is_empty());
        let address = (0..0x4000)
            .find(|&at| module.symbol(at).is_some_and(|it| it.name == b"sample"))
            .unwrap();
        assert_eq!(module.place(address).unwrap().line, 4);
        assert!(module.place(address).unwrap().file.ends_with("library.c"));
    }

    #[test]
    fn files_that_are_damaged_anywhere_do_no_harm() {
        let whole = sample();
        let mut numbers = Numbers(1);
        let headers = 64 + 56 * 12;
        let sections = u64::from_le_bytes(whole[0x28..0x30].try_into().unwrap()) as usize;
        let began = std::time::Instant::now();
        for round in 0..1500 {
            let mut damaged = whole.clone();
            for _ in 0..1 + numbers.next(8) {
                // Headers matter most.
                let at = match round % 3 {
                    0 => numbers.next(headers),
                    1 => sections + numbers.next(damaged.len() - sections),
                    _ => numbers.next(damaged.len()),
                };
                damaged[at] = [0, 0xff, 0x7f, 0x80, numbers.next(256) as u8][numbers.next(5)];
            }
            if round % 10 == 9 {
                damaged.truncate(numbers.next(damaged.len()));
            }
            if let Some(module) = Module::load(bytes(damaged), true, &Alone) {
                exercise(&module, &mut numbers);
            }
        }
        // Not a measurement: what hangs takes for ever.
        assert!(began.elapsed() < std::time::Duration::from_secs(120));
    }

    #[test]
    fn what_claims_to_be_huge_is_not_read() {
        let mut image = sample();
        let sections = u64::from_le_bytes(image[0x28..0x30].try_into().unwrap()) as usize;
        for section in image[sections..].chunks_exact_mut(64) {
            // sh_size
            section[32..40].copy_from_slice(&(1u64 << 40).to_le_bytes());
        }
        // A file with a hole of that size.
        let path = std::env::temp_dir().join(format!("hstrace-huge-{}", std::process::id()));
        std::fs::write(&path, &image).unwrap();
        let file = std::fs::File::options().write(true).read(true).open(&path).unwrap();
        let huge = file.set_len(1 << 41).is_ok();
        std::fs::remove_file(&path).unwrap();
        if huge && let Some(module) = Module::load(Box::new(file), true, &Alone) {
            exercise(&module, &mut Numbers(2));
            assert!(module.weight <= 4 << 30);
        }
    }
}
