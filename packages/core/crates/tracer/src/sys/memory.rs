//! Reading a tracee's memory.

use std::fs::File;
use std::os::unix::fs::FileExt;

use crate::error::{Errno, Pid};

/// Most ranges of one call.
pub(crate) const MAX_SPANS: usize = 64;

/// A range of a tracee's memory, and where in a buffer of ours it goes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    pub(crate) address: u64,
    pub(crate) length: usize,
    /// Offset in the buffer.
    pub(crate) at: usize,
    /// How many bytes were read; fewer than `length` if the memory ends before.
    pub(crate) got: usize,
}

/// Reads up to [`MAX_SPANS`] spans with one call and gives the number of bytes read: the spans are filled in order, and
/// the first page that cannot be read ends the reading.
/// [process_vm_readv(2)](https://man7.org/linux/man-pages/man2/process_vm_readv.2.html)
///
/// # Errors
/// EFAULT if not even the first byte could be read, EPERM and ENOSYS if the call is not allowed here.
///
/// # Panics
/// If a span lies outside the buffer.
pub(crate) fn read_spans(tid: Pid, buffer: &mut [u8], spans: &[Span]) -> Result<usize, Errno> {
    const EMPTY: libc::iovec = libc::iovec { iov_base: std::ptr::null_mut(), iov_len: 0 };
    let mut local = [EMPTY; MAX_SPANS];
    let mut remote = [EMPTY; MAX_SPANS];
    let count = spans.len().min(MAX_SPANS);
    for (i, span) in spans[..count].iter().enumerate() {
        let target = &mut buffer[span.at..span.at + span.length];
        local[i] = libc::iovec { iov_base: target.as_mut_ptr().cast(), iov_len: span.length };
        remote[i] = libc::iovec { iov_base: span.address as *mut _, iov_len: span.length };
    }
    // SAFETY: each local vector lies within `buffer`, as the slicing above has checked, and `buffer` is ours to write
    // for the duration of the call. The remote addresses are only looked at by the kernel, in the other process.
    let got = unsafe {
        libc::process_vm_readv(
            tid,
            local.as_ptr(),
            count as libc::c_ulong,
            remote.as_ptr(),
            count as libc::c_ulong,
            0,
        )
    };
    usize::try_from(got).map_err(|_| Errno::last())
}

/// Reads one range by way of /proc, for places where `process_vm_readv` is not allowed (seccomp profiles of old
/// container engines). [proc_pid_mem(5)](https://man7.org/linux/man-pages/man5/proc_pid_mem.5.html)
pub(crate) fn read_by_file(tid: Pid, buffer: &mut [u8], address: u64) -> Result<usize, Errno> {
    let file = File::open(format!("/proc/{tid}/mem")).map_err(errno_of)?;
    let mut done = 0;
    while done < buffer.len() {
        match file.read_at(&mut buffer[done..], address.wrapping_add(done as u64)) {
            Ok(0) => break,
            Ok(count) => done += count,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) if done > 0 => break,
            Err(error) => return Err(errno_of(error)),
        }
    }
    Ok(done)
}

/// Writes into a tracee's memory, read-only pages included, as a debugger does.
pub(crate) fn write_by_file(tid: Pid, data: &[u8], address: u64) -> Result<(), Errno> {
    let file = File::options().write(true).open(format!("/proc/{tid}/mem")).map_err(errno_of)?;
    file.write_all_at(data, address).map_err(errno_of)
}

fn errno_of(error: std::io::Error) -> Errno {
    Errno(error.raw_os_error().unwrap_or(libc::EIO))
}
