//! What is known of a traced thread.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::records::Farewell;
use crate::arch::{Abi, Filtering};
use crate::capture::Kept;
use crate::command::Reply;
use crate::error::Pid;
use crate::launch::Launching;
use crate::placement::Place;
use crate::sys::ptrace::Stopped;
use crate::sys::wait::Status;
use crate::tamper::Counters;

/// A call that a thread is in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Call {
    pub(super) abi: Abi,
    pub(super) nr: u64,
    pub(super) args: [u64; 6],
    /// Stack pointer as it began.
    pub(super) stack: u64,
    /// Index of its entry in the plan.
    pub(super) entry: Option<u16>,
    pub(super) time: u64,
    pub(super) system_time: u64,
    /// Whether its beginning gave a record, so that its end has to.
    pub(super) recorded: bool,
    pub(super) counted: bool,
    /// Index of the rule by which it is tampered with.
    pub(super) rule: Option<u16>,
    pub(super) filtering: Filtering,
    /// Whether its end has to be looked at.
    pub(super) attentive: bool,
    /// Where its stack was taken: instruction and stack pointer.
    pub(super) traced: Traced,
}

/// What has become of the stack of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Traced {
    /// It was not taken.
    No,
    /// It was, as the call began, with these instruction and stack pointers.
    At(u64, u64),
    /// It was, and the program of which it is has been replaced.
    Former,
}

/// A program on its way to its first `execve`.
pub(super) struct Start {
    pub(super) launching: Launching,
    /// Who waits for the outcome; taken when it is known.
    pub(super) reply: Option<Reply<Pid>>,
    /// Whether it has come to the stop from which on it is traced.
    pub(super) begun: bool,
}

/// A traced thread.
pub(super) struct Tracee {
    pub(super) pid: Pid,
    pub(super) call: Option<Call>,
    pub(super) kept: Kept,
    pub(super) start: Option<Box<Start>>,
    /// Dies with the tracer.
    pub(super) owned: bool,
    /// A program that was started, or a descendant of one.
    pub(super) started: bool,
    /// A child of this process, which the host is to reap.
    pub(super) of_host: bool,
    /// To be let go at its next stop.
    pub(super) leaving: bool,
    /// To be let go at its next stop, until the host has looked for its end (see `host`).
    pub(super) aside: bool,
    /// Stops only where our seccomp filter says so.
    pub(super) filtered: bool,
    /// Is under our seccomp filter, for good: it cannot go on without a tracer.
    pub(super) bound: bool,
    pub(super) counters: Counters,
    pub(super) place: Place,
    /// Stopped by job control, with this signal.
    pub(super) group_stop: Option<i32>,
    /// Gives no records of calls any more: what a child does whose `execve` failed is none of the program's doing.
    pub(super) quiet: bool,
}

impl Tracee {
    pub(super) fn new(pid: Pid, owned: bool) -> Self {
        Self {
            pid,
            call: None,
            kept: Kept::default(),
            start: None,
            owned,
            started: owned,
            of_host: false,
            aside: false,
            leaving: false,
            filtered: false,
            bound: false,
            counters: Counters::default(),
            place: Place::default(),
            group_stop: None,
            quiet: false,
        }
    }

    /// Why it is to be let go at its next stop, if it is.
    pub(super) fn farewell(&self) -> Option<Farewell> {
        match (self.leaving, self.aside) {
            (true, _) => Some(Farewell::Asked),
            (false, true) => Some(Farewell::HostBusy),
            (false, false) => None,
        }
    }

    /// Whether it is still setting itself up, on our behalf.
    pub(super) fn is_starting(&self) -> bool {
        self.start.as_ref().is_some_and(|start| !start.begun)
    }
}

/// A thread that reported before its parent's report of its birth came.
pub(super) enum Stranger {
    Stopped(Stopped, i32, i32),
    Gone(Status),
}

/// Spreads ids, which are mostly consecutive; there is nobody who could choose them to do harm.
#[derive(Default)]
pub(super) struct PidHasher(u64);

impl Hasher for PidHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_i32(byte.into());
        }
    }

    fn write_i32(&mut self, number: i32) {
        self.0 = (self.0 ^ number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
}

pub(super) type ByPid<T> = HashMap<Pid, T, BuildHasherDefault<PidHasher>>;
