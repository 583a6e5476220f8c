//! Questions to the kernel about sockets, by netlink: the other end of a UNIX socket is told nowhere else.
//! [sock_diag(7)](https://man7.org/linux/man-pages/man7/sock_diag.7.html)

use std::collections::HashMap;
use std::os::fd::{AsFd, OwnedFd};

use crate::error::Pid;
use crate::sys::socket;

/// `SOCK_DIAG_BY_FAMILY` of linux/sock_diag.h.
const BY_FAMILY: u16 = 20;
/// `UDIAG_SHOW_PEER` and `UNIX_DIAG_PEER` of linux/unix_diag.h.
const SHOW_PEER: u32 = 4;
const PEER: u16 = 2;
/// Size of `struct nlmsghdr`, and of `struct unix_diag_msg`.
const HEADER: usize = 16;
const MESSAGE: usize = 16;
/// Network namespaces whose sockets are kept open.
const KEPT: usize = 16;

/// See the module's documentation.
#[derive(Default)]
pub(super) struct Diagnosis {
    /// By the inode of the network namespace; `None` where we may not enter.
    sockets: HashMap<u64, Option<OwnedFd>>,
}

impl Diagnosis {
    /// The inode of the socket at the other end of a UNIX socket.
    pub(super) fn peer_of(&mut self, tid: Pid, inode: u64) -> Option<u32> {
        let question = question(u32::try_from(inode).ok()?);
        let socket = self.socket_for(tid)?;
        let mut answer = [0; 512];
        let answer = socket::ask(socket.as_fd(), &question, &mut answer).ok()?;
        peer_in(answer)
    }

    /// A socket in the network namespace of the thread.
    fn socket_for(&mut self, tid: Pid) -> Option<&OwnedFd> {
        let namespace = |path: String| {
            let path = std::ffi::CString::new(path).ok()?;
            Some(socket::kind(&path).ok()?.inode)
        };
        let theirs = namespace(format!("/proc/{tid}/ns/net"))?;
        if self.sockets.len() >= KEPT {
            self.sockets.clear();
        }
        self.sockets
            .entry(theirs)
            .or_insert_with(|| {
                if namespace("/proc/thread-self/ns/net".into()) == Some(theirs) {
                    socket::diagnosis().ok()
                } else {
                    socket::in_network_of(tid, socket::diagnosis).ok()?.ok()
                }
            })
            .as_ref()
    }
}

/// `struct nlmsghdr` and `struct unix_diag_req`.
fn question(inode: u32) -> [u8; 40] {
    let mut question = [0; 40];
    question[..4].copy_from_slice(&40u32.to_ne_bytes());
    question[4..6].copy_from_slice(&BY_FAMILY.to_ne_bytes());
    question[6..8].copy_from_slice(&(libc::NLM_F_REQUEST as u16).to_ne_bytes());
    question[HEADER] = libc::AF_UNIX as u8;
    question[20..24].copy_from_slice(&u32::MAX.to_ne_bytes()); // in all states
    question[24..28].copy_from_slice(&inode.to_ne_bytes());
    question[28..32].copy_from_slice(&SHOW_PEER.to_ne_bytes());
    question[32..40].copy_from_slice(&u64::MAX.to_ne_bytes()); // whatever its cookie
    question
}

fn peer_in(answer: &[u8]) -> Option<u32> {
    let number = |at: usize| Some(u32::from_ne_bytes(answer.get(at..at + 4)?.try_into().ok()?));
    let short = |at: usize| Some(u16::from_ne_bytes(answer.get(at..at + 2)?.try_into().ok()?));
    if short(4)? != BY_FAMILY {
        return None;
    }
    let mut at = HEADER + MESSAGE;
    // Attributes: their length, their type, and the data, padded to 4.
    while let (Some(length), Some(kind)) = (short(at), short(at + 2)) {
        if kind == PEER {
            return number(at + 4);
        }
        at += usize::from(length.max(4)).next_multiple_of(4);
    }
    None
}
