//! The one error type of this crate.

use std::borrow::Cow;
use std::fmt;

/// A process or thread id, as the tracer's pid namespace has it.
pub type Pid = libc::pid_t;

/// An error number of the kernel, see [errno(3)](https://man7.org/linux/man-pages/man3/errno.3.html).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Errno(pub i32);

impl Errno {
    /// The error number of the calling thread's last failed call of the C library.
    #[must_use]
    pub fn last() -> Self {
        Self(std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EIO))
    }

    /// The symbolic name (`ENOENT`), where it is one that this crate can meet.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        NAMES.iter().find(|(number, _)| *number == self.0).map(|(_, name)| *name)
    }

    /// The C library's sentence for it.
    #[must_use]
    pub fn message(self) -> String {
        let text = std::io::Error::from_raw_os_error(self.0).to_string();
        // The standard library adds " (os error 2)", which says nothing to the reader of a name.
        match text.rfind(" (os error") {
            Some(at) => text[..at].to_owned(),
            None => text,
        }
    }
}

impl fmt::Debug for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name() {
            Some(name) => f.write_str(name),
            None => write!(f, "errno {}", self.0),
        }
    }
}

impl fmt::Display for Errno {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message())
    }
}

macro_rules! names {
    ($($name:ident)*) => { &[$((libc::$name, stringify!($name))),*] };
}

const NAMES: &[(i32, &str)] = names![
    EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT
    EBUSY EEXIST ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ETXTBSY EFBIG ENOSPC EPIPE ERANGE
    ENAMETOOLONG ENOSYS ELOOP EOVERFLOW EOPNOTSUPP ELIBBAD ETIMEDOUT EUSERS ENOTSUP EDOM EROFS
];

/// What can go wrong while a trace is set up or run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A system call failed.
    System {
        /// The system call, or what was done when there is more than one.
        operation: &'static str,
        /// The process it was about.
        pid: Option<Pid>,
        /// Why it failed.
        errno: Errno,
        /// What the user can do about it, as a sentence.
        advice: Option<Cow<'static, str>>,
    },
    /// The capture plan is malformed: the word where it was noticed and what is wrong there.
    Plan {
        /// Index of the word.
        at: usize,
        /// What is wrong.
        problem: &'static str,
    },
    /// An option has an impossible value.
    Options(Cow<'static, str>),
    /// The tracer has ended, so nothing can be started or attached any more.
    Ended,
    /// The tracer's thread failed in an unforeseen way; its tracees are let go or killed.
    Internal(String),
}

impl Error {
    /// A failed system call.
    #[must_use]
    pub fn system(operation: &'static str, pid: impl Into<Option<Pid>>, errno: Errno) -> Self {
        Self::System { operation, pid: pid.into(), errno, advice: None }
    }

    /// The same error with a sentence about what to do.
    #[must_use]
    pub fn advise(mut self, text: impl Into<Cow<'static, str>>) -> Self {
        if let Self::System { advice, .. } = &mut self {
            *advice = Some(text.into());
        }
        self
    }

    /// The system call that failed.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        match self {
            Self::System { operation, .. } => Some(operation),
            _ => None,
        }
    }

    /// The process the error is about.
    #[must_use]
    pub fn pid(&self) -> Option<Pid> {
        match self {
            Self::System { pid, .. } => *pid,
            _ => None,
        }
    }

    /// The kernel's reason.
    #[must_use]
    pub fn errno(&self) -> Option<Errno> {
        match self {
            Self::System { errno, .. } => Some(*errno),
            _ => None,
        }
    }

    /// A code for programs: the name of the error number, or one that starts with `HSTRACE_`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::System { errno, .. } => errno.name().unwrap_or("HSTRACE_SYSTEM"),
            Self::Plan { .. } => "HSTRACE_PLAN",
            Self::Options(_) => "HSTRACE_OPTIONS",
            Self::Ended => "HSTRACE_ENDED",
            Self::Internal(_) => "HSTRACE_INTERNAL",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System { operation, pid, errno, advice } => {
                write!(f, "{operation}")?;
                if let Some(pid) = pid {
                    write!(f, " of process {pid}")?;
                }
                write!(f, " failed: {errno}")?;
                if let Some(name) = errno.name() {
                    write!(f, " ({name})")?;
                }
                match advice {
                    Some(advice) => write!(f, ". {advice}"),
                    None => Ok(()),
                }
            }
            Self::Plan { at, problem } => {
                write!(f, "the capture plan is wrong at word {at}: {problem}")
            }
            Self::Options(problem) => f.write_str(problem),
            Self::Ended => f.write_str("this tracer has ended; make a new one"),
            Self::Internal(what) => write!(
                f,
                "the tracer failed in an unforeseen way ({what}); its tracees were let go or killed. \
                 This is a mistake in hstrace: please report it"
            ),
        }
    }
}

impl std::error::Error for Error {}

/// A result with this crate's error.
pub type Result<T> = std::result::Result<T, Error>;
