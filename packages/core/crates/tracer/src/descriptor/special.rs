//! Devices, and descriptors for things that are no files.

use std::ffi::CStr;
use std::fs;
use std::io::Write;

use crate::error::Pid;
use crate::sys::socket;

/// Appends the numbers of a device.
pub(super) fn device(path: &CStr, text: &mut Vec<u8>) -> Option<()> {
    let kind = socket::kind(path).ok()?;
    let word = match kind.mode & libc::S_IFMT {
        libc::S_IFCHR => "char",
        libc::S_IFBLK => "block",
        _ => return None,
    };
    let (major, minor) = kind.device;
    write!(text, "{word} {major}:{minor}").ok()
}

/// Appends what `/proc/PID/fdinfo` tells of a descriptor whose link is the first `end` bytes of the text.
pub(super) fn anonymous(tid: Pid, fd: i64, end: usize, text: &mut Vec<u8>) -> Option<()> {
    let what = text[..end].strip_prefix(b"anon_inode:")?;
    if !matches!(what, b"[pidfd]" | b"[eventfd]" | b"[signalfd]") {
        return None;
    }
    let signal = what == b"[signalfd]";
    let event = what == b"[eventfd]";
    let info = fs::read_to_string(format!("/proc/{tid}/fdinfo/{fd}")).ok()?;
    let field = |name: &str| {
        info.lines().find_map(|line| Some(line.strip_prefix(name)?.strip_prefix(':')?.trim()))
    };
    if signal {
        let mask = u64::from_str_radix(field("sigmask")?, 16).ok()?;
        text.extend_from_slice(b"signalfd:");
        signal_set(mask, text);
        Some(())
    } else if event {
        let count = u64::from_str_radix(field("eventfd-count")?, 16).ok()?;
        write!(text, "{{eventfd-count={count:#x}").ok()?;
        for name in ["eventfd-id", "eventfd-semaphore"] {
            if let Some(value) = field(name) {
                write!(text, ", {name}={value}").ok()?;
            }
        }
        text.push(b'}');
        Some(())
    } else {
        let pid: Pid = field("Pid")?.parse().ok()?;
        // -1: it has ended; 0: it is not in our namespace.
        if pid <= 0 { None } else { write!(text, "pid:{pid}").ok() }
    }
}

/// Names of the signals from 1 on.
const SIGNALS: [&str; 31] = [
    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
    "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG",
    "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
];

/// Appends a set of signals; if most of them are in it, those that are not.
fn signal_set(mask: u64, text: &mut Vec<u8>) {
    let inverted = mask.count_ones() >= 64 * 2 / 3;
    let shown = if inverted { !mask } else { mask };
    text.extend_from_slice(if inverted { b"~[" } else { b"[" });
    let mut first = true;
    for number in (1..=64usize).filter(|number| shown >> (number - 1) & 1 == 1) {
        if !first {
            text.push(b' ');
        }
        first = false;
        // Writing to a vector cannot fail.
        let _ = match (SIGNALS.get(number - 1), number) {
            (Some(name), _) => text.write_all(name.as_bytes()),
            (None, 32) => text.write_all(b"RTMIN"),
            (None, _) => write!(text, "RT_{}", number - 32),
        };
    }
    text.push(b']');
}

#[cfg(test)]
mod tests {
    fn text(mask: u64) -> String {
        let mut text = Vec::new();
        super::signal_set(mask, &mut text);
        String::from_utf8(text).unwrap()
    }

    #[test]
    fn signal_sets_are_short() {
        assert_eq!(text(0), "[]");
        assert_eq!(text(1 << 11 | 1 << 16), "[USR2 CHLD]");
        assert_eq!(text(1 << 31 | 1 << 34 | 1 << 63), "[RTMIN RT_3 RT_32]");
        assert_eq!(text(!(1 << 8 | 1 << 18)), "~[KILL STOP]");
    }
}
