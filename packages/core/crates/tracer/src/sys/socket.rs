//! Sockets of a tracee, and what the kernel tells of them.

use std::ffi::CStr;
use std::fs::File;
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, FromRawFd, OwnedFd};

use super::check;
use crate::error::{Errno, Pid};

/// A descriptor that a system call has made.
fn owned(result: libc::c_long) -> Result<OwnedFd, Errno> {
    let fd = check(result)?;
    // SAFETY: it is new, and nobody else's.
    Ok(unsafe { OwnedFd::from_raw_fd(fd as i32) })
}

/// A descriptor for a process. [pidfd_open(2)](https://man7.org/linux/man-pages/man2/pidfd_open.2.html)
pub(crate) fn pidfd_open(pid: Pid) -> Result<OwnedFd, Errno> {
    // SAFETY: takes numbers only.
    owned(unsafe { libc::syscall(libc::SYS_pidfd_open, pid, 0) })
}

/// A duplicate of a descriptor of another process, close-on-exec (Linux 5.6).
/// [pidfd_getfd(2)](https://man7.org/linux/man-pages/man2/pidfd_getfd.2.html)
pub(crate) fn pidfd_getfd(process: BorrowedFd<'_>, fd: i32) -> Result<OwnedFd, Errno> {
    // SAFETY: takes numbers only.
    owned(unsafe { libc::syscall(libc::SYS_pidfd_getfd, process.as_raw_fd(), fd, 0) })
}

/// An option of a socket that is a number, at `SOL_SOCKET`.
pub(crate) fn option(socket: BorrowedFd<'_>, name: i32) -> Result<i32, Errno> {
    let mut value: i32 = 0;
    let mut length = size_of::<i32>() as libc::socklen_t;
    let (fd, target) = (socket.as_raw_fd(), (&raw mut value).cast());
    // SAFETY: value and length are valid for writing.
    let result = unsafe { libc::getsockopt(fd, libc::SOL_SOCKET, name, target, &mut length) };
    check(result.into())?;
    Ok(value)
}

/// A socket address, as bytes.
pub(crate) struct Address {
    bytes: [u8; 128],
    length: usize,
}

impl Address {
    /// All bytes, the family included.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// The address of our end of a socket, or of the other one.
/// [getsockname(2)](https://man7.org/linux/man-pages/man2/getsockname.2.html)
pub(crate) fn address(socket: BorrowedFd<'_>, peer: bool) -> Result<Address, Errno> {
    let mut bytes = [0; 128];
    let mut length = bytes.len() as libc::socklen_t;
    let call = if peer { libc::getpeername } else { libc::getsockname };
    // SAFETY: the buffer is valid for writing in the length that is given.
    check(unsafe { call(socket.as_raw_fd(), bytes.as_mut_ptr().cast(), &mut length) }.into())?;
    Ok(Address { bytes, length: (length as usize).min(128) })
}

/// An extended attribute of a file, by its path. [getxattr(2)](https://man7.org/linux/man-pages/man2/getxattr.2.html)
pub(crate) fn attribute<'a>(
    path: &CStr,
    name: &CStr,
    buffer: &'a mut [u8],
) -> Result<&'a [u8], Errno> {
    // SAFETY: both names are C strings, the buffer is valid for its length.
    let length = unsafe {
        libc::getxattr(path.as_ptr(), name.as_ptr(), buffer.as_mut_ptr().cast(), buffer.len())
    };
    match usize::try_from(length) {
        Ok(length) => Ok(&buffer[..length.min(buffer.len())]),
        Err(_) => Err(Errno::last()),
    }
}

/// What kind of file is at a path (its links followed), and its number if it is a device.
pub(crate) struct Kind {
    /// The file's type and its permissions.
    pub(crate) mode: u32,
    pub(crate) device: (u32, u32),
    pub(crate) inode: u64,
}

/// [stat(2)](https://man7.org/linux/man-pages/man2/stat.2.html)
pub(crate) fn kind(path: &CStr) -> Result<Kind, Errno> {
    let mut stat = MaybeUninit::<libc::stat>::uninit();
    // SAFETY: the path is a C string; `stat` is filled if the call succeeds.
    let stat = unsafe {
        check(libc::stat(path.as_ptr(), stat.as_mut_ptr()).into())?;
        stat.assume_init()
    };
    let device = (libc::major(stat.st_rdev), libc::minor(stat.st_rdev));
    Ok(Kind { mode: stat.st_mode, device, inode: stat.st_ino as u64 })
}

/// A netlink socket in the calling thread's network namespace.
/// [netlink(7)](https://man7.org/linux/man-pages/man7/netlink.7.html)
pub(crate) fn netlink(protocol: i32) -> Result<OwnedFd, Errno> {
    let kind = libc::SOCK_RAW | libc::SOCK_CLOEXEC;
    // SAFETY: takes numbers only.
    let result = unsafe { libc::socket(libc::AF_NETLINK, kind, protocol) };
    owned(result.into())
}

/// A netlink socket for questions about sockets.
/// [sock_diag(7)](https://man7.org/linux/man-pages/man7/sock_diag.7.html)
pub(crate) fn diagnosis() -> Result<OwnedFd, Errno> {
    netlink(libc::NETLINK_SOCK_DIAG)
}

/// Asks a netlink socket and gives the first answer. The kernel answers before the question's call returns.
pub(crate) fn ask<'a>(
    socket: BorrowedFd<'_>,
    question: &[u8],
    answer: &'a mut [u8],
) -> Result<&'a [u8], Errno> {
    let (fd, flags) = (socket.as_raw_fd(), libc::MSG_NOSIGNAL);
    // SAFETY: the buffer is valid for its length.
    check(unsafe { libc::send(fd, question.as_ptr().cast(), question.len(), flags) } as _)?;
    self::answer(socket, answer)
}

/// The next answer, if it is there already.
pub(crate) fn answer<'a>(socket: BorrowedFd<'_>, answer: &'a mut [u8]) -> Result<&'a [u8], Errno> {
    let (fd, flags) = (socket.as_raw_fd(), libc::MSG_DONTWAIT);
    // SAFETY: the buffer is valid for its length.
    let length = unsafe { libc::recv(fd, answer.as_mut_ptr().cast(), answer.len(), flags) };
    Ok(&answer[..check(length as _)? as usize])
}

/// Runs `body` with the calling thread in another network namespace.
/// [setns(2)](https://man7.org/linux/man-pages/man2/setns.2.html)
pub(crate) fn in_network_of<T>(tid: Pid, body: impl FnOnce() -> T) -> Result<T, Errno> {
    let open = |path: &str| {
        File::open(path).map_err(|error| Errno(error.raw_os_error().unwrap_or(libc::EIO)))
    };
    let own = open("/proc/thread-self/ns/net")?;
    let other = open(&format!("/proc/{tid}/ns/net"))?;
    let enter = |namespace: &File| {
        // SAFETY: takes numbers only, and concerns this thread only.
        check(unsafe { libc::setns(namespace.as_fd().as_raw_fd(), libc::CLONE_NEWNET) }.into())
    };
    enter(&other)?;
    let result = body();
    enter(&own)?;
    Ok(result)
}
