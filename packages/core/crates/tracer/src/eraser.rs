//! A text that stands on a terminal for a while, and has to be gone before a tracee writes there.
//!
//! Whoever shows it learns too late that a tracee is about to write: the records come when the call is over. The
//! tracer's thread is there when the call begins.

use std::os::fd::RawFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::arch::Abi;
use crate::options::CallSet;
use crate::sys::output;

/// What is to be written, where, and before which calls.
struct Erasure {
    fd: RawFd,
    text: Vec<u8>,
    calls: CallSet,
}

/// Writes a text once, before the first call of a set begins.
#[derive(Default)]
pub(crate) struct Eraser {
    /// Looked at in each call; the rest only if it is set.
    armed: AtomicBool,
    erasure: Mutex<Option<Erasure>>,
}

impl Eraser {
    fn erasure(&self) -> MutexGuard<'_, Option<Erasure>> {
        self.erasure.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on, until it has happened or is called off.
    pub(crate) fn arm(&self, calls: CallSet, fd: RawFd, text: Vec<u8>) {
        *self.erasure() = Some(Erasure { fd, text, calls });
        self.armed.store(true, Ordering::Release);
    }

    /// Calls it off; whether it had not happened yet.
    pub(crate) fn disarm(&self) -> bool {
        self.armed.store(false, Ordering::Release);
        self.erasure().take().is_some()
    }

    /// A tracee begins a call.
    #[inline]
    pub(crate) fn before(&self, abi: Abi, nr: u64) {
        if self.armed.load(Ordering::Acquire) {
            self.erase(abi, nr);
        }
    }

    #[cold]
    fn erase(&self, abi: Abi, nr: u64) {
        let mut erasure = self.erasure();
        if let Some(Erasure { fd, text, .. }) = erasure.take_if(|it| it.calls.contains(abi, nr)) {
            self.armed.store(false, Ordering::Release);
            // A terminal that is gone needs no erasing.
            let _ = output::write(fd, &text);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::os::fd::AsRawFd;

    use super::*;

    fn calls(nr: u32) -> CallSet {
        let mut set = CallSet::none();
        set.limit(Abi::X86_64, vec![1 << nr]);
        set
    }

    #[test]
    fn writes_once_before_a_call_of_the_set() {
        let (mut ours, theirs) = std::io::pipe().unwrap();
        let eraser = Eraser::default();
        eraser.before(Abi::X86_64, 1);
        eraser.arm(calls(1), theirs.as_raw_fd(), b"gone".to_vec());
        eraser.before(Abi::X86_64, 0);
        eraser.before(Abi::I386, 1);
        eraser.before(Abi::X86_64, 1);
        assert!(!eraser.disarm(), "it has happened");
        eraser.before(Abi::X86_64, 1);
        drop(theirs);
        let mut text = String::new();
        ours.read_to_string(&mut text).unwrap();
        assert_eq!(text, "gone");
    }

    #[test]
    fn can_be_called_off() {
        let (mut ours, theirs) = std::io::pipe().unwrap();
        let eraser = Eraser::default();
        eraser.arm(calls(1), theirs.as_raw_fd(), b"gone".to_vec());
        assert!(eraser.disarm());
        eraser.before(Abi::X86_64, 1);
        drop(theirs);
        assert_eq!(ours.read(&mut [0]).unwrap(), 0);
    }
}
