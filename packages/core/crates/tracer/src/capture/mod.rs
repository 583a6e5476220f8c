//! Running the capture plan: copying memory of a stopped tracee into a record.

mod fill;
mod lookup;
mod operand;
mod output;
#[cfg(test)]
mod properties;
mod reader;
mod run;

pub(crate) use lookup::Lookups;
pub(crate) use reader::Reader;
pub(crate) use run::{Capture, Kept, Outcome, Stop};
