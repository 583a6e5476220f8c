//! What descriptors of a tracee refer to.
//!
//! The details have the form that strace's users know (`-yy`), as it is compact and complete: `char 1:3`,
//! `TCP:[127.0.0.1:1->127.0.0.1:2]`, `UNIX-STREAM:[12->13,"/path"]`, `NETLINK:[ROUTE:77]`, `pid:77`,
//! `{eventfd-count=0x7, eventfd-id=1, eventfd-semaphore=0}`, `signalfd:[INT TERM]`.

mod diagnosis;
mod quote;
mod socket;
mod special;

use std::collections::HashMap;
use std::ffi::CStr;
use std::io::Write;

use crate::error::Pid;
use crate::options::DescriptorNames;
use crate::sys::process;

/// The pseudo descriptor that stands for the working directory (fcntl.h).
const AT_FDCWD: i64 = libc::AT_FDCWD as i64;
/// Sockets of which it is remembered whether they are netlink's.
const REMEMBERED: usize = 1024;

/// A thread whose descriptors are asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owner {
    pub(crate) pid: Pid,
    pub(crate) tid: Pid,
}

/// Explains descriptors. What they refer to is looked up anew each time: the tracee may have put something else behind a
/// number in the meantime.
pub(crate) struct Descriptors {
    names: DescriptorNames,
    path: Vec<u8>,
    text: Vec<u8>,
    sockets: socket::Sockets,
    /// By inode: whether a socket is netlink's, which it stays for life.
    netlink: HashMap<u64, bool>,
}

impl Descriptors {
    pub(crate) fn new(names: DescriptorNames) -> Self {
        Self {
            names,
            path: Vec::new(),
            text: Vec::new(),
            sockets: socket::Sockets::default(),
            netlink: HashMap::new(),
        }
    }

    /// Whether the run asked for descriptors.
    pub(crate) fn are_named(&self) -> bool {
        self.names != DescriptorNames::None
    }

    /// Reads the link of a descriptor, as `/proc/PID/fd` has it; `None` if it is not open.
    fn link(&mut self, owner: Owner, fd: i64) -> Option<()> {
        self.path.clear();
        if fd == AT_FDCWD {
            write!(self.path, "/proc/{}/cwd\0", owner.tid).ok()?;
        } else {
            let fd = u32::try_from(fd).ok()?;
            write!(self.path, "/proc/{}/fd/{fd}\0", owner.tid).ok()?;
        }
        process::read_link(&self.path, &mut self.text).ok()
    }

    /// What a descriptor of this thread refers to: its link, and after a NUL the details if the run asked for them and
    /// there are any.
    pub(crate) fn describe(&mut self, owner: Owner, fd: i64) -> Option<&[u8]> {
        self.link(owner, fd)?;
        if self.names == DescriptorNames::Details {
            self.add_details(owner, fd);
        }
        Some(&self.text)
    }

    /// The link alone, whatever the run asked for.
    pub(crate) fn link_text(&mut self, owner: Owner, fd: i64) -> Option<&[u8]> {
        self.link(owner, fd)?;
        Some(&self.text)
    }

    /// As [`Descriptors::describe`] with details, for a netlink socket; `None` for all else.
    pub(crate) fn describe_netlink(&mut self, owner: Owner, fd: i64) -> Option<&[u8]> {
        self.link(owner, fd)?;
        let inode = socket_inode(&self.text)?;
        let number = i32::try_from(fd).ok()?;
        if self.netlink.len() >= REMEMBERED {
            self.netlink.clear();
        }
        let sockets = &mut self.sockets;
        if !*self.netlink.entry(inode).or_insert_with(|| sockets.is_netlink(owner, number)) {
            return None;
        }
        self.add_details(owner, fd);
        Some(&self.text)
    }

    fn add_details(&mut self, owner: Owner, fd: i64) {
        let end = self.text.len();
        self.text.push(0);
        let found = CStr::from_bytes_with_nul(&self.path).ok().and_then(|path| {
            let text = &mut self.text;
            if let Some(inode) = socket_inode(&text[..end]) {
                let number = i32::try_from(fd).ok()?;
                self.sockets.details(owner, number, path, inode, text)
            } else if text.starts_with(b"/") {
                special::device(path, text)
            } else {
                special::anonymous(owner.tid, fd, end, text)
            }
        });
        if found.is_none() {
            self.text.truncate(end);
        }
    }
}

/// The inode in `socket:[123]`.
fn socket_inode(link: &[u8]) -> Option<u64> {
    let digits = link.strip_prefix(b"socket:[")?.strip_suffix(b"]")?;
    std::str::from_utf8(digits).ok()?.parse().ok()
}
