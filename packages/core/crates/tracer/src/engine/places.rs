//! Where tracees run: what `placement` has to know of the engine's events.

use super::Engine;
use crate::arch::{self, Abi, Exposure};
use crate::error::Pid;
use crate::sys::memory::Span;

/// The last part of the paths in /proc that tell a thread's affinity.
const TELLING: &[u8; 7] = b"/status";

impl Engine {
    /// A tracee is about to go on.
    pub(super) fn place(&mut self, tid: Pid, now: u64) {
        if !self.placement.is_enabled() {
            return;
        }
        if self.placement.wants_sleepers(now) {
            let places = self.tracees.iter_mut().map(|(&tid, it)| (tid, &mut it.place));
            self.placement.find_sleepers(places, now);
        }
        if self.placement.must_spread(now) {
            self.spread();
        }
        if let Some(tracee) = self.tracees.get_mut(&tid) {
            // One that goes on when this process is killed (SIGKILL) keeps its changed affinity: not with those that
            // are nothing of ours.
            let movable = tracee.started && !tracee.leaving;
            let in_call = tracee.call.is_some();
            self.placement.resuming(tid, &mut tracee.place, in_call, movable, now);
        }
    }

    /// Gives all their processors back, this thread included.
    pub(super) fn spread(&mut self) {
        let places = self.tracees.iter_mut().map(|(&tid, it)| (tid, &mut it.place));
        self.placement.spread(places);
    }

    /// Gives a tracee its processors back.
    pub(super) fn give_back_place(&mut self, tid: Pid) {
        let place = self.tracees.get_mut(&tid).map(|it| (tid, &mut it.place));
        self.placement.give_back(place.into_iter());
    }

    /// A tracee begins a call: if it could show that affinities are changed, they are not any more.
    /// Gives whether its end has to be looked at.
    pub(super) fn guard_place(&mut self, tid: Pid, abi: Abi, nr: u64, args: &[u64; 6]) -> bool {
        let Some(tracee) = self.tracees.get_mut(&tid) else { return false };
        match arch::exposure(abi, nr) {
            Exposure::None => return false,
            Exposure::Affinity => self.placement.expose(&mut tracee.place),
            Exposure::Opens { path } => {
                let pid = tracee.pid;
                if !self.is_telling(tid, args[path]) {
                    return false;
                }
                self.placement.peeks(pid);
            }
        }
        let places = self.tracees.iter_mut().map(|(&tid, it)| (tid, &mut it.place));
        self.placement.give_back(places);
        self.tracees.get(&tid).is_some_and(|it| it.place.exposes())
    }

    /// Whether the last part of the path at an address is [`TELLING`].
    fn is_telling(&mut self, tid: Pid, address: u64) -> bool {
        const PART: usize = 256;
        const LONGEST: u64 = 4096;
        let mut buffer = [0; PART];
        // The end of what has been read; a path begins as if after a slash.
        let mut tail = [b'/'; TELLING.len()];
        let mut done = 0;
        while done < LONGEST {
            let next = address.wrapping_add(done);
            let length = PART.min(4096 - (next % 4096) as usize);
            let mut spans = [Span { address: next, length, at: 0, got: 0 }];
            self.memory.read(tid, &mut buffer, &mut spans);
            let part = &buffer[..spans[0].got];
            let end = part.iter().position(|&byte| byte == 0);
            for &byte in &part[..end.unwrap_or(part.len())] {
                tail.rotate_left(1);
                tail[TELLING.len() - 1] = byte;
            }
            if end.is_some() {
                return tail == *TELLING;
            }
            if part.len() < length {
                return false;
            }
            done += length as u64;
        }
        false
    }
}
