//! Small facts about processes and threads, and signals to them.

use std::fs;

use super::check;
use crate::error::{Errno, Pid};

/// The calling thread's id. [gettid(2)](https://man7.org/linux/man-pages/man2/gettid.2.html)
pub(crate) fn gettid() -> Pid {
    // SAFETY: gettid takes nothing and cannot fail.
    unsafe { libc::syscall(libc::SYS_gettid) as Pid }
}

/// Sends a signal to a process. [kill(2)](https://man7.org/linux/man-pages/man2/kill.2.html)
pub(crate) fn kill(pid: Pid, signal: i32) -> Result<(), Errno> {
    // SAFETY: kill only takes numbers.
    check(unsafe { libc::kill(pid, signal) }.into()).map(drop)
}

/// Sends a signal to a thread of a process. [tgkill(2)](https://man7.org/linux/man-pages/man2/tgkill.2.html)
pub(crate) fn tgkill(pid: Pid, tid: Pid, signal: i32) -> Result<(), Errno> {
    // SAFETY: tgkill only takes numbers.
    check(unsafe { libc::syscall(libc::SYS_tgkill, pid, tid, signal) }).map(drop)
}

/// Whether `tid` is a thread of the process `pid`. It may be a zombie.
pub(crate) fn is_thread_of(tid: Pid, pid: Pid) -> bool {
    // Signal 0 is checked and not sent. EPERM: it exists there, and belongs to somebody else (a set-user-ID program).
    !matches!(tgkill(pid, tid, 0), Err(Errno(libc::ESRCH | libc::EINVAL)))
}

/// The threads of a process, as far as they can be listed now.
pub(crate) fn threads(pid: Pid) -> Result<Vec<Pid>, Errno> {
    let entries = fs::read_dir(format!("/proc/{pid}/task"))
        .map_err(|error| Errno(error.raw_os_error().unwrap_or(libc::EIO)))?;
    Ok(entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).collect())
}

/// A number of `/proc/TID/status`, such as `Tgid`.
pub(crate) fn status_number(tid: Pid, field: &str) -> Option<i64> {
    let text = fs::read_to_string(format!("/proc/{tid}/status")).ok()?;
    text.lines()
        .find_map(|line| line.strip_prefix(field)?.strip_prefix(':'))
        .and_then(|value| value.split_whitespace().next()?.parse().ok())
}

/// The ids of a thread in the pid namespaces that it is in, from ours to its own; empty if it has gone.
pub(crate) fn namespace_ids(tid: Pid) -> Vec<u32> {
    let text = fs::read_to_string(format!("/proc/{tid}/status")).unwrap_or_default();
    let ids = text.lines().find_map(|line| line.strip_prefix("NSpid:")).unwrap_or_default();
    ids.split_whitespace().filter_map(|id| id.parse().ok()).collect()
}

/// The inode of the pid namespace that a thread is in; 0 if it cannot be read.
pub(crate) fn pid_namespace(tid: Pid) -> u64 {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(format!("/proc/{tid}/ns/pid")).map_or(0, |namespace| namespace.ino())
}

/// The state letter of `/proc/TID/stat` (R, S, D, T, t, Z, X).
pub(crate) fn state(tid: Pid) -> Option<u8> {
    let stat = fs::read(format!("/proc/{tid}/stat")).ok()?;
    // The command stands in parentheses and may hold any byte.
    let end = stat.iter().rposition(|&byte| byte == b')')?;
    stat.get(end + 2).copied()
}

/// When a process began, in clock ticks since the machine did: with its id, that makes it this very one.
pub(crate) fn start_time(pid: Pid) -> Option<u64> {
    let stat = fs::read(format!("/proc/{pid}/stat")).ok()?;
    let end = stat.iter().rposition(|&byte| byte == b')')?;
    // The state is the third field, this the 22nd.
    let fields = std::str::from_utf8(&stat[end + 2..]).ok()?;
    fields.split_ascii_whitespace().nth(19)?.parse().ok()
}

/// The command name of a thread, without the newline; empty if it has gone.
pub(crate) fn command(tid: Pid) -> Vec<u8> {
    let mut name = fs::read(format!("/proc/{tid}/comm")).unwrap_or_default();
    if name.last() == Some(&b'\n') {
        name.pop();
    }
    name
}

/// The file a process runs, as `/proc/TID/exe` gives it; empty if it cannot be read.
pub(crate) fn executable(tid: Pid) -> Vec<u8> {
    use std::os::unix::ffi::OsStringExt;
    fs::read_link(format!("/proc/{tid}/exe"))
        .map(|path| path.into_os_string().into_vec())
        .unwrap_or_default()
}

/// Where in the memory of a process a file is mapped from its beginning on, by the name that `/proc/TID/maps` gives it.
pub(crate) fn mapping(tid: Pid, name: &[u8]) -> Option<(u64, u64)> {
    let maps = fs::read(format!("/proc/{tid}/maps")).ok()?;
    maps.split(|byte| *byte == b'\n').find_map(|line| {
        let head = line.strip_suffix(name)?;
        let mut fields = std::str::from_utf8(head).ok()?.split_ascii_whitespace();
        let (start, end) = fields.next()?.split_once('-')?;
        let (_access, offset) = (fields.next()?, fields.next()?);
        // Device and inode follow, and nothing else before the name.
        if u64::from_str_radix(offset, 16) != Ok(0) || fields.count() != 2 {
            return None;
        }
        Some((u64::from_str_radix(start, 16).ok()?, u64::from_str_radix(end, 16).ok()?))
    })
}

/// Reads a symbolic link into `target`. `path` ends with a NUL.
/// [readlink(2)](https://man7.org/linux/man-pages/man2/readlink.2.html)
pub(crate) fn read_link(path: &[u8], target: &mut Vec<u8>) -> Result<(), Errno> {
    let path = std::ffi::CStr::from_bytes_with_nul(path).map_err(|_| Errno(libc::EINVAL))?;
    // The kernel gives at most a page of path, with " (deleted)" behind it.
    target.resize(4096 + 32, 0);
    // SAFETY: the path is a C string, the buffer is valid for its whole length.
    let length = unsafe { libc::readlink(path.as_ptr(), target.as_mut_ptr().cast(), target.len()) };
    target.truncate(usize::try_from(length).unwrap_or(0));
    if length < 0 { Err(Errno::last()) } else { Ok(()) }
}
