//! Protocols and addresses of sockets.
//!
//! The socket is duplicated for a moment (pidfd_getfd) and asked itself, in whatever network namespace it may be. Where
//! that is not possible, its protocol and inode must do.

use std::ffi::CStr;
use std::io::Write;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use super::Owner;
use super::diagnosis::Diagnosis;
use super::quote::quote;
use crate::error::Pid;
use crate::sys::socket;

/// Names by which the kernel calls the protocols that are told (`system.sockprotoname`).
const PROTOCOLS: [&str; 18] = [
    "UNIX",
    "UNIX-STREAM",
    "TCP",
    "UDP",
    "UDPLITE",
    "DCCP",
    "SCTP",
    "L2TP/IP",
    "PING",
    "RAW",
    "TCPv6",
    "UDPv6",
    "UDPLITEv6",
    "DCCPv6",
    "SCTPv6",
    "L2TP/IPv6",
    "PINGv6",
    "RAWv6",
];

/// Protocols of netlink from 0 on (linux/netlink.h); empty where there is none.
const NETLINK: [&str; 23] = [
    "ROUTE",
    "UNUSED",
    "USERSOCK",
    "FIREWALL",
    "SOCK_DIAG",
    "NFLOG",
    "XFRM",
    "SELINUX",
    "ISCSI",
    "AUDIT",
    "FIB_LOOKUP",
    "CONNECTOR",
    "NETFILTER",
    "IP6_FW",
    "DNRTMSG",
    "KOBJECT_UEVENT",
    "GENERIC",
    "",
    "SCSITRANSPORT",
    "ECRYPTFS",
    "RDMA",
    "CRYPTO",
    "SMC",
];

/// Asks sockets of tracees.
#[derive(Default)]
pub(super) struct Sockets {
    diagnosis: Diagnosis,
    /// The process asked last.
    process: Option<(Pid, OwnedFd)>,
}

impl Sockets {
    /// A duplicate of a socket of a tracee.
    fn duplicate(&mut self, owner: Owner, fd: i32) -> Option<OwnedFd> {
        if self.process.as_ref().is_none_or(|(pid, _)| *pid != owner.pid) {
            self.process = Some((owner.pid, socket::pidfd_open(owner.pid).ok()?));
        }
        let (_, process) = self.process.as_ref()?;
        let duplicate = socket::pidfd_getfd(process.as_fd(), fd);
        if duplicate.is_err() {
            // Perhaps another process has the number by now.
            self.process = None;
        }
        duplicate.ok()
    }

    pub(super) fn is_netlink(&mut self, owner: Owner, fd: i32) -> bool {
        self.duplicate(owner, fd)
            .and_then(|socket| socket::option(socket.as_fd(), libc::SO_DOMAIN).ok())
            == Some(libc::AF_NETLINK)
    }

    /// Appends what is known of a socket.
    pub(super) fn details(
        &mut self,
        owner: Owner,
        fd: i32,
        path: &CStr,
        inode: u64,
        text: &mut Vec<u8>,
    ) -> Option<()> {
        let mut buffer = [0; 32];
        let name = socket::attribute(path, c"system.sockprotoname", &mut buffer).ok()?;
        let name = std::str::from_utf8(name.split(|&byte| byte == 0).next()?).ok()?;
        if name != "NETLINK" && !PROTOCOLS.contains(&name) {
            return None;
        }
        let start = text.len();
        write!(text, "{name}:[").ok()?;
        let duplicate = self.duplicate(owner, fd);
        let known = duplicate.and_then(|socket| {
            let socket = socket.as_fd();
            match socket::option(socket, libc::SO_DOMAIN).ok()? {
                libc::AF_UNIX => self.unix(socket, owner.tid, inode, text),
                libc::AF_NETLINK => netlink(socket, text),
                libc::AF_INET | libc::AF_INET6 if !name.starts_with("RAW") => {
                    internet(socket, text)
                }
                _ => None,
            }
        });
        if known.is_none() {
            text.truncate(start);
            write!(text, "{name}:[{inode}").ok()?;
        }
        text.push(b']');
        Some(())
    }

    fn unix(
        &mut self,
        socket: BorrowedFd<'_>,
        tid: Pid,
        inode: u64,
        text: &mut Vec<u8>,
    ) -> Option<()> {
        write!(text, "{inode}").ok()?;
        if let Some(peer @ 1..) = self.diagnosis.peer_of(tid, inode) {
            write!(text, "->{peer}").ok()?;
        }
        let address = socket::address(socket, false).ok()?;
        match address.bytes().get(2..)? {
            [] => {}
            [0, name @ ..] => {
                text.extend_from_slice(b",@");
                quote(name, text);
            }
            path => {
                text.push(b',');
                quote(path, text);
            }
        }
        Some(())
    }
}

/// Appends addresses, if it has any.
fn internet(socket: BorrowedFd<'_>, text: &mut Vec<u8>) -> Option<()> {
    let own = socket::address(socket, false).ok()?;
    endpoint(own.bytes(), text)?;
    if let Ok(peer) = socket::address(socket, true) {
        text.extend_from_slice(b"->");
        endpoint(peer.bytes(), text)?;
    }
    Some(())
}

/// Appends an address and its port; `None` if it is bound to none.
fn endpoint(address: &[u8], text: &mut Vec<u8>) -> Option<()> {
    let family = u16::from_ne_bytes(address.get(..2)?.try_into().ok()?);
    let port = u16::from_be_bytes(address.get(2..4)?.try_into().ok()?);
    if port == 0 {
        return None;
    }
    match i32::from(family) {
        libc::AF_INET => {
            let bytes: [u8; 4] = address.get(4..8)?.try_into().ok()?;
            write!(text, "{}:{port}", Ipv4Addr::from(bytes)).ok()
        }
        libc::AF_INET6 => {
            let bytes: [u8; 16] = address.get(8..24)?.try_into().ok()?;
            write!(text, "[{}]:{port}", Ipv6Addr::from(bytes)).ok()
        }
        _ => None,
    }
}

/// Appends protocol and port id of a netlink socket, if it is bound.
fn netlink(socket: BorrowedFd<'_>, text: &mut Vec<u8>) -> Option<()> {
    let protocol = socket::option(socket, libc::SO_PROTOCOL).ok()?;
    let address = socket::address(socket, false).ok()?;
    let port = u32::from_ne_bytes(address.bytes().get(4..8)?.try_into().ok()?);
    if port == 0 {
        return None;
    }
    match usize::try_from(protocol).ok().and_then(|protocol| NETLINK.get(protocol)) {
        Some(name) if !name.is_empty() => write!(text, "{name}:{port}").ok(),
        _ => write!(text, "{protocol}").ok(),
    }
}
