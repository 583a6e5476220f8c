//! Which processors a thread may run on.

use std::fs::File;
use std::mem::MaybeUninit;
use std::os::unix::fs::FileExt;

use super::check;
use crate::error::{Errno, Pid};

/// A set of processors.
#[derive(Clone, Copy)]
pub(crate) struct Processors(libc::cpu_set_t);

impl PartialEq for Processors {
    fn eq(&self, other: &Self) -> bool {
        // SAFETY: only reads the sets.
        unsafe { libc::CPU_EQUAL(&self.0, &other.0) }
    }
}

impl Processors {
    pub(crate) fn only(processor: usize) -> Self {
        let mut set = Self::none();
        if processor < libc::CPU_SETSIZE as usize {
            // SAFETY: the number is within the set.
            unsafe { libc::CPU_SET(processor, &mut set.0) };
        }
        set
    }

    fn none() -> Self {
        // SAFETY: a set of zeros is valid, and empty.
        Self(unsafe { MaybeUninit::zeroed().assume_init() })
    }

    pub(crate) fn contains(&self, processor: usize) -> bool {
        // SAFETY: the number is within the set.
        processor < libc::CPU_SETSIZE as usize && unsafe { libc::CPU_ISSET(processor, &self.0) }
    }

    pub(crate) fn count(&self) -> usize {
        // SAFETY: only reads the set.
        unsafe { libc::CPU_COUNT(&self.0) as usize }
    }
}

impl std::fmt::Debug for Processors {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set()
            .entries((0..libc::CPU_SETSIZE as usize).filter(|&it| self.contains(it)))
            .finish()
    }
}

/// The processors of a thread (0: the calling one).
/// [sched_getaffinity(2)](https://man7.org/linux/man-pages/man2/sched_getaffinity.2.html)
///
/// # Errors
/// EINVAL on machines with more processors than the set holds (1024).
pub(crate) fn processors(tid: Pid) -> Result<Processors, Errno> {
    let mut set = Processors::none();
    let size = size_of::<libc::cpu_set_t>();
    // SAFETY: the set is valid for writing in its whole size.
    check(unsafe { libc::sched_getaffinity(tid, size, &mut set.0) }.into())?;
    Ok(set)
}

/// Limits a thread (0: the calling one) to these processors.
pub(crate) fn set_processors(tid: Pid, set: &Processors) -> Result<(), Errno> {
    let size = size_of::<libc::cpu_set_t>();
    // SAFETY: the set is valid in its whole size.
    check(unsafe { libc::sched_setaffinity(tid, size, &set.0) }.into()).map(drop)
}

/// The processor that the calling thread runs on.
pub(crate) fn current() -> Option<usize> {
    // SAFETY: takes nothing.
    usize::try_from(unsafe { libc::sched_getcpu() }).ok()
}

/// How long the calling thread has waited for a processor, in all.
pub(crate) struct WaitingTime(Option<File>);

impl WaitingTime {
    pub(crate) fn of_this_thread() -> Self {
        let tid = super::process::gettid();
        Self(File::open(format!("/proc/self/task/{tid}/schedstat")).ok())
    }

    /// In ns; 0 where the kernel does not count it.
    pub(crate) fn read(&self) -> u64 {
        let mut buffer = [0; 96];
        let length =
            self.0.as_ref().and_then(|file| file.read_at(&mut buffer, 0).ok()).unwrap_or(0);
        std::str::from_utf8(&buffer[..length])
            .ok()
            .and_then(|text| text.split_whitespace().nth(1)?.parse().ok())
            .unwrap_or(0)
    }
}
