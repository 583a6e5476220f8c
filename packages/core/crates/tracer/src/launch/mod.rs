//! Starting a program so that not one of its calls is lost.
//!
//! The tracer's thread makes the child, which waits until it is traced (PTRACE_SEIZE), sets itself up, and stops itself
//! with SIGSTOP just before `execve`: from that stop on it is traced call by call.
//!
//! The child shares our memory until `execve` (CLONE_VM without CLONE_VFORK, since a parent that is suspended could not
//! seize it). Copying the page tables of a Node process takes milliseconds, and each page that it writes afterwards a
//! fault; sharing takes none of either. Therefore the child runs code that uses no C library, allocates nothing, and
//! touches nothing but what was prepared for it (`child.rs`). A child that changes its user or group gets a copy of our
//! memory instead: the kernel makes memory undumpable with its owner, and ours must not become so.

mod child;
mod prepare;

use std::os::fd::OwnedFd;

pub(crate) use prepare::{Launching, Prepared};

use crate::error::Pid;

/// Where a descriptor of the program comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stdio {
    /// `/dev/null`
    Null,
    /// A new pipe; for descriptors above 2, a socket pair.
    Pipe,
    /// A descriptor of ours.
    Fd(i32),
    /// What there is: the descriptor of the same number, if it is not close-on-exec.
    Leave,
    /// None: the descriptor is closed.
    Closed,
}

/// A program to start.
#[derive(Clone, Debug, Default)]
pub struct Launch {
    /// The file to execute, as `execve` takes it.
    pub file: Vec<u8>,
    /// All arguments, `argv[0]` included.
    pub argv: Vec<Vec<u8>>,
    /// `NAME=value`
    pub env: Vec<Vec<u8>>,
    /// Working directory; `None`: ours.
    pub cwd: Option<Vec<u8>>,
    /// User to become.
    pub uid: Option<u32>,
    /// Group to become.
    pub gid: Option<u32>,
    /// Supplementary groups. Without, they are dropped (where that is allowed) if the user or group changes.
    pub groups: Option<Vec<u32>>,
    /// Descriptors 0, 1, and so on. Those beyond are inherited if they are not close-on-exec.
    pub stdio: Vec<Stdio>,
    /// In a process group of its own.
    pub new_group: bool,
    /// In a session of its own.
    pub new_session: bool,
    /// Soft limit of open files (RLIMIT_NOFILE); that of this process if there is none here.
    pub open_files: Option<u64>,
    /// Signals that are blocked at its start.
    pub blocked_signals: Vec<i32>,
    /// Signals that are ignored at its start; all others have their default action.
    pub ignored_signals: Vec<i32>,
}

/// A program that was started.
#[derive(Debug)]
pub struct Started {
    /// Its process id.
    pub pid: Pid,
    /// Our ends of the pipes, for each element of [`Launch::stdio`].
    pub pipes: Vec<Option<OwnedFd>>,
}
