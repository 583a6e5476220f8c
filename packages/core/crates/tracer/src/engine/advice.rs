//! What the user can do when the kernel refuses.

use std::fs;

use crate::error::{Errno, Error, Pid};
use crate::sys::process;

/// Why a process cannot be attached to.
pub(super) fn on_attach(pid: Pid, errno: Errno) -> Error {
    let error = Error::system("attach", pid, errno);
    match errno.0 {
        libc::ESRCH => error.advise("There is no process (or thread) with this id."),
        libc::EPERM => match refusal(pid) {
            Some(advice) => error.advise(advice),
            None => error,
        },
        _ => error,
    }
}

/// Why a program that we have started ourselves cannot be traced.
pub(super) fn on_start(child: Pid, errno: Errno) -> Error {
    let error = Error::system("ptrace", None, errno);
    if let Some(advice) = other_tracer(child) {
        return error.advise(advice);
    }
    match errno.0 {
        libc::EPERM | libc::EACCES => match yama() {
            Some(scope @ 2..) => error.advise(yama_advice(scope)),
            _ => error.advise(
                "Tracing is not allowed here. In a container, run it with the SYS_PTRACE capability \
                 (docker run --cap-add=SYS_PTRACE).",
            ),
        },
        _ => error,
    }
}

fn refusal(pid: Pid) -> Option<String> {
    let number = |field| process::status_number(pid, field);
    let own = std::process::id();
    if number("Tgid") == Some(own.into()) {
        return Some("A process cannot trace itself.".into());
    }
    if let Some(advice) = other_tracer(pid) {
        return Some(advice);
    }
    if process::state(pid) == Some(b'Z') {
        return Some("It has ended already and waits for its parent to notice (a zombie).".into());
    }
    // Kernel threads have no memory of their own.
    if number("VmSize").is_none() && fs::read_link(format!("/proc/{pid}/exe")).is_err() && is_root()
    {
        return Some("It is a thread of the kernel.".into());
    }
    if !is_root() && number("Uid") != Some(current_user().into()) {
        return Some(
            "It belongs to another user: run hstrace as that user or as root (sudo).".into(),
        );
    }
    if let Some(scope @ 1..) = yama() {
        return Some(yama_advice(scope));
    }
    Some(
        "It is protected: a set-user-ID program, one that runs with more capabilities, or one in a container's sandbox. \
         Run hstrace as root, and in a container with the SYS_PTRACE capability (docker run --cap-add=SYS_PTRACE)."
            .into(),
    )
}

/// Says who traces a process; also one that we have started, if somebody traces us with our children.
fn other_tracer(pid: Pid) -> Option<String> {
    let tracer = process::status_number(pid, "TracerPid").filter(|&tracer| tracer > 0)?;
    let name = String::from_utf8_lossy(&process::command(tracer as Pid)).into_owned();
    Some(format!(
        "It is traced already, by process {tracer} ({name}); a process can have one tracer only."
    ))
}

/// The setting of the Yama security module, if it is there.
fn yama() -> Option<u32> {
    fs::read_to_string("/proc/sys/kernel/yama/ptrace_scope").ok()?.trim().parse().ok()
}

fn yama_advice(scope: u32) -> String {
    let what = match scope {
        1 => "The Yama security module allows to trace only descendants",
        2 => "The Yama security module allows only root to trace",
        _ => return "The Yama security module forbids all tracing until the next boot (kernel.yama.ptrace_scope=3)."
            .into(),
    };
    format!(
        "{what} (kernel.yama.ptrace_scope={scope}): run hstrace as root, or set it to 0 with sysctl."
    )
}

fn current_user() -> u32 {
    // SAFETY: geteuid takes nothing and cannot fail.
    unsafe { libc::geteuid() }
}

fn is_root() -> bool {
    current_user() == 0
}
