//! The beginning and the end of system calls.

use super::Engine;
use super::holding::Onward;
use super::tracee::{Call, Traced};
use crate::arch::{self, Filtering};
use crate::capture::{Outcome, Stop};
use crate::options::Counting;
use crate::queue::ExitFields;
use crate::record::layout::{RecordType, call, enter, exit, flag};
use crate::record::{Header, put_u32, put_u64};
use crate::seccomp;
use crate::sys::ptrace::{SYSCALL_ENTRY, SYSCALL_EXIT, SYSCALL_SECCOMP, Stopped, SyscallInfo};

/// What is said of a call that has ended.
struct Sent {
    outcome: Outcome,
    system_time: u64,
    flags: u16,
    time: u64,
}

impl Engine {
    /// A tracee is at the beginning or the end of a call.
    pub(super) fn syscall_stop(&mut self, stop: Stopped, system_time: u64, now: u64) {
        let Some(tracee) = self.tracees.get_mut(&stop.tid()) else { return };
        // The end of a call that nobody wants to know of needs no further look.
        if tracee.call.is_some_and(|call| !call.attentive) {
            tracee.call = None;
            self.placement.cover(&mut tracee.place);
            self.go_on(stop, 0, now);
            return;
        }
        let onward = match stop.syscall_info() {
            Ok(info) if info.op == SYSCALL_ENTRY => self.entered(&stop, &info, system_time, now),
            Ok(info) if info.op == SYSCALL_EXIT => self.returned(&stop, &info, system_time, now),
            _ => Onward::default(),
        };
        self.go_onward(stop, onward, now);
    }

    /// A filter (seccomp) has stopped a tracee at the beginning of a call.
    pub(super) fn seccomp_stop(&mut self, stop: Stopped, system_time: u64, now: u64) {
        let tid = stop.tid();
        let mut onward = Onward::default();
        if let Ok(info) = stop.syscall_info()
            && info.op == SYSCALL_SECCOMP
        {
            if info.filter_data() != seccomp::MARK {
                // The program has a filter of its own that wants a tracer to decide. Without one the call fails.
                let (abi, _) = arch::interface(info.arch, info.nr());
                let _ = arch::skip(&stop, abi);
            } else if self.tracees.get(&tid).is_some_and(|tracee| tracee.filtered) {
                onward = self.entered(&stop, &info, system_time, now);
                // There will be no stop at its end.
                if let Some(tracee) = self.tracees.get_mut(&tid)
                    && tracee.call.is_some_and(|call| !call.attentive)
                {
                    tracee.call = None;
                }
            }
            // Else it stops at every call, and has been at the beginning of this one already.
        }
        self.go_onward(stop, onward, now);
    }

    fn entered(
        &mut self,
        stop: &Stopped,
        info: &SyscallInfo,
        system_time: u64,
        now: u64,
    ) -> Onward {
        let tid = stop.tid();
        let Some(tracee) = self.tracees.get_mut(&tid) else { return Onward::default() };
        let (abi, nr) = arch::interface(info.arch, info.nr());
        self.shared.eraser.before(abi, nr);
        let wanted = !tracee.quiet && self.options.wanted.contains(abi, nr);
        let recorded = wanted && self.options.count != Counting::Only;
        let counted = wanted && self.options.count != Counting::Off;
        let rule = self.rule_for(stop, abi, nr, info);
        let Some(tracee) = self.tracees.get_mut(&tid) else { return Onward::default() };
        let filtering =
            if tracee.filtered { arch::filtering(abi, nr, &info.args()) } else { Filtering::None };
        let mut begun = Call {
            abi,
            nr,
            args: info.args(),
            stack: info.sp,
            entry: if recorded { self.plan.find(abi, nr) } else { None },
            time: now,
            system_time,
            recorded,
            counted,
            rule,
            filtering,
            attentive: recorded || counted || rule.is_some() || filtering != Filtering::None,
            // A program on its way to its first `execve` is still our own code.
            traced: if recorded && self.stacks.is_some() && tracee.start.is_none() {
                Traced::At(info.ip, info.sp)
            } else {
                Traced::No
            },
        };
        if self.placement.is_enabled() {
            let exposes = self.guard_place(tid, abi, nr, &begun.args);
            begun.attentive |= exposes;
        }
        let onward = self.tamper_at_entry(stop, &begun);
        if let Some(tracee) = self.tracees.get_mut(&tid) {
            tracee.call = Some(begun);
        }
        if recorded {
            self.record_entry(stop, &begun, info, onward.flags);
        }
        onward
    }

    fn record_entry(&mut self, stop: &Stopped, begun: &Call, info: &SyscallInfo, mut flags: u16) {
        let tid = stop.tid();
        let Some(tracee) = self.tracees.get_mut(&tid) else { return };
        self.capture.start(call::DATA);
        if let Some(entry) = begun.entry {
            let entry = &self.plan.entries[usize::from(entry)];
            let at = Stop {
                pid: tracee.pid,
                tid,
                abi: begun.abi,
                args: &begun.args,
                stack: begun.stack,
                outcome: None,
            };
            self.capture.run(&self.plan, entry, &at, &mut tracee.kept);
        }
        if begun.traced != Traced::No
            && let Some(stacks) = &mut self.stacks
        {
            self.capture.add_stack(begun.stack, stacks.take(stop, tracee.pid));
        }
        if arch::is_restart(begun.abi, begun.nr) {
            flags |= flag::RESTARTED;
        }
        if self.capture.was_cut() {
            flags |= flag::CUT;
        }
        let chunks = self.capture.chunks();
        let record = self.capture.record_mut();
        let size = record.len();
        record[..call::DATA].fill(0);
        let (pid, time) = (tracee.pid, begun.time);
        Header { kind: RecordType::Call, abi: begun.abi, flags, pid, tid, time }
            .write(record, size);
        put_u64(record, enter::NR, begun.nr);
        for (index, arg) in begun.args.iter().enumerate() {
            put_u64(record, enter::ARGS + 8 * index, *arg);
        }
        put_u64(record, enter::IP, info.ip);
        put_u64(record, enter::SP, info.sp);
        put_u32(record, call::ENTRY_CHUNKS, chunks);
        self.shared.queue.begin_call(tid, record, time);
    }

    fn returned(
        &mut self,
        stop: &Stopped,
        info: &SyscallInfo,
        system_time: u64,
        now: u64,
    ) -> Onward {
        let tid = stop.tid();
        let Some(tracee) = self.tracees.get_mut(&tid) else { return Onward::default() };
        self.placement.cover(&mut tracee.place);
        // Without a beginning: a call that was under way when we attached.
        let Some(begun) = tracee.call.take() else { return Onward::default() };
        let pid = tracee.pid;
        let mut outcome = Outcome { result: info.result(), failed: info.failed() };
        if tracee.start.is_some() && outcome.failed {
            tracee.quiet = true;
        }
        if begun.filtering != Filtering::None && !outcome.failed {
            self.filter_changed(stop, pid, begun.filtering, &mut outcome);
        }
        let onward = self.tamper_at_exit(stop, &begun, &mut outcome);
        let system_time = system_time.saturating_sub(begun.system_time);
        if begun.counted {
            let wall = now.saturating_sub(begun.time);
            let counts = self.counts.entry(pid).or_default();
            counts.add(begun.abi, begun.nr, outcome.failed, wall, system_time);
        }
        if begun.recorded {
            let sent = Sent { outcome, system_time, flags: onward.flags, time: now };
            self.record_exit(stop, &begun, info, sent);
        }
        onward
    }

    fn record_exit(&mut self, stop: &Stopped, begun: &Call, info: &SyscallInfo, sent: Sent) {
        let tid = stop.tid();
        let Sent { outcome, system_time, mut flags, time: now } = sent;
        let Some(tracee) = self.tracees.get_mut(&tid) else { return };
        self.capture.start(exit::DATA);
        if let Some(entry) = begun.entry {
            let entry = &self.plan.entries[usize::from(entry)];
            let at = Stop {
                pid: tracee.pid,
                tid,
                abi: begun.abi,
                args: &begun.args,
                stack: begun.stack,
                outcome: Some(outcome),
            };
            self.capture.run(&self.plan, entry, &at, &mut tracee.kept);
        }
        // A call that leads elsewhere (back from a signal's handler) is shown with where it has led to.
        let moved = match begun.traced {
            Traced::No => true,
            Traced::At(ip, sp) => (ip, sp) != (info.ip, info.sp),
            Traced::Former => false,
        };
        if moved && let Some(stacks) = &mut self.stacks {
            self.capture.add_stack(info.sp, stacks.take(stop, tracee.pid));
        }
        if self.capture.was_cut() {
            flags |= flag::CUT;
        }
        let fields = ExitFields {
            result: outcome.result,
            failed: outcome.failed,
            time: now,
            system_time,
            chunks: self.capture.chunks(),
            flags,
        };
        if self.shared.queue.finish_call(tid, &fields, &self.capture.record()[exit::DATA..]) {
            return;
        }
        let pid = tracee.pid;
        let record = self.capture.record_mut();
        let size = record.len();
        flags |= flag::ENTERED_BEFORE;
        Header { kind: RecordType::Exit, abi: begun.abi, flags, pid, tid, time: now }
            .write(record, size);
        put_u64(record, exit::RESULT, fields.result as u64);
        put_u64(record, exit::ENTER_TIME, begun.time);
        put_u64(record, exit::SYSTEM_TIME, fields.system_time);
        put_u32(record, exit::ERROR, fields.failed.into());
        put_u32(record, exit::CHUNKS, fields.chunks);
        self.shared.queue.push(record, now);
    }
}
