//! Waiting for reports, with care for the host's own children.
//!
//! A process that the host has started itself and that is then attached to is both: our tracee and its child. The kernel
//! makes no difference between the waits of a process's threads there: whoever waits first takes its end, and the host
//! (libuv) would never learn of it. So such a process is let go just before it ends (PTRACE_EVENT_EXIT). When it is
//! killed, that event may be missing; so, while there is one, reports are looked at before they are taken, and its end is
//! left to the host.

use std::time::Duration;

use super::Engine;
use crate::error::{Errno, Pid};
use crate::sys::process;
use crate::sys::wait::{self, Glimpse, Report};

/// How often reports are looked for while an end waits for the host.
const POLL: Duration = Duration::from_millis(1);

impl Engine {
    /// The next report; `None` if there is none yet.
    pub(super) fn next_report(&mut self) -> Result<Option<Report>, Errno> {
        let system_time = self.options.system_time;
        if !self.left_to_host.is_empty() {
            return self.poll_report();
        }
        if let Some(tid) = self.rounds.whose_turn(&self.tracees) {
            let report = self.report_of(tid);
            self.rounds.answered(report.is_some());
            if report.is_some() {
                return Ok(report);
            }
        }
        if !self.hosts_children {
            return wait::next(true, system_time);
        }
        match wait::peek(None, true, true)? {
            Some(glimpse) => self.take(glimpse),
            None => Ok(None),
        }
    }

    /// The report of one tracee, if there is one.
    fn report_of(&mut self, tid: Pid) -> Option<Report> {
        if self.hosts_children {
            let glimpse = wait::peek(Some(tid), false, true).ok().flatten()?;
            return self.take(glimpse).ok().flatten();
        }
        wait::of(tid, self.options.system_time).ok().flatten()
    }

    /// Takes the report that was looked at, unless it is one for the host.
    pub(super) fn take(&mut self, glimpse: Glimpse) -> Result<Option<Report>, Errno> {
        match glimpse {
            Glimpse::Ended(tid, status) if self.is_hosts_child(tid) => {
                self.left_to_host.push(tid);
                Ok(Some(Report { tid, status, system_time: 0 }))
            }
            Glimpse::Ended(tid, _) | Glimpse::Stopped(tid) => {
                wait::of(tid, self.options.system_time)
            }
        }
    }

    fn is_hosts_child(&self, tid: Pid) -> bool {
        self.tracees.get(&tid).is_some_and(|tracee| tracee.of_host && tracee.pid == tid)
    }

    /// While an end waits for the host, every wait for ends would give just that one.
    fn poll_report(&mut self) -> Result<Option<Report>, Errno> {
        self.left_to_host.retain(|&pid| process::state(pid) == Some(b'Z'));
        if let Some(stopped) = wait::peek(None, false, false)? {
            return self.take(stopped);
        }
        let ended = self
            .tracees
            .keys()
            .filter(|tid| !self.left_to_host.contains(tid))
            .find_map(|&tid| wait::peek(Some(tid), false, true).ok().flatten());
        if let Some(ended) = ended {
            return self.take(ended);
        }
        std::thread::sleep(POLL);
        Ok(None)
    }
}
