//! Whether the host is yet to look for children that have ended, or still at it.
//!
//! Libuv's handler of SIGCHLD only writes a message into a pipe of each event loop that has children. The loop looks when
//! it comes to read that, which is long after if it is busy: computing, or waiting for a program in `execFileSync`.

use std::collections::HashMap;
use std::fs;

use crate::error::Pid;
use crate::sys::{pipe, process};

/// Libuv's `uv__signal_msg_t`: a pointer, the number of a signal, and padding.
const MESSAGE: usize = 16;
/// What is looked at of a pipe: as much as libuv reads at once.
const LOOK_AT: usize = 32 * MESSAGE;
/// After as much processor time, in ns, a thread that has read a message has also done what it asks for.
const ENOUGH: u64 = 3_000_000;

/// Whether some event loop of the host has not read yet that children have ended.
pub(crate) fn is_to_come() -> bool {
    pipe::own()
        .into_iter()
        .any(|fd| pipe::peek(fd, LOOK_AT).is_ok_and(|bytes| asks_for_look(&bytes)))
}

/// Whether a pipe with these bytes in it is one of libuv's for signals, with one that says that a child has ended.
fn asks_for_look(bytes: &[u8]) -> bool {
    let messages = bytes.chunks_exact(MESSAGE);
    if !messages.remainder().is_empty() {
        return false;
    }
    let word = |message: &[u8], at: usize| {
        u32::from_ne_bytes([message[at], message[at + 1], message[at + 2], message[at + 3]])
    };
    let mut child_ended = false;
    for message in messages {
        let aligned = word(message, 0) % 8 == 0;
        let null = word(message, 0) == 0 && word(message, 4) == 0;
        let signal = word(message, 8);
        if cfg!(target_endian = "big") || !aligned || null || !(1..=64).contains(&signal) {
            return false;
        }
        child_ended |= signal == libc::SIGCHLD as u32;
    }
    child_ended
}

/// The threads of the host that may be looking just now, with the processor time that they had used when they began to
/// be watched, in ns.
#[derive(Clone, Debug)]
pub(crate) struct Lookers(HashMap<Pid, u64>);

impl Lookers {
    /// All threads that run now, but the calling one. (Looking never sleeps, so one that sleeps is not at it.)
    pub(crate) fn watch() -> Self {
        let own = process::gettid();
        let threads = process::threads(std::process::id() as Pid).unwrap_or_default();
        let running = threads.into_iter().filter(|&tid| tid != own && runs(tid));
        Self(running.filter_map(|tid| Some((tid, used(tid)?))).collect())
    }

    /// Whether all have done since then what looking takes.
    pub(crate) fn are_done(&mut self) -> bool {
        self.0.retain(|&tid, before| {
            runs(tid) && used(tid).is_some_and(|now| now < before.saturating_add(ENOUGH))
        });
        self.0.is_empty()
    }
}

/// Whether a thread of this process runs or waits for a processor (or for a page of memory).
fn runs(tid: Pid) -> bool {
    !matches!(process::state(tid), None | Some(b'S' | b'Z' | b'X'))
}

/// The processor time of a thread of this process, in ns; `None` where the kernel does not tell.
fn used(tid: Pid) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/self/task/{tid}/schedstat")).ok()?;
    text.split_ascii_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
    use std::time::{Duration, Instant};

    fn message(handle: u64, signal: i32) -> Vec<u8> {
        [&handle.to_ne_bytes()[..], &signal.to_ne_bytes(), &[0; 4]].concat()
    }

    #[test]
    fn messages_are_told_from_other_bytes() {
        let ended = message(0x5555_0010, libc::SIGCHLD);
        let other = message(0x5555_0020, libc::SIGHUP);
        assert!(asks_for_look(&ended));
        assert!(asks_for_look(&[other.clone(), ended.clone()].concat()));
        assert!(!asks_for_look(&other));
        assert!(!asks_for_look(&[]));
        assert!(!asks_for_look(&ended[..15]));
        assert!(!asks_for_look(&[&ended[..], b"x"].concat()));
        assert!(!asks_for_look(&message(0, libc::SIGCHLD)));
        assert!(!asks_for_look(&message(0x5555_0011, libc::SIGCHLD)));
        assert!(!asks_for_look(&[ended, message(8, 0)].concat()));
    }

    #[test]
    fn a_message_waits_until_it_is_read() {
        let (mut reading, mut writing) = std::io::pipe().unwrap();
        writing.write_all(&message(0x5555_0010, libc::SIGCHLD)).unwrap();
        assert!(is_to_come());
        reading.read_exact(&mut [0; MESSAGE]).unwrap();
        assert!(!is_to_come());
    }

    #[test]
    fn threads_are_done_when_they_sleep_or_have_run_for_long_enough() {
        let stop = Arc::new(AtomicBool::new(false));
        let (busy, idle) = (Arc::new(AtomicI32::new(0)), Arc::new(AtomicI32::new(0)));
        let spin = {
            let (stop, busy) = (stop.clone(), busy.clone());
            std::thread::spawn(move || {
                busy.store(process::gettid(), Ordering::Release);
                while !stop.load(Ordering::Acquire) {
                    std::hint::spin_loop();
                }
            })
        };
        let sleep = {
            let (stop, idle) = (stop.clone(), idle.clone());
            std::thread::spawn(move || {
                idle.store(process::gettid(), Ordering::Release);
                while !stop.load(Ordering::Acquire) {
                    std::thread::sleep(Duration::from_millis(100));
                }
            })
        };
        let eventually = |what: &str, mut holds: Box<dyn FnMut() -> bool + '_>| {
            let began = Instant::now();
            while !holds() {
                assert!(began.elapsed() < Duration::from_secs(20), "{what}");
                std::thread::sleep(Duration::from_millis(1));
            }
        };
        let tid = |of: &AtomicI32| of.load(Ordering::Acquire);
        eventually("threads began", Box::new(|| tid(&busy) != 0 && tid(&idle) != 0));
        eventually("one sleeps", Box::new(|| !runs(tid(&idle))));
        let mut lookers = Lookers::watch();
        assert!(lookers.0.contains_key(&tid(&busy)));
        assert!(!lookers.0.contains_key(&process::gettid()));
        // Other tests have threads that come and go; this one must be done when it has had its time.
        lookers.0.retain(|&one, _| one == tid(&busy));
        eventually("it has run", Box::new(|| lookers.are_done()));
        stop.store(true, Ordering::Release);
        spin.join().unwrap();
        sleep.join().unwrap();
    }
}
