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

/// Only the calling thread's own tracees and children, of all kinds.
///
/// `__WNOTHREAD` keeps the hands off the children of the host's other threads (libuv's, and other tracers'); `__WALL`
/// takes in tracees that are threads or clones without SIGCHLD.
const OWN: i32 = libc::__WALL | libc::__WNOTHREAD;

/// Waits for the next report; `Ok(None)` if `block` is false and there is none.
/// [wait4(2)](https://man7.org/linux/man-pages/man2/wait4.2.html)
///
/// # Errors
/// ECHILD without any tracee or child, EINTR when the thread is woken for a command.
pub(crate) fn next(block: bool, system_time: bool) -> Result<Option<Report>, Errno> {
    wait4(-1, OWN | if block { 0 } else { libc::WNOHANG }, system_time)
}

/// The report of one tracee, if there is one.
pub(crate) fn of(tid: Pid, system_time: bool) -> Result<Option<Report>, Errno> {
    wait4(tid, OWN | libc::WNOHANG, system_time)
}

fn wait4(who: Pid, options: i32, system_time: bool) -> Result<Option<Report>, Errno> {
    let mut status = 0;
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    let usage_pointer = if system_time { usage.as_mut_ptr() } else { std::ptr::null_mut() };
    // SAFETY: both pointers are valid for writing, or null where that is allowed.
    let tid = unsafe { libc::wait4(who, &mut status, options, usage_pointer) };
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

/// What a look at the next report shows, without taking it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Glimpse {
    /// A thread has ended, so.
    Ended(Pid, Status),
    /// A thread has stopped.
    Stopped(Pid),
}

/// Looks at the next report (of one tracee or of all) and leaves it. With `ends` off, only stops are looked for.
/// [waitid(2)](https://man7.org/linux/man-pages/man2/waitid.2.html)
pub(crate) fn peek(who: Option<Pid>, block: bool, ends: bool) -> Result<Option<Glimpse>, Errno> {
    let mut info = MaybeUninit::<libc::siginfo_t>::zeroed();
    let mut options = OWN | libc::WSTOPPED | libc::WNOWAIT;
    options |= if ends { libc::WEXITED } else { 0 } | if block { 0 } else { libc::WNOHANG };
    let (kind, id) = who.map_or((libc::P_ALL, 0), |tid| (libc::P_PID, tid as libc::id_t));
    // SAFETY: `info` is valid for writing.
    if unsafe { libc::waitid(kind, id, info.as_mut_ptr(), options) } == -1 {
        return Err(Errno::last());
    }
    // SAFETY: zeros are a valid siginfo_t, and after waitid it is that of a child.
    let (pid, code, status) = unsafe {
        let info = info.assume_init();
        (info.si_pid(), info.si_code, info.si_status())
    };
    Ok(match code {
        _ if pid == 0 => None,
        libc::CLD_EXITED => Some(Glimpse::Ended(pid, Status::Exited(status))),
        libc::CLD_KILLED | libc::CLD_DUMPED => {
            let core = code == libc::CLD_DUMPED;
            Some(Glimpse::Ended(pid, Status::Killed { signal: status, core }))
        }
        _ => Some(Glimpse::Stopped(pid)),
    })
}
