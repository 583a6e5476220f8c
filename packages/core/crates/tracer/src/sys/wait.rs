//! Waiting for the calling thread's own tracees.

use std::mem::MaybeUninit;

use crate::error::{Errno, Pid};

/// Why a wait returned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// The thread ended with this exit code.
    Exited(i32),
    /// The thread was killed by a signal.
    Killed { signal: i32, core: bool },
    /// A ptrace-stop: the signal with `0x80` for syscall-stops, and the `PTRACE_EVENT_…`, or 0.
    Stopped { signal: i32, event: i32 },
}

impl Status {
    /// From a status as waits and PTRACE_EVENT_EXIT give it.
    pub(crate) fn from_raw(status: i32) -> Self {
        if libc::WIFEXITED(status) {
            Self::Exited(libc::WEXITSTATUS(status))
        } else if libc::WIFSIGNALED(status) {
            Self::Killed { signal: libc::WTERMSIG(status), core: libc::WCOREDUMP(status) }
        } else {
            Self::Stopped { signal: (status >> 8) & 0xff, event: status >> 16 }
        }
    }
}

/// One report of the kernel.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Report {
    pub(crate) tid: Pid,
    pub(crate) status: Status,
    /// Processor time in the kernel, in ns, if it was asked for.
    pub(crate) system_time: u64,
}

/// Waits for the next report about a tracee or child of *this thread*; `Ok(None)` if `block` is false and there is none.
///
/// `__WNOTHREAD` keeps the hands off the children of the host's other threads (libuv's, and other tracers'); `__WALL`
/// takes in tracees that are threads or clones without SIGCHLD.
/// [wait4(2)](https://man7.org/linux/man-pages/man2/wait4.2.html)
///
/// # Errors
/// ECHILD without any tracee or child, EINTR when the thread is woken for a command.
pub(crate) fn next(block: bool, system_time: bool) -> Result<Option<Report>, Errno> {
    let mut status = 0;
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    let options = libc::__WALL | libc::__WNOTHREAD | if block { 0 } else { libc::WNOHANG };
    let usage_pointer = if system_time { usage.as_mut_ptr() } else { std::ptr::null_mut() };
    // SAFETY: both pointers are valid for writing, or null where that is allowed.
    let tid = unsafe { libc::wait4(-1, &mut status, options, usage_pointer) };
    match tid {
        -1 => Err(Errno::last()),
        0 => Ok(None),
        tid => {
            // SAFETY: a rusage of zeros is valid, and the kernel only puts numbers into it.
            let time = unsafe { usage.assume_init() }.ru_stime;
            let system_time = time.tv_sec as u64 * 1_000_000_000 + time.tv_usec as u64 * 1_000;
            Ok(Some(Report { tid, status: Status::from_raw(status), system_time }))
        }
    }
}
