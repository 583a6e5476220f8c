//! Everything that differs between processor architectures: one file for each, all with the same functions.

use std::fmt;

#[cfg(target_arch = "x86_64")]
#[path = "x86_64.rs"]
mod native;
#[cfg(target_arch = "aarch64")]
#[path = "aarch64.rs"]
mod native;
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
compile_error!("hstrace has no engine for this architecture yet: add a file to src/arch");

pub(crate) use native::*;

/// A system call interface of the kernel. The numbers are those of plans and records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Abi {
    /// None that this engine knows.
    Unknown = 0,
    /// 64-bit programs on x86.
    X86_64 = 1,
    /// 32-bit programs on x86.
    I386 = 2,
    /// 64-bit programs on ARM.
    Aarch64 = 3,
    /// 64-bit programs with 32-bit pointers on x86. Its calls carry bit 30; records have the number without it.
    X32 = 4,
}

/// What a call tells about the processors that a thread may run on. These few numbers are facts of the ABI that
/// `placement` needs; what the calls mean otherwise is unknown here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exposure {
    None,
    /// It tells, sets or passes on an affinity.
    Affinity,
    /// It opens a file, by the path in this argument; in /proc there are files that tell.
    Opens {
        path: usize,
    },
}

/// What a call has to do with seccomp filters, for tracees that run under one of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Filtering {
    None,
    /// It installs a filter.
    Installs,
    /// It asks for the mode.
    Asks,
}

/// `prctl` and `seccomp`, with these arguments.
fn filtering_of(prctl: bool, args: &[u64; 6]) -> Filtering {
    // PR_GET_SECCOMP and PR_SET_SECCOMP of linux/prctl.h.
    match (prctl, args[0] as u32) {
        (true, 21) => Filtering::Asks,
        (true, 22) | (false, _) => Filtering::Installs,
        _ => Filtering::None,
    }
}

impl Abi {
    /// The first number of x32 that means something else than for x86-64.
    pub(crate) const X32_OWN: u64 = 512;
    /// How many there are, [`Abi::Unknown`] included.
    pub const COUNT: usize = 5;
    /// All of them.
    pub(crate) const ALL: [Self; Self::COUNT] =
        [Self::Unknown, Self::X86_64, Self::I386, Self::Aarch64, Self::X32];

    /// The interface with this number.
    pub(crate) fn from_number(number: u32) -> Option<Self> {
        Self::ALL.get(number as usize).copied()
    }

    /// Bytes of a pointer.
    pub(crate) fn word_size(self) -> usize {
        match self {
            Self::I386 | Self::X32 => 4,
            _ => 8,
        }
    }
}

impl fmt::Display for Abi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "unknown",
            Self::X86_64 => "x86_64",
            Self::I386 => "i386",
            Self::Aarch64 => "aarch64",
            Self::X32 => "x32",
        })
    }
}
