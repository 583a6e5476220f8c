//! The engine of hstrace: runs programs under [ptrace(2)](https://man7.org/linux/man-pages/man2/ptrace.2.html) and gives
//! what they ask of the kernel as compact binary records.
//!
//! It knows no system call by name: which memory is copied at which call is told by a *plan*, compiled from a catalog of
//! definitions, and what the bytes mean is for the reader of the records. Both formats are described in
//! `docs/engine-protocol.md`.
//!
//! It is made to live inside somebody else's process. All ptrace and wait calls of a [`Tracer`] happen on one thread of
//! its own and concern that thread's tracees alone, so the host's children and other tracers are left in peace.

mod arch;
mod capture;
mod command;
mod deferral;
mod descriptor;
mod engine;
mod eraser;
mod error;
mod families;
mod host;
mod interfaces;
mod launch;
mod looking;
mod options;
mod placement;
mod plan;
pub mod protocol;
mod queue;
pub mod record;
mod seccomp;
mod sigchld;
mod stack;
mod sys;
mod tamper;
mod tracer;
mod wake;

pub use arch::Abi;
pub use error::{Errno, Error, Pid, Result};
pub use families::generic_families;
pub use host::{forbid_core_dumps, pipe, replace};
pub use interfaces::{interface_name, interfaces};
pub use launch::{Launch, Started, Stdio};
pub use options::{CallSet, Caps, Counting, DescriptorNames, KillOnExit, Options, StackTraces};
pub use queue::{Batch, Delivery, Reader};

pub use tamper::{Poke, Tamper, Touching};
pub use tracer::Tracer;
