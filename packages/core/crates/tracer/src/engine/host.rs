//! Pausing tracees that are children of the host while the host looks for children that have ended (see `deferral`).
//!
//! Libuv asks by process id, so the first thread of each is all that matters. It is kept at a stop that we have heard of.
//! One that waits in a call is interrupted there, and goes on waiting afterwards; its records show that (ERESTARTSYS).

use super::Engine;
use super::holding::Held;
use crate::deferral::{self, Seat};
use crate::error::Pid;
use crate::sys::ptrace::{self, Stopped};
use crate::sys::{clock, process};

/// How long tracees are waited for before the host is told all the same, in ns.
const GATHER: u64 = 1_000_000_000;
/// How long the host may take to look, in ns; it looks between two tasks of its event loop.
const LOOK: u64 = 2_000_000_000;
/// How long it may still be looking when nobody is left to be found, in ns.
const GRACE: u64 = 5_000_000;
/// How often things are looked at meanwhile, in ns, and how often when nothing happens.
const POLL: u64 = 300_000;
const IDLE: u64 = 10_000_000;

/// How far a pause has come.
#[derive(Clone, Copy, Debug, Default)]
enum Phase {
    #[default]
    None,
    /// Until all are quiet.
    Gathering { since: u64 },
    /// The host has been told. It looks once for that, and has done so when those that are `expected` are noticed.
    Told { since: u64, calm: Option<u64> },
}

/// What there is to do for children of the host.
#[derive(Default)]
pub(super) struct Care {
    seat: Option<Seat>,
    phase: Phase,
    interrupted: Vec<Pid>,
    parked: Vec<Pid>,
    /// Those that the host finds when it looks.
    expected: Vec<Pid>,
}

impl Engine {
    /// To be called before a child of the host is attached to.
    pub(super) fn begin_care(&mut self) {
        if self.care.seat.is_none() {
            self.care.seat = Seat::take(self.shared.wake_signal());
            // The host may have been told of an end a moment ago, and not have looked yet.
            self.care.expected = deferral::unnoticed();
            self.care.phase = Phase::Told { since: clock::monotonic(), calm: None };
        }
    }

    /// When to look again, at the latest.
    pub(super) fn care_alarm(&self) -> u64 {
        match (&self.care.seat, self.care.phase) {
            (None, _) => u64::MAX,
            (_, Phase::None) => clock::monotonic() + IDLE,
            _ => clock::monotonic() + POLL,
        }
    }

    /// Keeps a tracee at its stop, if there is a pause that concerns it; else gives it back.
    pub(super) fn park(&mut self, stop: Stopped, signal: i32) -> Option<Stopped> {
        let tid = stop.tid();
        let concerned = !matches!(self.care.phase, Phase::None)
            && self.tracees.get(&tid).is_some_and(|it| it.of_host && it.pid == tid);
        if !concerned {
            return Some(stop);
        }
        self.care.parked.push(tid);
        self.held.insert(tid, Held::until_released(stop, signal));
        None
    }

    /// Brings a pause on, if there is reason for one. To be called between two reports.
    pub(super) fn take_care(&mut self) {
        if self.care.seat.is_none() {
            return;
        }
        let leaders: Vec<Pid> = self
            .tracees
            .iter()
            .filter(|(tid, it)| it.of_host && it.pid == **tid)
            .map(|(&tid, _)| tid)
            .collect();
        // One that has ended already can stop no more.
        if leaders.is_empty() {
            self.end_pause();
            self.care.seat = None;
            return;
        }
        let now = clock::monotonic();
        let untold = self.care.seat.as_ref().and_then(Seat::untold);
        match (self.care.phase, untold) {
            (Phase::None, None) => return,
            (Phase::None, Some(_)) => {
                if let Some(seat) = &self.care.seat {
                    seat.look_after();
                }
                self.care.phase = Phase::Gathering { since: now };
                self.gather(&leaders, now, now);
            }
            (Phase::Gathering { since }, _) => self.gather(&leaders, since, now),
            (Phase::Told { since, calm }, _) => self.await_calm(since, calm, now),
        }
        self.set_alarm();
    }

    fn gather(&mut self, leaders: &[Pid], since: u64, now: u64) {
        let mut quiet = true;
        for &tid in leaders {
            let Some(tracee) = self.tracees.get(&tid) else { continue };
            if self.held.contains_key(&tid)
                || tracee.group_stop.is_some()
                || self.left_to_host.contains(&tid)
            {
                continue;
            }
            quiet = false;
            if !self.care.interrupted.contains(&tid) {
                self.care.interrupted.push(tid);
                let _ = ptrace::interrupt(tid);
            }
        }
        let upto = self.care.seat.as_ref().and_then(Seat::untold);
        if !quiet && now < since + GATHER {
            return;
        }
        self.care.expected = deferral::unnoticed();
        let told = match (&self.care.seat, upto) {
            (Some(seat), Some(upto)) => seat.ready(upto),
            _ => true,
        };
        if told {
            self.care.phase = Phase::Told { since: now, calm: None };
        }
    }

    /// The host has looked when those that were to be found are gone. One that has ended meanwhile may have been found
    /// with them; if not, the host is told again, and only then: it must not look a second time when nobody expects it.
    fn await_calm(&mut self, since: u64, calm: Option<u64>, now: u64) {
        let unnoticed = deferral::unnoticed();
        let waits = self.care.expected.iter().any(|pid| unnoticed.contains(pid));
        if waits && now < since + LOOK {
            return;
        }
        match calm {
            None => self.care.phase = Phase::Told { since, calm: Some(now) },
            Some(began) if now < began + GRACE => {}
            Some(_)
                if !waits && self.care.seat.as_ref().is_some_and(|it| it.untold().is_some()) =>
            {
                self.care.phase = Phase::Gathering { since: now };
            }
            Some(_) => self.end_pause(),
        }
    }

    fn end_pause(&mut self) {
        self.care.phase = Phase::None;
        self.care.interrupted.clear();
        let now = clock::monotonic();
        for tid in std::mem::take(&mut self.care.parked) {
            self.release_one(tid, now);
        }
    }
}

/// Whether a process is a child of this one.
pub(super) fn is_child_of_host(pid: Pid) -> bool {
    process::status_number(pid, "PPid") == Some(std::process::id().into())
}
