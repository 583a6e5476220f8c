//! Writing the records that are not calls.

use super::{End, Engine};
use crate::arch::Abi;
use crate::error::Pid;
use crate::record::Header;
use crate::record::layout::{RecordType, begin};
use crate::sys::ptrace::Stopped;
use crate::sys::{clock, process};

/// Why a thread came under our eyes.
#[derive(Clone, Copy)]
#[repr(u32)]
pub(super) enum Origin {
    Started = 0,
    Attached = 1,
    Forked = 2,
}

/// Why a thread is let go.
#[derive(Clone, Copy)]
#[repr(u32)]
pub(super) enum Farewell {
    Asked = 0,
    Rule = 1,
    NotFollowed = 2,
    /// A child of the host's, for as long as the host cannot look for its end.
    HostBusy = 3,
}

fn header(kind: RecordType, pid: Pid, tid: Pid, time: u64) -> Header {
    Header { kind, abi: Abi::Unknown, flags: 0, pid, tid, time }
}

impl Engine {
    fn pid_of(&self, tid: Pid) -> Pid {
        self.tracees.get(&tid).map_or(tid, |tracee| tracee.pid)
    }

    /// Writes a record of two words.
    pub(super) fn emit(&mut self, kind: RecordType, tid: Pid, time: u64, a: u32, b: u32) {
        let header = header(kind, self.pid_of(tid), tid, time);
        let record = self.builder.start(&header).u32(a).u32(b).finish();
        self.shared.queue.push(record, time);
    }

    pub(super) fn emit_exec(&mut self, tid: Pid, time: u64, former: Pid) {
        let command = process::command(tid);
        let header = header(RecordType::Exec, self.pid_of(tid), tid, time);
        let builder = self.builder.start(&header).u32(former as u32).u32(command.len() as u32);
        let record = builder.data(&command).finish();
        self.shared.queue.push(record, time);
    }

    pub(super) fn emit_signal(&mut self, stop: &Stopped, time: u64, info: &[u8]) {
        self.emit_with_stack(RecordType::Signal, stop, time, info);
    }

    pub(super) fn emit_stopped(&mut self, stop: &Stopped, time: u64, signal: i32) {
        let mut words = [0; 8];
        words[..4].copy_from_slice(&signal.to_le_bytes());
        self.emit_with_stack(RecordType::Stopped, stop, time, &words);
    }

    /// Writes a record of a stopped thread, with where it is, and its stack if the run takes stacks.
    fn emit_with_stack(&mut self, kind: RecordType, stop: &Stopped, time: u64, data: &[u8]) {
        let tid = stop.tid();
        let pid = self.pid_of(tid);
        let ip = stop.instruction_pointer().to_le_bytes();
        let builder = self.builder.start(&header(kind, pid, tid, time)).data(data).data(&ip);
        if let Some(stacks) = &mut self.stacks {
            builder.data(stacks.take(stop, pid));
        }
        self.shared.queue.push(builder.finish(), time);
    }

    pub(super) fn emit_fork(
        &mut self,
        tid: Pid,
        time: u64,
        child: Pid,
        event: i32,
        child_pid: Pid,
    ) {
        let header = header(RecordType::Fork, self.pid_of(tid), tid, time);
        let record = self
            .builder
            .start(&header)
            .u32(child as u32)
            .u32(event as u32)
            .u32(child_pid as u32)
            .u32(0)
            .finish();
        self.shared.queue.push(record, time);
    }

    /// Writes the first record of a thread; `file` is what it runs, where that is known better than from /proc.
    pub(super) fn emit_begin(
        &mut self,
        tid: Pid,
        time: u64,
        origin: Origin,
        parent: Pid,
        file: Option<&[u8]>,
    ) {
        let command = process::command(tid);
        let executable = match file {
            Some(file) => file.to_vec(),
            None => process::executable(tid),
        };
        let mut header = header(RecordType::Begin, self.pid_of(tid), tid, time);
        if self.options.pid_namespaces {
            header.flags |= begin::NAMESPACES;
        }
        let builder = self.builder.start(&header);
        builder
            .u32(origin as u32)
            .u32(parent as u32)
            .u32(command.len() as u32)
            .u32(executable.len() as u32)
            .data(&command)
            .data(&executable);
        if self.options.pid_namespaces {
            let ids = process::namespace_ids(tid);
            let namespace = process::pid_namespace(tid);
            builder.pad().u32(namespace as u32).u32((namespace >> 32) as u32).u32(ids.len() as u32);
            for id in ids {
                builder.u32(id);
            }
        }
        let record = builder.finish();
        self.shared.queue.push(record, time);
    }

    pub(super) fn emit_notice(&mut self, code: u32, text: &str, time: u64) {
        let header = header(RecordType::Notice, 0, 0, time);
        let builder = self.builder.start(&header).u32(code).u32(text.len() as u32);
        self.shared.queue.push(builder.data(text.as_bytes()).finish(), time);
    }

    /// Writes what has been counted of a process.
    pub(super) fn emit_counts(&mut self, pid: Pid) {
        let Some(counts) = self.counts.remove(&pid) else { return };
        let now = clock::monotonic();
        let builder = self.builder.start(&header(RecordType::Counts, pid, pid, now));
        counts.write(builder.body());
        self.shared.queue.push(builder.finish(), now);
    }

    pub(super) fn emit_end(&mut self, end: End) {
        let now = clock::monotonic();
        let counted: Vec<Pid> = self.counts.keys().copied().collect();
        for pid in counted {
            self.emit_counts(pid);
        }
        let header = header(RecordType::End, 0, 0, now);
        let record = self.builder.start(&header).u32(end as u32).u32(0).finish();
        // Not to wait for a reader that may never come.
        self.shared.queue.overdraw(true);
        self.shared.queue.push(record, now);
    }
}
