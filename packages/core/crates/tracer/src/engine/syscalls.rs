//! The beginning and the end of system calls.

use super::Engine;
use super::tracee::Call;
use crate::arch;
use crate::capture::{Outcome, Stop};
use crate::error::Pid;
use crate::queue::ExitFields;
use crate::record::layout::{RecordType, call, enter, exit, flag};
use crate::record::{Header, put_u32, put_u64};
use crate::sys::ptrace::{SYSCALL_ENTRY, SYSCALL_EXIT, Stopped, SyscallInfo};

impl Engine {
    /// A tracee is at the beginning or the end of a call.
    pub(super) fn syscall_stop(&mut self, stop: Stopped, system_time: u64, now: u64) {
        let tid = stop.tid();
        let Some(tracee) = self.tracees.get_mut(&tid) else { return };
        // The end of a call that nobody wants to know of needs no further look.
        if tracee.call.is_some_and(|call| !call.recorded) {
            tracee.call = None;
            self.placement.cover(&mut tracee.place);
            self.go_on(stop, 0, now);
            return;
        }
        if let Ok(info) = stop.syscall_info() {
            match info.op {
                SYSCALL_ENTRY => self.entered(tid, &info, system_time, now),
                SYSCALL_EXIT => self.returned(tid, &info, system_time, now),
                _ => {}
            }
        }
        self.go_on(stop, 0, now);
    }

    fn entered(&mut self, tid: Pid, info: &SyscallInfo, system_time: u64, now: u64) {
        let Some(tracee) = self.tracees.get_mut(&tid) else { return };
        let (abi, nr) = arch::interface(info.arch, info.nr());
        let recorded = !tracee.quiet && self.options.wanted.contains(abi, nr);
        let entry = if recorded { self.plan.find(abi, nr) } else { None };
        let args = info.args();
        tracee.call =
            Some(Call { abi, args, stack: info.sp, entry, time: now, system_time, recorded });
        if self.placement.is_enabled() {
            self.guard_place(tid, abi, nr, &args);
        }
        let Some(tracee) = self.tracees.get_mut(&tid) else { return };
        if !recorded {
            return;
        }
        self.capture.start(call::DATA);
        if let Some(entry) = entry {
            let entry = &self.plan.entries[usize::from(entry)];
            let stop = Stop { tid, abi, args: &args, stack: info.sp, outcome: None };
            self.capture.run(&self.plan, entry, &stop, &mut tracee.kept);
        }
        let mut flags = if arch::is_restart(abi, nr) { flag::RESTARTED } else { 0 };
        if self.capture.was_cut() {
            flags |= flag::CUT;
        }
        let chunks = self.capture.chunks();
        let record = self.capture.record_mut();
        let size = record.len();
        record[..call::DATA].fill(0);
        Header { kind: RecordType::Call, abi, flags, pid: tracee.pid, tid, time: now }
            .write(record, size);
        put_u64(record, enter::NR, nr);
        for (index, arg) in args.iter().enumerate() {
            put_u64(record, enter::ARGS + 8 * index, *arg);
        }
        put_u64(record, enter::IP, info.ip);
        put_u64(record, enter::SP, info.sp);
        put_u32(record, call::ENTRY_CHUNKS, chunks);
        self.shared.queue.begin_call(tid, record, now);
    }

    fn returned(&mut self, tid: Pid, info: &SyscallInfo, system_time: u64, now: u64) {
        let Some(tracee) = self.tracees.get_mut(&tid) else { return };
        // Without an entry: a call that was under way when we attached.
        self.placement.cover(&mut tracee.place);
        let Some(begun) = tracee.call.take() else { return };
        let outcome = Outcome { result: info.result(), failed: info.failed() };
        if tracee.start.is_some() && outcome.failed {
            tracee.quiet = true;
        }
        self.capture.start(exit::DATA);
        if let Some(entry) = begun.entry {
            let entry = &self.plan.entries[usize::from(entry)];
            let stop = Stop {
                tid,
                abi: begun.abi,
                args: &begun.args,
                stack: begun.stack,
                outcome: Some(outcome),
            };
            self.capture.run(&self.plan, entry, &stop, &mut tracee.kept);
        }
        let fields = ExitFields {
            result: outcome.result,
            failed: outcome.failed,
            time: now,
            system_time: system_time.saturating_sub(begun.system_time),
            chunks: self.capture.chunks(),
            flags: if self.capture.was_cut() { flag::CUT } else { 0 },
        };
        if self.shared.queue.finish_call(tid, &fields, &self.capture.record()[exit::DATA..]) {
            return;
        }
        let pid = tracee.pid;
        let record = self.capture.record_mut();
        let size = record.len();
        let flags = fields.flags | flag::ENTERED_BEFORE;
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
