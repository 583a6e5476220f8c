//! Keeping tracees stopped for a while, without keeping others.

use super::Engine;
use super::records::Farewell;
use crate::error::Pid;
use crate::sys::clock;
use crate::sys::ptrace::Stopped;

/// How a tracee goes on after a stop.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Onward {
    /// Signal to deliver; 0: none.
    pub(super) signal: i32,
    /// How long it stays stopped, in ns.
    pub(super) delay: u64,
    /// Flags for the record of the call.
    pub(super) flags: u16,
}

/// A tracee that stays stopped.
pub(super) struct Held {
    stop: Stopped,
    signal: i32,
    /// Until when.
    release: u64,
}

impl Held {
    /// For as long as nobody releases it.
    pub(super) fn until_released(stop: Stopped, signal: i32) -> Self {
        Self { stop, signal, release: u64::MAX }
    }
}

impl Engine {
    /// Resumes, now or later.
    pub(super) fn go_onward(&mut self, stop: Stopped, onward: Onward, now: u64) {
        if onward.delay == 0 {
            self.go_on(stop, onward.signal, now);
            return;
        }
        // From now on, not from when it stopped: copying memory takes time, too.
        let release = clock::monotonic().saturating_add(onward.delay);
        self.held.insert(stop.tid(), Held { stop, signal: onward.signal, release });
        self.set_alarm();
    }

    /// Asks to be woken when the next one is to be released, or when patience with a stop ends.
    pub(super) fn set_alarm(&self) {
        let release = self.care_alarm().min(self.release_time());
        let patience = if self.stopping == 0 { u64::MAX } else { self.stopping };
        self.shared.queue.set_alarm(release.min(patience));
    }

    fn release_time(&self) -> u64 {
        self.held.values().map(|held| held.release).min().unwrap_or(u64::MAX)
    }

    /// Releases those whose time has come.
    pub(super) fn release_due(&mut self) {
        let now = clock::monotonic();
        self.release(|_, held| held.release <= now, now);
        self.set_alarm();
    }

    /// Releases those that are to be let go.
    pub(super) fn release_leaving(&mut self) {
        let leaving: Vec<Pid> =
            self.tracees.iter().filter(|(_, it)| it.leaving).map(|(&tid, _)| tid).collect();
        self.release(|tid, _| leaving.contains(&tid), clock::monotonic());
    }

    fn release(&mut self, which: impl Fn(Pid, &Held) -> bool, now: u64) {
        let due: Vec<Pid> = self
            .held
            .iter()
            .filter(|&(&tid, held)| which(tid, held))
            .map(|(&tid, _)| tid)
            .collect();
        for tid in due {
            self.release_one(tid, now);
        }
    }

    /// Lets one go that is held, if it is.
    pub(super) fn let_go_held(&mut self, tid: Pid, why: Farewell, now: u64) {
        if let Some(Held { stop, signal, .. }) = self.held.remove(&tid) {
            self.let_go(stop, signal, why, now);
        }
    }

    pub(super) fn release_one(&mut self, tid: Pid, now: u64) {
        if let Some(Held { stop, signal, .. }) = self.held.remove(&tid) {
            self.go_on(stop, signal, now);
        }
    }
}
