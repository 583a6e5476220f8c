//! The families of generic netlink: which protocol a number stands for is decided when a family registers, and only the
//! kernel knows. [genetlink](https://docs.kernel.org/userspace-api/netlink/intro.html#generic-netlink)

use std::os::fd::AsFd;

use crate::error::{Error, Result};
use crate::sys::socket;

/// `GENL_ID_CTRL`, `CTRL_CMD_GETFAMILY`, `CTRL_ATTR_FAMILY_ID` and `CTRL_ATTR_FAMILY_NAME` of linux/genetlink.h.
const CONTROLLER: u16 = 16;
const GET_FAMILY: u8 = 3;
const ID: u16 = 1;
const NAME: u16 = 2;
/// Version of the controller's messages.
const VERSION: u8 = 2;
/// Size of `struct nlmsghdr`, and of `struct genlmsghdr`.
const HEADER: usize = 16;
const MESSAGE: usize = 4;
/// The kernel gives no more at once.
const LARGEST: usize = 32_768;
/// More answers than any kernel has families: one that does not end is not waited for.
const MOST_ANSWERS: usize = 1024;

/// The families that there are now, in the network namespace of the calling thread: their numbers and names.
///
/// # Errors
/// The kernel's, where there is no netlink.
pub fn generic_families() -> Result<Vec<(u16, String)>> {
    let failed = |errno| Error::system("netlink", None, errno);
    let socket = socket::netlink(libc::NETLINK_GENERIC).map_err(failed)?;
    let mut buffer = vec![0; LARGEST];
    let mut families = Vec::new();
    let first = socket::ask(socket.as_fd(), &question(), &mut buffer).map_err(failed)?;
    let mut more = families_in(first, &mut families);
    for _ in 0..MOST_ANSWERS {
        if !more {
            break;
        }
        let answer = socket::answer(socket.as_fd(), &mut buffer).map_err(failed)?;
        more = families_in(answer, &mut families);
    }
    Ok(families)
}

/// `struct nlmsghdr` and `struct genlmsghdr`.
fn question() -> [u8; HEADER + MESSAGE] {
    let mut question = [0; HEADER + MESSAGE];
    question[..4].copy_from_slice(&((HEADER + MESSAGE) as u32).to_ne_bytes());
    question[4..6].copy_from_slice(&CONTROLLER.to_ne_bytes());
    question[6..8]
        .copy_from_slice(&((libc::NLM_F_REQUEST | libc::NLM_F_DUMP) as u16).to_ne_bytes());
    question[16] = GET_FAMILY;
    question[17] = VERSION;
    question
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_ne_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

/// Adds the families of these messages; false where the last one says that no more follow.
fn families_in(mut messages: &[u8], families: &mut Vec<(u16, String)>) -> bool {
    while let (Some(length), Some(kind)) = (messages.get(..4), short(messages, 4)) {
        let length = u32::from_ne_bytes([length[0], length[1], length[2], length[3]]) as usize;
        if length < HEADER || length > messages.len() || kind != CONTROLLER {
            return false;
        }
        let (message, rest) = messages.split_at(length);
        families.extend(message.get(HEADER + MESSAGE..).and_then(family_in));
        messages = rest.get(length.next_multiple_of(4) - length..).unwrap_or_default();
    }
    true
}

/// The family that attributes tell of.
fn family_in(mut attributes: &[u8]) -> Option<(u16, String)> {
    let (mut id, mut name) = (None, None);
    while let (Some(length), Some(kind)) = (short(attributes, 0), short(attributes, 2)) {
        let length = usize::from(length);
        let Some(value) = attributes.get(4..length) else { break };
        match kind {
            ID => id = short(value, 0),
            NAME => name = value.split(|&byte| byte == 0).next(),
            _ => {}
        }
        attributes = attributes.get(length.next_multiple_of(4)..).unwrap_or_default();
    }
    Some((id?, String::from_utf8_lossy(name?).into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_controller_is_among_them() {
        let families = generic_families().unwrap();
        assert!(families.contains(&(16, "nlctrl".into())), "{families:?}");
    }

    #[test]
    fn whatever_is_answered_is_survived() {
        let mut message = question().to_vec();
        message.extend([6, 0, 1, 0, 33, 0, 0, 0, 8, 0, 2, 0, b'a', b'b', 0, b'c']);
        message[0] = message.len() as u8;
        let mut families = Vec::new();
        assert!(families_in(&message, &mut families));
        assert_eq!(families, [(33, "ab".into())]);
        for at in 0..message.len() {
            for value in [0, 1, 3, 0x7f, 0xff] {
                let mut bad = message.clone();
                bad[at] = value;
                families_in(&bad, &mut families);
                families_in(&bad[..at], &mut families);
            }
        }
    }
}
