//! Writing to descriptors of this process.

use std::os::fd::RawFd;

use crate::error::Errno;

/// Writes what can be written at once. [write(2)](https://man7.org/linux/man-pages/man2/write.2.html)
pub(crate) fn write(fd: RawFd, bytes: &[u8]) -> Result<usize, Errno> {
    // SAFETY: the pointer and the length are those of a slice; whatever descriptor it is, the kernel checks it.
    let written = unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) };
    usize::try_from(written).map_err(|_| Errno::last())
}
