//! What Node.js cannot do with its own process: become another program, make a pipe, limit core dumps.

use std::ffi::{CString, c_char};
use std::os::fd::{FromRawFd, OwnedFd};

use crate::error::{Errno, Error, Result};

/// Executes a file in this very process: everything that runs in it ends. Returns only if that fails.
/// [execve(2)](https://man7.org/linux/man-pages/man2/execve.2.html)
///
/// # Errors
/// The kernel's, or [`Error::Options`] for strings with a zero byte.
pub fn replace(file: Vec<u8>, argv: Vec<Vec<u8>>, env: Vec<Vec<u8>>) -> Result<()> {
    let string = |bytes: Vec<u8>| {
        CString::new(bytes).map_err(|_| Error::Options("a string has a zero byte in it".into()))
    };
    let file = string(file)?;
    let argv = argv.into_iter().map(string).collect::<Result<Vec<_>>>()?;
    let env = env.into_iter().map(string).collect::<Result<Vec<_>>>()?;
    let pointers = |list: &[CString]| -> Vec<*const c_char> {
        list.iter().map(|one| one.as_ptr()).chain([std::ptr::null()]).collect()
    };
    let (arguments, variables) = (pointers(&argv), pointers(&env));
    // SAFETY: all pointers lead to C strings that live until the end of this function, and both lists end with a null
    // pointer. Node.js ignores SIGPIPE by itself, which would outlive execve, and lets no descriptor outlive it.
    unsafe {
        for fd in 0..=2 {
            libc::fcntl(fd, libc::F_SETFD, 0);
        }
        libc::signal(libc::SIGPIPE, libc::SIG_DFL);
        libc::execve(file.as_ptr(), arguments.as_ptr(), variables.as_ptr());
        let errno = Errno::last();
        libc::signal(libc::SIGPIPE, libc::SIG_IGN);
        Err(Error::system("execve", None, errno))
    }
}

/// A pipe, from which children inherit nothing: the end to read from, and the end to write to.
/// [pipe(2)](https://man7.org/linux/man-pages/man2/pipe.2.html)
///
/// # Errors
/// The kernel's, if there are too many open files.
pub fn pipe() -> Result<[OwnedFd; 2]> {
    let mut ends = [-1; 2];
    // SAFETY: the array has room for the two descriptors.
    if unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC) } == -1 {
        return Err(Error::system("pipe", None, Errno::last()));
    }
    // SAFETY: they are new and nobody else's.
    Ok(ends.map(|end| unsafe { OwnedFd::from_raw_fd(end) }))
}

/// From now on this process leaves no core dump: when it dies of its program's signal, the core would be its own.
/// [setrlimit(2)](https://man7.org/linux/man-pages/man2/setrlimit.2.html)
pub fn forbid_core_dumps() {
    let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: the structure is valid. A limit may always be lowered.
    unsafe { libc::setrlimit(libc::RLIMIT_CORE, &raw const none) };
}
