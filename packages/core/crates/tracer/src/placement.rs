//! Keeping the tracer and the one tracee that runs on one processor.
//!
//! A stop is two switches between tracer and tracee. On a machine whose other processors are idle, most of its cost is
//! to wake one of them; on one processor it is an ordinary switch (measured: 8 µs instead of 50 µs a stop). It takes the
//! affinity of both; of one alone it does nothing. When several tracees have work at the same time they are given their
//! processors back.
//!
//! No tracee sees it. A thread's affinity is put back before every call by which it could be seen or inherited
//! (`sched_getaffinity`, `sched_setaffinity`, the fork family), while a process has a `status` file of /proc open, and
//! when a tracee is let go. Only programs that were started are moved, and their descendants: if the tracer is killed by
//! SIGKILL and they go on, they stay on one processor.

use std::collections::HashSet;

use crate::error::Pid;
use crate::sys::affinity::{self, Processors, WaitingTime};
use crate::sys::process;

/// The share of stops at which another tracee has work, in 1/1024, above which they spread, and below which they gather.
const SPREAD: u32 = 700;
const GATHER: u32 = 200;
/// How fast that share follows: 1/64 a stop.
const SMOOTHING: u32 = 6;
/// How often it is checked whether the processor is contested, and for how long all may move freely if so: the scheduler
/// finds a better one within a few stops, if there is one; in ns.
const CHECK: u64 = 20_000_000;
const LEAVE: u64 = 4_000_000;
/// A tracee that has not stopped for so long may sleep in a call that is not traced; in ns.
const MAY_SLEEP: u64 = 1_000_000;

/// What is known of a tracee's place.
#[derive(Debug, Default)]
pub(crate) struct Place {
    /// Its own processors, while it is kept on one.
    own: Option<Processors>,
    /// Since when it runs outside of calls; 0 if it does not.
    running_since: u64,
    /// It is in a call that shows affinities.
    exposes: bool,
}

impl Place {
    /// Whether the thread is in a call that shows affinities.
    pub(crate) fn exposes(&self) -> bool {
        self.exposes
    }
}

/// See the module's documentation.
pub(crate) struct Placement {
    enabled: bool,
    /// The processor where all gather.
    processor: Option<usize>,
    /// The tracer's own processors, while it is kept on one.
    own: Option<Processors>,
    /// Tracees that run outside of calls.
    running: usize,
    /// See [`SPREAD`].
    share: u32,
    /// Tracees in a call that shows affinities.
    exposing: usize,
    /// Processes that may look at affinities in /proc.
    peeking: HashSet<Pid>,
    waiting: Option<WaitingTime>,
    waited: u64,
    checked: u64,
    /// Until when the processors are left to others.
    left_until: u64,
    asleep_checked: u64,
}

impl Placement {
    pub(crate) fn new(enabled: bool) -> Self {
        // With one processor there is nothing to choose.
        let enabled = enabled && affinity::processors(0).is_ok_and(|set| set.count() > 1);
        Self {
            enabled,
            processor: None,
            own: None,
            running: 0,
            share: 0,
            exposing: 0,
            peeking: HashSet::new(),
            waiting: None,
            waited: 0,
            checked: 0,
            left_until: 0,
            asleep_checked: 0,
        }
    }

    pub(crate) fn is_enabled(&self) -> bool {
        self.enabled
    }

    /// For a run that cannot keep it unseen. All have been spread.
    pub(crate) fn disable(&mut self) {
        self.enabled = false;
    }

    /// A tracee has stopped.
    pub(crate) fn stopped(&mut self, place: &mut Place) {
        if place.running_since != 0 {
            place.running_since = 0;
            self.running -= 1;
        }
        let others = if self.running > 0 { 1024 } else { 0 };
        self.share = self.share - (self.share >> SMOOTHING) + (others >> SMOOTHING);
    }

    /// Whether tracees are to be spread now though they are gathered.
    pub(crate) fn must_spread(&mut self, now: u64) -> bool {
        if self.processor.is_none() {
            return false;
        }
        if now >= self.checked + CHECK {
            let window = now - self.checked;
            self.checked = now;
            let waited = self.waiting.as_ref().map_or(0, WaitingTime::read);
            let delay = waited.saturating_sub(self.waited);
            self.waited = waited;
            if delay > window / 3 {
                self.left_until = now + LEAVE;
                return true;
            }
        }
        self.share > SPREAD
    }

    /// A tracee is about to go on. Gathers, if that is the thing to do.
    pub(crate) fn resuming(
        &mut self,
        tid: Pid,
        place: &mut Place,
        in_call: bool,
        movable: bool,
        now: u64,
    ) {
        if !in_call && place.running_since == 0 {
            place.running_since = now;
            self.running += 1;
        }
        if !movable || self.exposing > 0 || !self.peeking.is_empty() || place.own.is_some() {
            return;
        }
        let processor = match self.processor {
            Some(processor) => processor,
            None if self.share < GATHER && now >= self.left_until => match self.gather(now) {
                Some(processor) => processor,
                None => return,
            },
            None => return,
        };
        if let Ok(own) = affinity::processors(tid)
            && own.contains(processor)
            && own.count() > 1
            && affinity::set_processors(tid, &Processors::only(processor)).is_ok()
        {
            place.own = Some(own);
        }
    }

    /// Keeps the tracer's thread where it is.
    fn gather(&mut self, now: u64) -> Option<usize> {
        let processor = affinity::current()?;
        let own = affinity::processors(0).ok()?;
        affinity::set_processors(0, &Processors::only(processor)).ok()?;
        self.own = Some(own);
        self.processor = Some(processor);
        let waiting = self.waiting.get_or_insert_with(WaitingTime::of_this_thread);
        self.waited = waiting.read();
        self.checked = now;
        Some(processor)
    }

    /// Gives the tracer's thread and all tracees their processors back.
    pub(crate) fn spread<'a>(&mut self, places: impl Iterator<Item = (Pid, &'a mut Place)>) {
        self.processor = None;
        if let Some(own) = self.own.take() {
            let _ = affinity::set_processors(0, &own);
        }
        self.give_back(places);
    }

    /// Gives tracees their processors back.
    pub(crate) fn give_back<'a>(&self, places: impl Iterator<Item = (Pid, &'a mut Place)>) {
        for (tid, place) in places {
            if let Some(own) = place.own.take() {
                let _ = affinity::set_processors(tid, &own);
            }
        }
    }

    /// A tracee begins a call that shows affinities: until it ends, none is moved.
    pub(crate) fn expose(&mut self, place: &mut Place) {
        if !place.exposes {
            place.exposes = true;
            self.exposing += 1;
        }
    }

    /// A tracee's call has ended, or the tracee has.
    pub(crate) fn cover(&mut self, place: &mut Place) {
        if place.exposes {
            place.exposes = false;
            self.exposing -= 1;
        }
    }

    /// A process may look at affinities from now on.
    pub(crate) fn peeks(&mut self, pid: Pid) {
        self.peeking.insert(pid);
    }

    /// A tracee is gone; `last` if it was its process's last.
    pub(crate) fn gone(&mut self, place: &mut Place, pid: Pid, last: impl FnOnce() -> bool) {
        self.cover(place);
        if place.running_since != 0 {
            place.running_since = 0;
            self.running -= 1;
        }
        if !self.peeking.is_empty() && last() {
            self.peeking.remove(&pid);
        }
    }

    /// Whether it is time to look which of the running tracees sleep.
    pub(crate) fn wants_sleepers(&mut self, now: u64) -> bool {
        let wanted = self.running > 0 && now >= self.asleep_checked + MAY_SLEEP;
        if wanted {
            self.asleep_checked = now;
        }
        wanted
    }

    /// Finds tracees that sleep in calls that are not traced: they do not count as running.
    pub(crate) fn find_sleepers<'a>(
        &mut self,
        places: impl Iterator<Item = (Pid, &'a mut Place)>,
        now: u64,
    ) {
        for (tid, place) in places {
            if place.running_since != 0
                && place.running_since + MAY_SLEEP < now
                && process::state(tid) != Some(b'R')
            {
                place.running_since = 0;
                self.running -= 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stops of two tracees, of which the other one always has work.
    #[test]
    fn two_that_have_work_spread_and_one_alone_gathers() {
        let mut placement = Placement::new(true);
        if !placement.is_enabled() {
            eprintln!("skipped: there is one processor");
            return;
        }
        let own = affinity::processors(0).unwrap();
        let (mut one, mut two) = (Place::default(), Place::default());
        let nobody = i32::MAX;
        placement.resuming(nobody, &mut one, false, true, 1);
        assert!(placement.processor.is_some());
        assert_eq!(affinity::processors(0).unwrap().count(), 1);
        for now in 2..100 {
            placement.stopped(&mut one);
            placement.resuming(nobody, &mut one, false, true, now);
        }
        assert!(!placement.must_spread(100));
        placement.resuming(nobody, &mut two, false, true, 100);
        for now in 100..300 {
            placement.stopped(&mut one);
            placement.resuming(nobody, &mut one, false, true, now);
        }
        assert!(placement.must_spread(300));
        placement.spread(std::iter::empty());
        assert_eq!(affinity::processors(0).unwrap(), own);
        placement.gone(&mut two, 1, || true);
        for now in 300..500 {
            placement.stopped(&mut one);
            placement.resuming(nobody, &mut one, false, true, now);
        }
        assert!(placement.processor.is_some());
        placement.spread(std::iter::empty());
    }
}
