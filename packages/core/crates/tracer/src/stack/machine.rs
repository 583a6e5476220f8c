//! The registers of a stopped thread as unwinding sees them, numbered as DWARF does.

/// Registers that are kept: those of the largest numbering (64-bit ARM's general ones, stack pointer and pc).
pub(crate) const REGISTERS: usize = 33;

/// What differs between instruction sets.
#[derive(Debug)]
pub(crate) struct Machine {
    /// Bytes of a word.
    pub(crate) word: u8,
    /// DWARF numbers of the stack pointer and of the frame pointer.
    pub(crate) stack: u16,
    pub(crate) frame: u16,
    /// DWARF number of the column that says where a function returns to.
    pub(crate) back: u16,
    /// Where it returns to is in that register as long as nothing else is said of it.
    pub(crate) back_is_register: bool,
    /// The bits of an address that count: others may hold a signature of it.
    pub(crate) address: u64,
    /// Whose special instructions there are in unwinding tables.
    pub(crate) vendor: gimli::Vendor,
}

/// A thread's registers.
#[derive(Clone, Debug)]
pub(crate) struct Registers {
    pub(crate) machine: &'static Machine,
    /// The instruction pointer.
    pub(crate) pc: u64,
    values: [u64; REGISTERS],
}

impl Registers {
    pub(crate) fn new(machine: &'static Machine, pc: u64) -> Self {
        Self { machine, pc, values: [0; REGISTERS] }
    }

    /// A register by its DWARF number; `None` for those that nobody keeps (of floating point, for example).
    pub(crate) fn get(&self, number: u16) -> Option<u64> {
        self.values.get(usize::from(number)).copied()
    }

    pub(crate) fn set(&mut self, number: u16, value: u64) {
        if let Some(place) = self.values.get_mut(usize::from(number)) {
            *place = if self.machine.word == 4 { value & 0xffff_ffff } else { value };
        }
    }

    pub(crate) fn stack(&self) -> u64 {
        self.values[usize::from(self.machine.stack)]
    }

    pub(crate) fn frame(&self) -> u64 {
        self.values[usize::from(self.machine.frame)]
    }
}
