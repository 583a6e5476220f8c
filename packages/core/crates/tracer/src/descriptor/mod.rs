//! What descriptors of a tracee refer to.

use std::io::Write;

use crate::error::Pid;
use crate::sys::process;

/// The pseudo descriptor that stands for the working directory (fcntl.h).
const AT_FDCWD: i64 = libc::AT_FDCWD as i64;

/// Explains descriptors. Nothing is remembered from one question to the next: the tracee may have put something else
/// behind a number in the meantime.
#[derive(Debug, Default)]
pub(crate) struct Descriptors {
    path: Vec<u8>,
    text: Vec<u8>,
}

impl Descriptors {
    /// What a descriptor of this thread refers to, as `/proc/PID/fd` links it; `None` if it is not open.
    pub(crate) fn describe(&mut self, tid: Pid, fd: i64) -> Option<&[u8]> {
        self.path.clear();
        if fd == AT_FDCWD {
            write!(self.path, "/proc/{tid}/cwd\0").ok()?;
        } else {
            let fd = u32::try_from(fd).ok()?;
            write!(self.path, "/proc/{tid}/fd/{fd}\0").ok()?;
        }
        process::read_link(&self.path, &mut self.text).ok()?;
        Some(&self.text)
    }
}
