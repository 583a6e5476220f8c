//! Tracees under our seccomp filter.

use super::Engine;
use crate::arch::{self, Abi, Exposure, Filtering};
use crate::capture::Outcome;
use crate::error::{Errno, Pid};
use crate::launch::Prepared;
use crate::options::KillOnExit;
use crate::record::layout::notice;
use crate::seccomp;
use crate::sys::clock;
use crate::sys::ptrace::Stopped;

/// `SECCOMP_MODE_FILTER` of linux/seccomp.h, as PR_GET_SECCOMP gives it.
const MODE_FILTER: i64 = 2;

impl Engine {
    /// Gives a program that is to be started a filter, if the run is to have one. Whether it can be installed shows later.
    pub(super) fn give_filter(&mut self, prepared: &mut Prepared) {
        if !self.options.seccomp || self.options.wanted.is_all() {
            return;
        }
        // Calls that are stopped at without a tracer fail, so nobody may outlive or leave it.
        let refusal = if self.options.kill_on_exit == KillOnExit::None {
            Some("programs are to outlive the tracer")
        } else if self.options.detach_on_exec {
            Some("processes are let go when they execute a program")
        } else if !self.options.follow {
            Some("children are not followed")
        } else {
            None
        };
        if let Some(reason) = refusal {
            self.tell_no_filter(reason);
            return;
        }
        let options = &self.options;
        // Whoever opens a file can look at affinities; stopping at all that do would cost more than placement brings.
        let placed = self.placement.is_enabled()
            && Abi::ALL.iter().any(|&abi| {
                (0..4096).any(|nr| arch::is_open(abi, nr) && options.wanted.contains(abi, nr))
            });
        let traced = |abi: Abi, nr: u32| {
            let nr = u64::from(nr);
            options.wanted.contains(abi, nr)
                || options.tamper.iter().any(|rule| rule.calls.contains(abi, nr))
                || arch::concerns_filters(abi, nr)
                || (placed && arch::exposure(abi, nr) != Exposure::None)
        };
        match seccomp::filter(traced) {
            Some(filter) => {
                prepared.set_filter(filter, options.no_new_privileges);
                if !placed {
                    self.spread();
                    self.placement.disable();
                }
            }
            None => self.tell_no_filter("the filter would be too long"),
        }
    }

    /// Says that calls that are not wanted stop all the same.
    pub(super) fn tell_no_filter(&mut self, reason: &str) {
        if !std::mem::replace(&mut self.told_no_filter, true) {
            let text = format!("programs stop at every call, wanted or not: {reason}");
            self.emit_notice(notice::NO_FILTER, &text, clock::monotonic());
        }
    }

    /// A program was to install our filter; gives whether it has.
    pub(super) fn filter_outcome(&mut self, outcome: Option<Result<(), Errno>>) -> bool {
        match outcome {
            None => false,
            Some(Ok(())) => true,
            Some(Err(Errno(libc::EACCES))) => {
                self.tell_no_filter(
                    "without root's rights the kernel allows a filter (seccomp) only to programs that give up new \
                     privileges",
                );
                false
            }
            Some(Err(errno)) => {
                self.tell_no_filter(&format!(
                    "the kernel does not allow a filter (seccomp): {errno}"
                ));
                false
            }
        }
    }

    /// A tracee under our filter has made a call that concerns filters, with success.
    pub(super) fn filter_changed(
        &mut self,
        stop: &Stopped,
        pid: Pid,
        filtering: Filtering,
        outcome: &mut Outcome,
    ) {
        match filtering {
            // What its own filter refuses never comes to ours; so that it is seen, the process stops at every call.
            Filtering::Installs => {
                for tracee in self.tracees.values_mut().filter(|it| it.pid == pid) {
                    tracee.filtered = false;
                }
            }
            // It has none itself.
            Filtering::Asks
                if outcome.result == MODE_FILTER && arch::set_result(stop, 0).is_ok() =>
            {
                outcome.result = 0;
            }
            _ => {}
        }
    }
}
