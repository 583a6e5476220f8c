//! Pipes that both ends of are in this process, and looking into them.

use std::collections::HashMap;
use std::fs;
use std::os::fd::{AsRawFd, FromRawFd, OwnedFd};

use super::check;
use crate::error::Errno;

/// The descriptors to read from of all pipes that this process has both ends of. Any of them may be closed, or be
/// something else, at any moment.
pub(crate) fn own() -> Vec<i32> {
    let mut ends: HashMap<Vec<u8>, (Option<i32>, bool)> = HashMap::new();
    for entry in fs::read_dir("/proc/self/fd").into_iter().flatten().flatten() {
        use std::os::unix::ffi::OsStringExt;
        let Some(fd) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        let Ok(target) = fs::read_link(entry.path()) else { continue };
        let target = target.into_os_string().into_vec();
        if !target.starts_with(b"pipe:") {
            continue;
        }
        // SAFETY: takes numbers only.
        let mode = unsafe { libc::fcntl(fd, libc::F_GETFL) } & libc::O_ACCMODE;
        let end = ends.entry(target).or_default();
        match mode {
            libc::O_RDONLY => end.0 = Some(fd),
            libc::O_WRONLY => end.1 = true,
            _ => {}
        }
    }
    ends.into_values().filter_map(|(reading, writing)| reading.filter(|_| writing)).collect()
}

/// What is in a pipe, at most `limit` bytes of it, without taking it out; nothing if it is empty or no pipe.
/// [tee(2)](https://man7.org/linux/man-pages/man2/tee.2.html)
pub(crate) fn peek(fd: i32, limit: usize) -> Result<Vec<u8>, Errno> {
    let mut waiting: libc::c_int = 0;
    // SAFETY: `waiting` is valid for writing.
    check(unsafe { libc::ioctl(fd, libc::FIONREAD, &raw mut waiting) }.into())?;
    if waiting <= 0 {
        return Ok(Vec::new());
    }
    let mut ends = [-1; 2];
    // SAFETY: the array has room for two descriptors.
    check(unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC | libc::O_NONBLOCK) }.into())?;
    // SAFETY: they are new and nobody else's.
    let [copy, into] = ends.map(|end| unsafe { OwnedFd::from_raw_fd(end) });
    // SAFETY: takes numbers only. It does not wait: neither for something to read nor for space.
    check(unsafe {
        libc::tee(fd, into.as_raw_fd(), limit, libc::SPLICE_F_NONBLOCK) as libc::c_long
    })?;
    let mut bytes = vec![0; limit];
    // SAFETY: the buffer is valid for its whole length.
    let length = unsafe { libc::read(copy.as_raw_fd(), bytes.as_mut_ptr().cast(), limit) };
    bytes.truncate(usize::try_from(length).unwrap_or(0));
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{PipeReader, PipeWriter, Read, Write};

    fn pipe() -> (PipeReader, PipeWriter) {
        std::io::pipe().unwrap()
    }

    #[test]
    fn pipes_with_both_ends_here_are_found() {
        let (reading, writing) = pipe();
        assert!(own().contains(&reading.as_raw_fd()));
        let fd = writing.as_raw_fd();
        assert!(!own().contains(&fd));
        let mut child =
            std::process::Command::new("sleep").arg("60").stdin(reading).spawn().unwrap();
        let name = fs::read_link(format!("/proc/self/fd/{fd}")).unwrap();
        let same =
            |fd: &i32| fs::read_link(format!("/proc/self/fd/{fd}")).is_ok_and(|it| it == name);
        assert!(!own().iter().any(same));
        child.kill().unwrap();
        child.wait().unwrap();
    }

    #[test]
    fn a_look_takes_nothing_out() {
        let (mut reading, mut writing) = pipe();
        let fd = reading.as_raw_fd();
        assert_eq!(peek(fd, 4).unwrap(), b"");
        writing.write_all(b"some text").unwrap();
        assert_eq!(peek(fd, 4).unwrap(), b"some");
        assert_eq!(peek(fd, 100).unwrap(), b"some text");
        drop(writing);
        let mut text = String::new();
        reading.read_to_string(&mut text).unwrap();
        assert_eq!(text, "some text");
        assert!(peek(-1, 4).is_err());
    }
}
