//! Telling reports apart.

use super::Engine;
use super::records::Farewell;
use super::tracee::Tracee;
use crate::error::Pid;
use crate::record::layout::RecordType;
use crate::sys::clock;
use crate::sys::ptrace::{EVENT_STOP, Stopped};
use crate::sys::wait::{Report, Status};

/// The signal of a syscall-stop (PTRACE_O_TRACESYSGOOD).
const SYSCALL_STOP: i32 = libc::SIGTRAP | 0x80;

impl Engine {
    /// Answers a report.
    pub(super) fn handle(&mut self, report: &Report) {
        let now = clock::monotonic();
        match report.status {
            Status::Stopped { signal, event } => {
                let stop = Stopped::reported(report.tid);
                let Some(tracee) = self.tracees.get_mut(&report.tid) else {
                    self.stranger_stopped(stop, signal, event);
                    return;
                };
                if self.placement.is_enabled() {
                    self.placement.stopped(&mut tracee.place);
                }
                if tracee.is_starting() {
                    self.starting_stop(stop, signal, event, now);
                } else if event == 0 && signal == SYSCALL_STOP {
                    self.syscall_stop(stop, report.system_time, now);
                } else if event == libc::PTRACE_EVENT_SECCOMP {
                    self.seccomp_stop(stop, report.system_time, now);
                } else {
                    self.other_stop(stop, signal, event, now);
                }
            }
            status => self.gone(report.tid, status, now),
        }
    }

    /// All stops but those of system calls.
    pub(super) fn other_stop(&mut self, stop: Stopped, signal: i32, event: i32, now: u64) {
        match event {
            0 => self.signal_stop(stop, signal, now),
            EVENT_STOP => self.event_stop(stop, signal, now),
            libc::PTRACE_EVENT_FORK | libc::PTRACE_EVENT_VFORK | libc::PTRACE_EVENT_CLONE => {
                self.forked(stop, event, now);
            }
            libc::PTRACE_EVENT_EXEC => self.executed(stop, now),
            libc::PTRACE_EVENT_EXIT => self.about_to_end(stop, now),
            _ => self.go_on(stop, 0, now),
        }
    }

    /// Resumes, or lets go if that was asked for.
    pub(super) fn go_on(&mut self, stop: Stopped, signal: i32, now: u64) {
        match self.tracees.get(&stop.tid()).and_then(Tracee::farewell) {
            Some(why) => self.let_go(stop, signal, why, now),
            None => self.resume(stop, signal, now),
        }
    }

    /// A signal is about to be delivered. The kernel keeps its siginfo for us, so that it arrives unchanged.
    fn signal_stop(&mut self, stop: Stopped, signal: i32, now: u64) {
        if let Ok(info) = stop.signal_info() {
            self.emit_signal(&stop, now, &info);
        }
        self.go_on(stop, signal, now);
    }

    /// PTRACE_EVENT_STOP: the first stop of a new thread, the answer to PTRACE_INTERRUPT, or a change of job control.
    fn event_stop(&mut self, stop: Stopped, signal: i32, now: u64) {
        let tid = stop.tid();
        let Some(tracee) = self.tracees.get_mut(&tid) else { return };
        if signal == libc::SIGTRAP {
            if let Some(signal) = tracee.group_stop.take() {
                self.emit(RecordType::Continued, tid, now, signal as u32, 0);
            }
            self.go_on(stop, 0, now);
            return;
        }
        // A group-stop. It is reported anew when the tracee is interrupted in it.
        let before = tracee.group_stop.replace(signal);
        let farewell = tracee.farewell();
        if before != Some(signal) {
            self.emit_stopped(&stop, now, signal);
        }
        if let Some(why) = farewell {
            self.let_go(stop, 0, why, now);
        } else {
            let _ = stop.listen();
        }
    }

    /// Ends the tracing of a stopped thread. One that is stopped by job control stays so.
    pub(super) fn let_go(&mut self, stop: Stopped, signal: i32, why: Farewell, now: u64) {
        let tid = stop.tid();
        self.give_back_place(tid);
        // An error says that it was killed: its end will be reported.
        if stop.detach(signal).is_ok() {
            self.emit(RecordType::Detached, tid, now, why as u32, 0);
            self.forget(tid);
            if matches!(why, Farewell::HostBusy) {
                self.stands_aside(tid);
            }
        }
    }

    /// A thread has ended.
    pub(super) fn gone(&mut self, tid: Pid, status: Status, now: u64) {
        let ours = self.children.remove(&tid);
        let Some(tracee) = self.tracees.get(&tid) else {
            // A started program that was let go may end at any time after.
            if !ours {
                self.stranger_gone(tid, status);
            }
            return;
        };
        if tracee.is_starting() {
            self.start_failed(tid);
            return;
        }
        self.emit_end_of(tid, status, now);
        self.start_failed(tid);
        self.forget(tid);
    }

    fn emit_end_of(&mut self, tid: Pid, status: Status, now: u64) {
        match status {
            Status::Exited(code) => self.emit(RecordType::Exited, tid, now, code as u32, 0),
            Status::Killed { signal, core } => {
                self.emit(RecordType::Killed, tid, now, signal as u32, core.into());
            }
            Status::Stopped { .. } => {}
        }
    }

    /// PTRACE_EVENT_EXIT, which is only asked for where the host is to reap the process (see `waiting`): its leader is let
    /// go here.
    fn about_to_end(&mut self, stop: Stopped, now: u64) {
        let tid = stop.tid();
        let leader = self.tracees.get(&tid).is_some_and(|it| it.of_host && it.pid == tid);
        let (true, Ok(status)) = (leader, stop.event_message()) else {
            self.go_on(stop, 0, now);
            return;
        };
        if stop.detach(0).is_ok() {
            self.emit_end_of(tid, Status::from_raw(status as i32), now);
            self.forget(tid);
        }
    }

    /// Removes a thread from the books. It may have been the parent of one that is still a stranger.
    pub(super) fn forget(&mut self, tid: Pid) {
        self.held.remove(&tid);
        if let Some(mut tracee) = self.tracees.remove(&tid) {
            let pid = tracee.pid;
            let last = || !self.tracees.values().any(|it| it.pid == pid);
            self.placement.gone(&mut tracee.place, pid, last);
            if let Some(stacks) = &mut self.stacks
                && last()
            {
                stacks.forget(pid);
            }
            if !self.counts.is_empty() && last() {
                self.emit_counts(pid);
            }
        }
        if !self.strangers.is_empty() {
            self.adopt_orphans();
        }
    }
}
