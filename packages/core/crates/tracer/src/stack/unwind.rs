//! From a function to the one that called it.
//!
//! What the compiler has written about it (call frame information, of DWARF) is followed where it is there: for all
//! registers, so that functions can be unwound whatever register their frame hangs on. Where nothing is written (compiled
//! at run time, or by hand), the chain of frame pointers is.

use gimli::{
    BaseAddresses, CfaRule, DebugFrame, EhFrame, EhFrameHdr, EndianSlice, EvaluationResult,
    FrameDescriptionEntry, LittleEndian, Location, RegisterRule, UnwindContext, UnwindExpression,
    UnwindSection, UnwindTableRow, Value,
};

use super::machine::Registers;
use super::memory::StackMemory;

type Slice<'a> = EndianSlice<'a, LittleEndian>;

/// Most steps of an expression.
const MOST_STEPS: u32 = 1000;
/// Most functions of tables that have no index.
const MOST_FUNCTIONS: usize = 1 << 21;

/// Where a function was called from.
#[derive(Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "there is one at a time, and it is nearly always the large one"
)]
pub(super) enum Step {
    Caller {
        registers: Registers,
        /// The pc is where it goes on by itself (it was interrupted), not where a call returns to.
        interrupted: bool,
    },
    /// There is no caller.
    Outermost,
    /// Nothing is written about this function.
    Unknown,
    /// What is written about it, or the stack, makes no sense.
    Broken,
}

/// The tables of a file.
#[derive(Debug, Default)]
pub(super) struct Tables {
    word: u8,
    index: Option<Section>,
    frames: Option<Section>,
    /// For `frames` without an index, and for `debug`: begin, end, and where it is described, by begin.
    own_index: Vec<(u64, u64, usize)>,
    debug: Option<Section>,
    debug_index: Vec<(u64, u64, usize)>,
}

#[derive(Debug)]
struct Section {
    address: u64,
    bytes: Vec<u8>,
}

/// What is used again from step to step.
#[derive(Default)]
pub(super) struct Unwinder {
    context: Box<UnwindContext<usize>>,
}

impl Tables {
    /// From the sections `.eh_frame_hdr`, `.eh_frame` and `.debug_frame`, with their addresses.
    pub(super) fn new(
        word: u8,
        index: Option<(u64, Vec<u8>)>,
        frames: Option<(u64, Vec<u8>)>,
        debug: Option<(u64, Vec<u8>)>,
    ) -> Self {
        let section = |(address, bytes)| Section { address, bytes };
        let mut tables = Self {
            word,
            index: index.map(section),
            frames: frames.map(section),
            debug: debug.map(section),
            ..Self::default()
        };
        if !tables.has_index() {
            tables.index = None;
            tables.own_index = tables
                .eh_frame(gimli::Vendor::Default)
                .map_or_else(Vec::new, |it| functions(&it, &tables.bases()));
        }
        tables.debug_index = tables
            .debug_frame(gimli::Vendor::Default)
            .map_or_else(Vec::new, |it| functions(&it, &tables.bases()));
        tables
    }

    fn has_index(&self) -> bool {
        self.index.as_ref().is_some_and(|index| {
            EhFrameHdr::new(&index.bytes, LittleEndian).parse(&self.bases(), self.word).is_ok_and(
                |header| {
                    // Of more functions than it has bytes it cannot tell; nor can it be searched then.
                    header.table().is_some_and(|table| {
                        let most = Iterator::size_hint(&table.iter(&self.bases())).1;
                        most.is_some_and(|most| most <= index.bytes.len())
                    })
                },
            )
        })
    }

    /// Where the index says that a function is described. It may say anything.
    fn indexed(&self, bases: &BaseAddresses, address: u64) -> Option<usize> {
        let header = EhFrameHdr::new(&self.index.as_ref()?.bytes, LittleEndian);
        let header = header.parse(bases, self.word).ok()?;
        let found = header.table()?.lookup(address, bases).ok()?.direct().ok()?;
        usize::try_from(found.checked_sub(self.frames.as_ref()?.address)?).ok()
    }

    fn bases(&self) -> BaseAddresses {
        let mut bases = BaseAddresses::default();
        if let Some(index) = &self.index {
            bases = bases.set_eh_frame_hdr(index.address);
        }
        if let Some(frames) = &self.frames {
            bases = bases.set_eh_frame(frames.address);
        }
        bases
    }

    fn eh_frame(&self, vendor: gimli::Vendor) -> Option<EhFrame<Slice<'_>>> {
        let mut frames = EhFrame::new(&self.frames.as_ref()?.bytes, LittleEndian);
        frames.set_address_size(self.word);
        frames.set_vendor(vendor);
        Some(frames)
    }

    fn debug_frame(&self, vendor: gimli::Vendor) -> Option<DebugFrame<Slice<'_>>> {
        let mut frames = DebugFrame::new(&self.debug.as_ref()?.bytes, LittleEndian);
        frames.set_address_size(self.word);
        frames.set_vendor(vendor);
        Some(frames)
    }
}

/// All functions that a section describes.
fn functions<'a, S: UnwindSection<Slice<'a>>>(
    section: &S,
    bases: &BaseAddresses,
) -> Vec<(u64, u64, usize)> {
    let mut functions = Vec::new();
    let mut entries = section.entries(bases);
    while let Ok(Some(entry)) = entries.next() {
        if let gimli::CieOrFde::Fde(partial) = entry
            && let Ok(function) = partial.parse(S::cie_from_offset)
        {
            let offset = function.offset();
            functions.push((function.initial_address(), function.end_address(), offset));
            if functions.len() == MOST_FUNCTIONS {
                break;
            }
        }
    }
    functions.sort_unstable();
    functions
}

fn lookup(index: &[(u64, u64, usize)], address: u64) -> Option<usize> {
    let after = index.partition_point(|&(start, ..)| start <= address);
    let &(_, end, offset) = index.get(after.checked_sub(1)?)?;
    (address < end).then_some(offset)
}

impl Unwinder {
    /// The caller by the tables; `address` is the function's in the file, `bias` what the process adds to those.
    pub(super) fn by_tables(
        &mut self,
        tables: &Tables,
        address: u64,
        bias: u64,
        registers: &Registers,
        memory: &mut StackMemory,
    ) -> Step {
        let bases = tables.bases();
        let vendor = registers.machine.vendor;
        if let Some(section) = tables.eh_frame(vendor) {
            let offset = if tables.own_index.is_empty() {
                tables.indexed(&bases, address)
            } else {
                lookup(&tables.own_index, address)
            };
            let found = offset
                .and_then(|offset| described(&section, &bases, offset))
                .filter(|function| function.contains(address));
            if let Some(function) = found {
                return self.follow(&section, &bases, &function, address, bias, registers, memory);
            }
        }
        if let Some(section) = tables.debug_frame(vendor)
            && let Some(function) = lookup(&tables.debug_index, address)
                .and_then(|offset| described(&section, &bases, offset))
        {
            return self.follow(&section, &bases, &function, address, bias, registers, memory);
        }
        Step::Unknown
    }

    #[expect(clippy::too_many_arguments, reason = "they have nothing in common")]
    fn follow<'a, S: UnwindSection<Slice<'a>>>(
        &mut self,
        section: &S,
        bases: &BaseAddresses,
        function: &FrameDescriptionEntry<Slice<'a>>,
        address: u64,
        bias: u64,
        registers: &Registers,
        memory: &mut StackMemory,
    ) -> Step {
        let encoding = function.cie().encoding();
        let row = function.unwind_info_for_address(section, bases, &mut self.context, address);
        let Ok(row) = row else { return Step::Broken };
        let mut rules = Rules { section, encoding, bias, registers, memory };
        rules.caller(row, function.is_signal_trampoline()).unwrap_or(Step::Broken)
    }
}

fn described<'a, S: UnwindSection<Slice<'a>>>(
    section: &S,
    bases: &BaseAddresses,
    offset: usize,
) -> Option<FrameDescriptionEntry<Slice<'a>>> {
    section.fde_from_offset(bases, S::Offset::from(offset), S::cie_from_offset).ok()
}

/// Applies the rules for an address to registers.
struct Rules<'a, S> {
    section: &'a S,
    encoding: gimli::Encoding,
    bias: u64,
    registers: &'a Registers,
    memory: &'a mut StackMemory,
}

impl<'s, S: UnwindSection<Slice<'s>>> Rules<'_, S> {
    fn caller(&mut self, row: &UnwindTableRow<usize>, interrupted: bool) -> Option<Step> {
        let machine = self.registers.machine;
        let frame = match row.cfa() {
            CfaRule::RegisterAndOffset { register, offset } => {
                self.registers.get(register.0)?.wrapping_add_signed(*offset)
            }
            CfaRule::Expression(expression) => self.evaluate(expression, None)?,
        };
        let mut caller = self.registers.clone();
        caller.set(machine.stack, frame);
        let mut back = machine.back_is_register.then(|| self.registers.get(machine.back)).flatten();
        for (register, rule) in row.registers() {
            let value = match rule {
                RegisterRule::Undefined if register.0 == machine.back => {
                    return Some(Step::Outermost);
                }
                RegisterRule::Undefined | RegisterRule::Architectural => continue,
                RegisterRule::SameValue => self.registers.get(register.0),
                RegisterRule::Offset(offset) => {
                    self.memory.word(frame.wrapping_add_signed(*offset), machine.word)
                }
                RegisterRule::ValOffset(offset) => Some(frame.wrapping_add_signed(*offset)),
                RegisterRule::Register(other) => self.registers.get(other.0),
                RegisterRule::Expression(expression) => {
                    let address = self.evaluate(expression, Some(frame))?;
                    self.memory.word(address, machine.word)
                }
                RegisterRule::ValExpression(expression) => {
                    Some(self.evaluate(expression, Some(frame))?)
                }
                RegisterRule::Constant(value) => Some(*value),
            };
            if register.0 == machine.back {
                back = Some(value?);
            }
            // What cannot be read of the others is not missed until somebody needs it.
            if let Some(value) = value {
                caller.set(register.0, value);
            }
        }
        let pc = back? & machine.address;
        if pc == 0 {
            return Some(Step::Outermost);
        }
        caller.pc = pc;
        // A frame that leads to itself leads nowhere.
        if pc == self.registers.pc && caller.stack() == self.registers.stack() {
            return None;
        }
        Some(Step::Caller { registers: caller, interrupted })
    }

    fn evaluate(
        &mut self,
        expression: &UnwindExpression<usize>,
        start: Option<u64>,
    ) -> Option<u64> {
        let code = expression.get(self.section).ok()?;
        let mut evaluation = code.evaluation(self.encoding);
        evaluation.set_max_iterations(MOST_STEPS);
        if let Some(start) = start {
            evaluation.set_initial_value(start);
        }
        let mut state = evaluation.evaluate().ok()?;
        loop {
            state = match state {
                EvaluationResult::Complete => break,
                EvaluationResult::RequiresRegister { register, .. } => {
                    let value = self.registers.get(register.0)?;
                    evaluation.resume_with_register(Value::Generic(value)).ok()?
                }
                EvaluationResult::RequiresMemory { address, size, .. } => {
                    let value = self.memory.word(address, size)?;
                    evaluation.resume_with_memory(Value::Generic(value)).ok()?
                }
                EvaluationResult::RequiresRelocatedAddress(address) => evaluation
                    .resume_with_relocated_address(address.wrapping_add(self.bias))
                    .ok()?,
                _ => return None,
            };
        }
        match evaluation.as_result() {
            [piece] => match piece.location {
                Location::Address { address } => Some(address),
                Location::Value { value: Value::Generic(value) } => Some(value),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The caller by the chain of frame pointers.
pub(super) fn by_frame_pointer(registers: &Registers, memory: &mut StackMemory) -> Step {
    let machine = registers.machine;
    let word = u64::from(machine.word);
    let frame = registers.frame();
    if frame == 0 {
        return Step::Outermost;
    }
    // Frames lie above the stack pointer, and a register that holds something else is hardly aligned.
    if frame < registers.stack() || !frame.is_multiple_of(word) {
        return Step::Broken;
    }
    let Some(above) = frame.checked_add(2 * word) else { return Step::Broken };
    let next = memory.word(frame, machine.word);
    let back = memory.word(frame + word, machine.word);
    let (Some(next), Some(back)) = (next, back) else { return Step::Broken };
    let pc = back & machine.address;
    if pc == 0 {
        return Step::Outermost;
    }
    let mut caller = registers.clone();
    caller.pc = pc;
    caller.set(machine.stack, above);
    caller.set(machine.frame, next);
    Step::Caller { registers: caller, interrupted: false }
}
