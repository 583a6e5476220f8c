//! What the child does between its birth and `execve`.
//!
//! Everything here runs in a process that shares our memory, beside our own threads: no C library (it would write our
//! thread's `errno`), no allocation, no lock, no panic. Only system calls, on data that was prepared.

use std::ffi::{c_char, c_int, c_void};
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering};

use crate::arch::syscall;

/// What went wrong, by the step that failed.
pub(super) const STEPS: [&str; 13] = [
    "start",
    "setsid",
    "setpgid",
    "fcntl",
    "dup3",
    "chdir",
    "setgroups",
    "setgid",
    "setuid",
    "sigaction",
    "sigprocmask",
    "execve",
    "prctl",
];

/// Indices into [`STEPS`].
#[derive(Clone, Copy)]
enum Step {
    Start,
    Setsid,
    Setpgid,
    Fcntl,
    Dup3,
    Chdir,
    Setgroups,
    Setgid,
    Setuid,
    Sigaction,
    Sigprocmask,
    Execve,
    NoNewPrivs,
}

/// In [`Orders::fds`]: the descriptor stays as it is.
pub(super) const LEAVE: i32 = -1;
/// In [`Orders::fds`]: the descriptor is closed.
pub(super) const CLOSE: i32 = -2;

/// What parent and child tell each other; in memory that both see in any case.
#[derive(Default)]
pub(super) struct Control {
    /// Set by the parent once the child is traced.
    pub(super) go: AtomicU32,
    /// Where the child failed.
    pub(super) step: AtomicU32,
    /// Why, as a positive number; 0 if it did not.
    pub(super) errno: AtomicI32,
    /// Why the filter could not be installed; 0 if it could.
    pub(super) filter_errno: AtomicI32,
}

/// The child's orders. All pointers stay valid until it has executed its program or ended.
pub(super) struct Orders {
    pub(super) control: *const Control,
    pub(super) parent: libc::pid_t,
    pub(super) file: *const c_char,
    pub(super) argv: *const *const c_char,
    pub(super) env: *const *const c_char,
    /// Null for none.
    pub(super) cwd: *const c_char,
    /// Our descriptors for the child's 0, 1, …; the child changes this array.
    pub(super) fds: *mut i32,
    pub(super) fd_count: usize,
    pub(super) new_session: bool,
    pub(super) open_files: Option<u64>,
    pub(super) new_group: bool,
    pub(super) groups: *const libc::gid_t,
    /// `None`: leave them.
    pub(super) group_count: Option<usize>,
    /// Whether it is an error if the groups cannot be set.
    pub(super) groups_required: bool,
    pub(super) uid: Option<u32>,
    pub(super) gid: Option<u32>,
    pub(super) no_new_privileges: bool,
    /// Without instructions: none.
    pub(super) filter: libc::sock_fprog,
    /// Bit `n - 1` for signal `n`.
    pub(super) ignored: u64,
    pub(super) blocked: u64,
    /// Name of the thread until `execve` gives it another.
    pub(super) name: [u8; 16],
}

/// `struct sigaction` of the kernel; the restorer is missing where the architecture has none, and never used here.
#[repr(C)]
struct KernelSigaction {
    handler: usize,
    flags: usize,
    restorer: usize,
    mask: u64,
}

/// Bytes of the kernel's signal set.
const SIGSET: usize = 8;

/// The child's main function.
///
/// # Safety
/// `orders` points to [`Orders`] whose pointers are valid, and that nobody else uses.
pub(super) extern "C" fn main(orders: *mut c_void) -> c_int {
    // SAFETY: the caller's promise. Each step below passes the kernel pointers from the orders or to its own stack.
    unsafe {
        let orders = &*orders.cast::<Orders>();
        let control = &*orders.control;
        let (step, errno) = match set_up(orders, control) {
            Ok(()) => {
                let args =
                    [orders.file as usize, orders.argv as usize, orders.env as usize, 0, 0, 0];
                (Step::Execve, -syscall(libc::SYS_execve, args))
            }
            Err(failure) => failure,
        };
        control.step.store(step as u32, Ordering::Relaxed);
        control.errno.store(errno as i32, Ordering::Release);
        loop {
            syscall(libc::SYS_exit_group, [1, 0, 0, 0, 0, 0]);
        }
    }
}

/// Makes a call whose failure ends the child.
unsafe fn must(step: Step, nr: libc::c_long, args: [usize; 3]) -> Result<usize, (Step, isize)> {
    // SAFETY: the caller's promise.
    let result = unsafe { syscall(nr, [args[0], args[1], args[2], 0, 0, 0]) };
    if result < 0 { Err((step, -result)) } else { Ok(result as usize) }
}

unsafe fn set_up(orders: &Orders, control: &Control) -> Result<(), (Step, isize)> {
    // SAFETY: see `main`.
    unsafe {
        wait_until_traced(orders, control)?;
        if orders.new_session {
            must(Step::Setsid, libc::SYS_setsid, [0, 0, 0])?;
        }
        if orders.new_group {
            must(Step::Setpgid, libc::SYS_setpgid, [0, 0, 0])?;
        }
        place_descriptors(orders)?;
        if !orders.cwd.is_null() {
            must(Step::Chdir, libc::SYS_chdir, [orders.cwd as usize, 0, 0])?;
        }
        limit_open_files(orders);
        install_filter(orders, control)?;
        become_user(orders)?;
        reset_signals(orders)?;
        syscall(
            libc::SYS_prctl,
            [libc::PR_SET_NAME as usize, orders.name.as_ptr() as usize, 0, 0, 0, 0],
        );
        // It was for the time before the tracer took over; a program would inherit it.
        syscall(libc::SYS_prctl, [libc::PR_SET_PDEATHSIG as usize, 0, 0, 0, 0, 0]);
        let mask = &raw const orders.blocked as usize;
        let args = [libc::SIG_SETMASK as usize, mask, 0, SIGSET, 0, 0];
        let result = syscall(libc::SYS_rt_sigprocmask, args);
        if result < 0 {
            return Err((Step::Sigprocmask, -result));
        }
        let pid = syscall(libc::SYS_getpid, [0; 6]) as usize;
        must(Step::Start, libc::SYS_kill, [pid, libc::SIGSTOP as usize, 0])?;
        Ok(())
    }
}

/// Sets the soft limit of open files. The kernel refuses it in no case that a program could not live with.
unsafe fn limit_open_files(orders: &Orders) {
    let Some(limit) = orders.open_files else { return };
    let mut limits = libc::rlimit64 { rlim_cur: 0, rlim_max: 0 };
    let resource = libc::RLIMIT_NOFILE as usize;
    // SAFETY: see `main`.
    unsafe {
        let found = &raw mut limits as usize;
        if syscall(libc::SYS_prlimit64, [0, resource, 0, found, 0, 0]) == 0 {
            limits.rlim_cur = limit.min(limits.rlim_max);
            syscall(libc::SYS_prlimit64, [0, resource, &raw const limits as usize, 0, 0, 0]);
        }
    }
}

/// Waits for the parent; a parent that has died in the meantime takes the child with it.
unsafe fn wait_until_traced(orders: &Orders, control: &Control) -> Result<(), (Step, isize)> {
    // SAFETY: see `main`.
    unsafe {
        let death = [libc::PR_SET_PDEATHSIG as usize, libc::SIGKILL as usize, 0, 0, 0, 0];
        syscall(libc::SYS_prctl, death);
        let second = libc::timespec { tv_sec: 1, tv_nsec: 0 };
        while control.go.load(Ordering::Acquire) == 0 {
            if syscall(libc::SYS_getppid, [0; 6]) != orders.parent as isize {
                return Err((Step::Start, libc::ESRCH as isize));
            }
            let word = control.go.as_ptr() as usize;
            let args = [word, libc::FUTEX_WAIT as usize, 0, &raw const second as usize, 0, 0];
            syscall(libc::SYS_futex, args);
        }
        Ok(())
    }
}

unsafe fn place_descriptors(orders: &Orders) -> Result<(), (Step, isize)> {
    let count = orders.fd_count;
    // SAFETY: see `main`; `i` is below the number of elements.
    unsafe {
        // A source that would be overwritten before its turn moves out of the way, above all targets.
        for i in 0..count {
            let source = orders.fds.add(i);
            if *source >= 0 && (*source as usize) < count && *source as usize != i {
                let args = [*source as usize, libc::F_DUPFD_CLOEXEC as usize, count];
                *source = must(Step::Fcntl, libc::SYS_fcntl, args)? as i32;
            }
        }
        for i in 0..count {
            let source = *orders.fds.add(i);
            if source == LEAVE {
                continue;
            }
            if source == CLOSE {
                syscall(libc::SYS_close, [i, 0, 0, 0, 0, 0]);
                continue;
            }
            let source = source as usize;
            if source == i {
                must(Step::Fcntl, libc::SYS_fcntl, [i, libc::F_SETFD as usize, 0])?;
            } else {
                must(Step::Dup3, libc::SYS_dup3, [source, i, 0])?;
            }
            if i <= 2 {
                // libuv makes its own streams non-blocking; programs do not expect that of their standard streams.
                let flags = must(Step::Fcntl, libc::SYS_fcntl, [i, libc::F_GETFL as usize, 0])?;
                if flags & libc::O_NONBLOCK as usize != 0 {
                    let flags = flags & !(libc::O_NONBLOCK as usize);
                    must(Step::Fcntl, libc::SYS_fcntl, [i, libc::F_SETFL as usize, flags])?;
                }
            }
        }
    }
    Ok(())
}

/// Before the user changes: another one may not install it. That it cannot be installed is told, and no reason to give up.
unsafe fn install_filter(orders: &Orders, control: &Control) -> Result<(), (Step, isize)> {
    if orders.filter.len == 0 {
        return Ok(());
    }
    // SAFETY: see `main`.
    unsafe {
        if orders.no_new_privileges {
            let args = [libc::PR_SET_NO_NEW_PRIVS as usize, 1, 0, 0, 0, 0];
            let result = syscall(libc::SYS_prctl, args);
            if result < 0 {
                return Err((Step::NoNewPrivs, -result));
            }
        }
        // Without SPEC_ALLOW, older kernels change the program's speculation mitigations, which it could see.
        let mode = libc::SECCOMP_SET_MODE_FILTER as usize;
        let flags = libc::SECCOMP_FILTER_FLAG_SPEC_ALLOW as usize;
        let filter = &raw const orders.filter as usize;
        let result = syscall(libc::SYS_seccomp, [mode, flags, filter, 0, 0, 0]);
        if result < 0 {
            control.filter_errno.store(-result as i32, Ordering::Release);
        }
    }
    Ok(())
}

unsafe fn become_user(orders: &Orders) -> Result<(), (Step, isize)> {
    // SAFETY: see `main`.
    unsafe {
        if let Some(count) = orders.group_count {
            let result =
                must(Step::Setgroups, libc::SYS_setgroups, [count, orders.groups as usize, 0]);
            if orders.groups_required {
                result?;
            }
        }
        if let Some(gid) = orders.gid {
            must(Step::Setgid, libc::SYS_setgid, [gid as usize, 0, 0])?;
        }
        if let Some(uid) = orders.uid {
            must(Step::Setuid, libc::SYS_setuid, [uid as usize, 0, 0])?;
        }
    }
    Ok(())
}

/// Handlers end with `execve`, but what is ignored stays ignored, and Node ignores SIGPIPE.
unsafe fn reset_signals(orders: &Orders) -> Result<(), (Step, isize)> {
    for signal in 1..=64 {
        if signal == libc::SIGKILL || signal == libc::SIGSTOP {
            continue;
        }
        let ignored = orders.ignored >> (signal - 1) & 1 == 1;
        let handler = if ignored { libc::SIG_IGN } else { libc::SIG_DFL };
        let action = KernelSigaction { handler, flags: 0, restorer: 0, mask: 0 };
        let args = [signal as usize, &raw const action as usize, 0, SIGSET, 0, 0];
        // SAFETY: see `main`; the child has a table of dispositions of its own (no CLONE_SIGHAND).
        let result = unsafe { syscall(libc::SYS_rt_sigaction, args) };
        if result < 0 {
            return Err((Step::Sigaction, -result));
        }
    }
    Ok(())
}
