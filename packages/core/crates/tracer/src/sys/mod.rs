//! Safe functions over the system calls that the tracer makes: all `unsafe` code of the crate that talks to the kernel
//! is in here (and in `arch`, for registers).

pub(crate) mod affinity;
pub(crate) mod clock;
pub(crate) mod map;
pub(crate) mod memory;
pub(crate) mod output;
pub(crate) mod pipe;
pub(crate) mod process;
pub(crate) mod ptrace;
pub(crate) mod signal;
pub(crate) mod socket;
pub(crate) mod wait;

use crate::error::Errno;

/// Turns the C library's -1 into an error.
fn check(result: libc::c_long) -> Result<libc::c_long, Errno> {
    if result == -1 { Err(Errno::last()) } else { Ok(result) }
}
