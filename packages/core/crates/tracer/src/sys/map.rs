//! Memory mappings.

use std::ptr::NonNull;

use super::check;
use crate::error::Errno;

/// Fresh, zeroed memory of its own, unmapped when dropped.
#[derive(Debug)]
pub(crate) struct Mapping {
    start: NonNull<u8>,
    length: usize,
}

// SAFETY: it owns its memory, and gives access to it only as raw pointers, whose use is up to the caller.
unsafe impl Send for Mapping {}

impl Mapping {
    /// Memory that a forked child shares. [mmap(2)](https://man7.org/linux/man-pages/man2/mmap.2.html)
    pub(crate) fn shared(length: usize) -> Result<Self, Errno> {
        Self::new(length, libc::MAP_SHARED)
    }

    /// Memory of this process.
    pub(crate) fn private(length: usize) -> Result<Self, Errno> {
        Self::new(length, libc::MAP_PRIVATE)
    }

    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// A stack; its lowest page cannot be used, so that an overflow is noticed.
    pub(crate) fn stack(length: usize) -> Result<Self, Errno> {
        let stack = Self::new(length, libc::MAP_PRIVATE | libc::MAP_STACK)?;
        // SAFETY: the first page of the mapping, which nobody uses yet.
        let result = unsafe { libc::mprotect(stack.start.as_ptr().cast(), 4096, libc::PROT_NONE) };
        check(result.into())?;
        Ok(stack)
    }

    fn new(length: usize, flags: i32) -> Result<Self, Errno> {
        // SAFETY: a new anonymous mapping, where the kernel has room.
        let start = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                length,
                libc::PROT_READ | libc::PROT_WRITE,
                flags | libc::MAP_ANONYMOUS,
                -1,
                0,
            )
        };
        match NonNull::new(start.cast::<u8>()) {
            Some(start) if start.as_ptr().cast::<libc::c_void>() != libc::MAP_FAILED => {
                Ok(Self { start, length })
            }
            _ => Err(Errno::last()),
        }
    }

    pub(crate) fn start(&self) -> NonNull<u8> {
        self.start
    }

    /// The address after the last byte.
    pub(crate) fn end(&self) -> *mut u8 {
        // SAFETY: one past the end of the same mapping.
        unsafe { self.start.as_ptr().add(self.length) }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: the mapping is ours and ends here; whoever holds a pointer into it keeps it alive.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.length) };
    }
}
