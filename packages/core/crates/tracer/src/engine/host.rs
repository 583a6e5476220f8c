//! Pausing tracees that are children of the host while the host looks for children that have ended (see `deferral`).
//!
//! A host that is busy (computing, or in `execFileSync`) looks later. It is waited for as long as standing still does no
//! harm; then its children are let go, and attached to again when it has looked. What they do meanwhile is not seen, and a
//! notice says so: the alternative was that the host takes a stop for the child's end.
//!
//! Libuv asks by process id, so the first thread of each is all that matters. It is kept at a stop that we have heard of.
//! One that waits in a call is interrupted there, and goes on waiting afterwards; its records show that (ERESTARTSYS).

use std::time::Duration;

use super::Engine;
use super::holding::Held;
use super::records::Farewell;
use crate::deferral::{self, Seat};
use crate::error::Pid;
use crate::looking::{self, Lookers};
use crate::record::layout::notice;
use crate::sys::ptrace::{self, Stopped};
use crate::sys::{clock, process, wait};

/// How long tracees are waited for before the host is told all the same, in ns.
const GATHER: u64 = 1_000_000_000;
/// How long the host may take to look, in ns; it looks between two tasks of its event loop.
const LOOK: u64 = 2_000_000_000;
/// How long its children stand still for that when it is known that it has not looked, in ns.
const STANDSTILL: u64 = 1_000_000_000;
/// How long it may still be looking when nobody is left to be found, in ns.
const GRACE: u64 = 5_000_000;
/// How often things are looked at meanwhile, in ns, and how often when nothing happens.
const POLL: u64 = 300_000;
const SLOW_POLL: u64 = 2_000_000;
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
    /// The host's children are not traced until it has looked.
    Aside { since: u64, calm: Option<u64> },
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
    /// The host's threads that may be looking, since it is calm.
    lookers: Option<Lookers>,
    /// Those that are not traced for the time being, with when they began.
    absent: Vec<(Pid, Option<u64>)>,
}

impl Care {
    /// Whether there are any to be attached to again.
    pub(super) fn has_absent(&self) -> bool {
        !self.absent.is_empty()
    }

    /// They are not to be attached to again. Whether there are any of this process (or at all).
    pub(super) fn forget_absent(&mut self, of: Option<Pid>) -> bool {
        let before = self.absent.len();
        self.absent.retain(|&(pid, _)| of.is_some_and(|it| it != pid));
        self.absent.len() < before
    }
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
            (_, Phase::Aside { .. }) => clock::monotonic() + SLOW_POLL,
            _ => clock::monotonic() + POLL,
        }
    }

    /// Keeps a tracee at its stop, if there is a pause that concerns it; else gives it back.
    pub(super) fn park(&mut self, stop: Stopped, signal: i32) -> Option<Stopped> {
        let tid = stop.tid();
        let concerned = matches!(self.care.phase, Phase::Gathering { .. } | Phase::Told { .. })
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
        if leaders.is_empty() && self.care.absent.is_empty() {
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
            (Phase::Told { since, calm }, _) => self.await_calm(&leaders, since, calm, now),
            (Phase::Aside { since, calm }, _) => self.await_look(&leaders, since, calm, now),
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

    /// Tells the host of what has come meanwhile: nothing of ours can be found but ends.
    fn tell_the_rest(&mut self) {
        let untold = self.care.seat.as_ref().and_then(Seat::untold);
        if let (Some(seat), Some(upto)) = (&self.care.seat, untold) {
            let unnoticed = deferral::unnoticed();
            if seat.ready(upto) {
                self.care.expected = unnoticed;
            }
        }
    }

    /// Whether the threads that may be looking have done so, or cannot be waited for any longer.
    fn lookers_are_done(&mut self, since: u64, now: u64) -> bool {
        now >= since + LOOK || self.care.lookers.as_mut().is_none_or(Lookers::are_done)
    }

    /// The host has looked when those that were to be found are gone. One that has ended meanwhile may have been found
    /// with them; if not, the host is told again, and only then: it must not look a second time when nobody expects it.
    fn await_calm(&mut self, leaders: &[Pid], since: u64, calm: Option<u64>, now: u64) {
        let unnoticed = deferral::unnoticed();
        let waits = self.care.expected.iter().any(|pid| unnoticed.contains(pid));
        let is_to_come = looking::is_to_come();
        if is_to_come && now >= since + STANDSTILL {
            self.set_aside(leaders, now);
            return;
        }
        if is_to_come {
            // It may be in `execFileSync`, and come to look only when that has been told of its own child.
            self.tell_the_rest();
        }
        if is_to_come || (waits && now < since + LOOK) {
            self.care.phase = Phase::Told { since, calm: None };
            return;
        }
        match calm {
            None => {
                self.care.lookers = Some(Lookers::watch());
                self.care.phase = Phase::Told { since, calm: Some(now) };
            }
            Some(began) if now < began + GRACE => {}
            Some(began) if !self.lookers_are_done(began, now) => {}
            Some(_)
                if !waits && self.care.seat.as_ref().is_some_and(|it| it.untold().is_some()) =>
            {
                self.care.phase = Phase::Gathering { since: now };
            }
            Some(_) => self.end_pause(),
        }
    }

    /// Lets the host's children go until it has looked.
    fn set_aside(&mut self, leaders: &[Pid], now: u64) {
        self.care.phase = Phase::Aside { since: now, calm: None };
        self.care.interrupted.clear();
        self.care.parked.clear();
        let list: Vec<String> = leaders.iter().map(Pid::to_string).collect();
        let text = format!(
            "not traced while the program that traces is busy, as its own child: {}",
            list.join(", ")
        );
        self.emit_notice(notice::HOST_BUSY, &text, now);
        for &tid in leaders {
            if let Some(tracee) = self.tracees.get_mut(&tid) {
                tracee.aside = true;
                let _ = ptrace::interrupt(tid);
            }
            self.let_go_held(tid, Farewell::HostBusy, now);
        }
    }

    /// One has been let go. To be called by what does that.
    pub(super) fn stands_aside(&mut self, pid: Pid) {
        // Where the pause is over by now, it is attached to again at once.
        if matches!(self.care.phase, Phase::None) {
            self.care.phase = Phase::Aside { since: clock::monotonic(), calm: None };
        }
        self.care.absent.push((pid, process::start_time(pid)));
    }

    /// Attaches again to the host's children when it has looked.
    fn await_look(&mut self, leaders: &[Pid], since: u64, calm: Option<u64>, now: u64) {
        // Those that have been let go have nothing that the host could find but their ends.
        if leaders.is_empty() || now >= since + GATHER {
            self.tell_the_rest();
        }
        if looking::is_to_come() {
            self.care.phase = Phase::Aside { since, calm: None };
            return;
        }
        let Some(began) = calm else {
            self.care.lookers = Some(Lookers::watch());
            self.care.phase = Phase::Aside { since, calm: Some(now) };
            return;
        };
        if now < began + GRACE || !self.lookers_are_done(began, now) {
            return;
        }
        self.end_pause();
        for &tid in leaders {
            if let Some(tracee) = self.tracees.get_mut(&tid) {
                tracee.aside = false;
            }
        }
        for (pid, born) in std::mem::take(&mut self.care.absent) {
            // It may have ended, and its id be somebody else's.
            if born.is_some() && process::start_time(pid) == born {
                let _ = self.attach(pid);
            }
        }
    }

    /// Waits a moment when all that there is to trace stands aside.
    pub(super) fn pause_without_tracees(&self) {
        std::thread::sleep(Duration::from_nanos(SLOW_POLL));
    }

    /// Hears of the first stop of a child of the host's before whoever asked for it (the host itself) goes on and may look
    /// for ends.
    pub(super) fn await_first_stop(&mut self, pid: Pid) {
        let patience = clock::monotonic() + GATHER;
        while self.tracees.contains_key(&pid) && clock::monotonic() < patience {
            match wait::peek(Some(pid), false, true) {
                Ok(Some(glimpse)) => {
                    if let Ok(Some(report)) = self.take(glimpse) {
                        self.handle(&report);
                    }
                    return;
                }
                Ok(None) => std::thread::sleep(Duration::from_nanos(POLL)),
                Err(_) => return,
            }
        }
    }

    fn end_pause(&mut self) {
        self.care.lookers = None;
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
