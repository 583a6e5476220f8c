//! Births of processes and threads, and `execve`.

use super::Engine;
use super::records::{Farewell, Origin};
use super::tracee::{Stranger, Traced, Tracee};
use crate::error::Pid;
use crate::options::KillOnExit;
use crate::record::layout::RecordType;
use crate::sys::ptrace::Stopped;
use crate::sys::wait::Status;
use crate::sys::{clock, process};

impl Engine {
    /// A tracee has made a process or thread, which the kernel has attached to us. Its own first report may have come
    /// before, or is still to come.
    pub(super) fn forked(&mut self, stop: Stopped, event: i32, now: u64) {
        let tid = stop.tid();
        let Ok(child) = stop.event_message() else { return };
        let child = child as Pid;
        let Some(parent) = self.tracees.get(&tid) else { return };
        let pid = parent.pid;
        let child_pid = if process::is_thread_of(child, pid) { pid } else { child };
        let mut tracee = Tracee::new(child_pid, parent.owned);
        tracee.leaving = parent.leaving;
        tracee.filtered = parent.filtered;
        tracee.bound = parent.bound;
        tracee.started = parent.started;
        tracee.of_host = parent.of_host && child_pid == pid;
        self.emit_fork(tid, now, child, event, child_pid);
        self.welcome(child, tracee, pid, now);
        self.go_on(stop, 0, now);
    }

    /// Takes a newborn into the books, and answers what it has reported already.
    fn welcome(&mut self, tid: Pid, tracee: Tracee, parent: Pid, now: u64) {
        let (pid, owned) = (tracee.pid, tracee.owned);
        self.tracees.insert(tid, tracee);
        self.emit_begin(tid, now, Origin::Forked, parent, None);
        match self.strangers.remove(&tid) {
            Some(Stranger::Stopped(stop, signal, event)) => {
                self.other_stop(stop, signal, event, now)
            }
            Some(Stranger::Gone(status)) => self.gone(tid, status, now),
            None => {}
        }
        if self.stopping != 0 && owned {
            let _ = process::kill(pid, libc::SIGKILL);
        }
    }

    /// A thread that we do not know has stopped: a newborn whose parent has not reported yet.
    pub(super) fn stranger_stopped(&mut self, stop: Stopped, signal: i32, event: i32) {
        let tid = stop.tid();
        if self.options.follow {
            self.strangers.insert(tid, Stranger::Stopped(stop, signal, event));
            // Its parent may have gone already, without a report of the birth.
            self.adopt_orphans();
            return;
        }
        // The program said CLONE_PTRACE. It gets what it would get without a tracer.
        let deliver = if event == 0 { signal & 0x7f } else { 0 };
        if stop.detach(deliver).is_ok() {
            let now = clock::monotonic();
            self.emit(RecordType::Detached, tid, now, Farewell::NotFollowed as u32, 0);
        }
    }

    /// A thread that we do not know has ended.
    pub(super) fn stranger_gone(&mut self, tid: Pid, status: Status) {
        if self.options.follow {
            self.strangers.insert(tid, Stranger::Gone(status));
            self.adopt_orphans();
        }
    }

    /// A parent that is killed during a fork does not report the birth. Its child is taken in when no thread is left
    /// that could have made it.
    pub(super) fn adopt_orphans(&mut self) {
        let orphans: Vec<(Pid, Pid, Pid)> = self
            .strangers
            .iter()
            .filter_map(|(&tid, stranger)| match stranger {
                Stranger::Stopped(..) => {
                    let number = |field| process::status_number(tid, field).unwrap_or(0) as Pid;
                    let (pid, parent) = (number("Tgid"), number("PPid"));
                    let expected =
                        self.tracees.values().any(|it| it.pid == pid || it.pid == parent);
                    (!expected).then_some((tid, if pid == 0 { tid } else { pid }, parent))
                }
                // It never ran a call, and nobody is told of its end: as if it had not been.
                Stranger::Gone(_) => None,
            })
            .collect();
        for (tid, pid, parent) in orphans {
            let bound = self.tracees.values().any(|it| it.bound);
            let owned = bound
                || self.options.kill_on_exit == KillOnExit::Started && !self.children.is_empty();
            let mut tracee = Tracee::new(pid, owned);
            tracee.leaving = self.stopping != 0 && !owned;
            tracee.filtered = owned && self.tracees.values().any(|it| it.filtered);
            tracee.bound = bound;
            self.welcome(tid, tracee, parent, clock::monotonic());
        }
        if self.tracees.is_empty() {
            self.strangers.clear();
        }
    }

    /// A process has become another program. If a thread other than the leader called `execve`, it goes on under the
    /// leader's id, and the leader has gone without a report.
    pub(super) fn executed(&mut self, stop: Stopped, now: u64) {
        let tid = stop.tid();
        let former = stop.event_message().map_or(tid, |message| message as Pid);
        if former != tid
            && let Some(tracee) = self.tracees.remove(&former)
            && let Some(mut leader) = self.tracees.insert(tid, tracee)
        {
            self.held.remove(&tid);
            self.placement.gone(&mut leader.place, tid, || false);
        }
        if let Some(call) = self.tracees.get_mut(&tid).and_then(|tracee| tracee.call.as_mut())
            && call.traced != Traced::No
        {
            call.traced = Traced::Former;
        }
        self.emit_exec(tid, now, former);
        let first = self.start_succeeded(tid);
        if !self.strangers.is_empty() {
            self.adopt_lost_siblings(tid);
        }
        if self.options.detach_on_exec && !first {
            self.let_go(stop, 0, Farewell::Rule, now);
        } else {
            self.go_on(stop, 0, now);
        }
    }

    /// A thread that `execve` of another one killed during a fork does not report the birth either.
    fn adopt_lost_siblings(&mut self, leader: Pid) {
        let lost: Vec<Pid> = self
            .strangers
            .keys()
            .copied()
            .filter(|&tid| process::status_number(tid, "PPid") == Some(leader.into()))
            .collect();
        let (owned, started, filtered, bound) =
            self.tracees.get(&leader).map_or((false, false, false, false), |it| {
                (it.owned, it.started, it.filtered, it.bound)
            });
        for tid in lost {
            let mut tracee = Tracee::new(tid, owned);
            tracee.started = started;
            tracee.filtered = filtered;
            tracee.bound = bound;
            self.welcome(tid, tracee, leader, clock::monotonic());
        }
    }
}
