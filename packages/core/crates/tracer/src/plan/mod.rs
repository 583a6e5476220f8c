//! The capture plan: what memory of a tracee is copied at the beginning and at the end of a call.
//!
//! The format is that of docs/engine-protocol.md. [`Plan::decode`] checks everything once, so that the interpreter need
//! not: indices are in range, subtrees lie where they say, references point to operations that exist.

mod decode;
mod op;

pub(crate) use decode::{MAGIC, VERSION};
pub(crate) use op::{Compare, Entry, Guard, Length, Op, OpKind, Operand, Source, flag};

use crate::arch::Abi;
use crate::error::Result;
use crate::options::Caps;

/// A decoded plan.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) ops: Vec<Op>,
    pub(crate) guards: Vec<Guard>,
    pub(crate) entries: Vec<Entry>,
    /// Index into `entries`, plus one, by interface and number.
    by_number: [Vec<u16>; Abi::COUNT],
}

impl Plan {
    /// Decodes and checks a plan, with the limits of a run put in.
    pub(crate) fn decode(words: &[u32], caps: &Caps) -> Result<Self> {
        if words.is_empty() {
            return Ok(Self::default());
        }
        decode::Decoder::new(words, caps).run()
    }

    /// The entry for a call.
    pub(crate) fn find(&self, abi: Abi, nr: u64) -> Option<u16> {
        // What x32 shares with x86-64 takes the same arguments; the numbers behind are calls of its own.
        let abi = if abi == Abi::X32 && nr < Abi::X32_OWN { Abi::X86_64 } else { abi };
        let index = *self.by_number[abi as usize].get(usize::try_from(nr).ok()?)?;
        index.checked_sub(1)
    }
}
