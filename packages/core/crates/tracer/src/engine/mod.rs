//! What the tracer's thread does: it waits for reports of its tracees and answers each.

mod advice;
mod attach;
mod fairness;
mod family;
mod filtering;
mod holding;
mod host;
mod places;
mod records;
mod starting;
mod stops;
mod syscalls;
mod tampering;
mod tracee;
mod waiting;

use std::collections::HashSet;
use std::sync::Arc;

use fairness::Rounds;
use holding::Held;
use host::Care;
use records::Farewell;
use tracee::{ByPid, Stranger, Tracee};

use crate::capture::{Capture, Lookups, Reader};
use crate::command::{Command, Shared};
use crate::descriptor::Descriptors;
use crate::error::{Errno, Pid, Result};
use crate::options::Options;
use crate::placement::Placement;
use crate::plan::Plan;
use crate::record::Builder;
use crate::record::counts::Counts;
use crate::record::layout::RecordType;
use crate::sigchld;
use crate::stack::Stacks;
use crate::sys::ptrace::{Stopped, Until};
use crate::sys::{clock, process};

/// How long an end that was asked for waits for tracees that do not move (in uninterruptible sleep), in ns.
const PATIENCE: u64 = 3_000_000_000;

/// Why a run ended, as the END record says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(crate) enum End {
    /// No tracee is left.
    Done = 0,
    /// It was asked for.
    Stopped = 1,
}

/// The state of the tracer's thread.
pub(crate) struct Engine {
    shared: Arc<Shared>,
    options: Options,
    plan: Plan,
    capture: Capture,
    /// For what the engine itself has to look at.
    memory: Reader,
    builder: Builder,
    /// If the run takes stack traces.
    stacks: Option<Stacks>,
    tracees: ByPid<Tracee>,
    strangers: ByPid<Stranger>,
    held: ByPid<Held>,
    /// By process.
    counts: ByPid<Counts>,
    /// Programs that were started and have not been reaped.
    children: HashSet<Pid>,
    /// Whether there has been anything to trace.
    begun: bool,
    /// When a stop that was asked for gives up waiting; 0 if none was.
    stopping: u64,
    /// Goes before `sigchld`: it puts back what that one has changed.
    care: Care,
    sigchld: sigchld::Guard,
    placement: Placement,
    told_no_filter: bool,
    /// Whether children of the host are among the tracees, and those whose end the host has not noticed yet.
    hosts_children: bool,
    left_to_host: Vec<Pid>,
    rounds: Rounds,
}

impl Engine {
    pub(crate) fn new(shared: Arc<Shared>, options: Options, plan: Plan) -> Self {
        let descriptors = Descriptors::new(options.descriptor_names);
        let placement = Placement::new(options.placement);
        let lookups = Lookups::new(options.namespaces, options.mappings);
        Self {
            capture: Capture::new(options.max_call_bytes, descriptors, lookups),
            memory: Reader::default(),
            stacks: options.stack_traces.map(Stacks::new),
            shared,
            options,
            plan,
            builder: Builder::default(),
            tracees: ByPid::default(),
            strangers: ByPid::default(),
            held: ByPid::default(),
            counts: ByPid::default(),
            children: HashSet::new(),
            begun: false,
            stopping: 0,
            care: Care::default(),
            sigchld: sigchld::Guard::new(),
            placement,
            told_no_filter: false,
            hosts_children: false,
            left_to_host: Vec::new(),
            rounds: Rounds::default(),
        }
    }

    /// Runs until there is nothing left to trace.
    pub(crate) fn run(&mut self) {
        let end = loop {
            if self.shared.queue.woken() {
                self.obey();
                self.release_due();
            }
            self.take_care();
            if self.tracees.is_empty() {
                if self.stopping != 0 {
                    break End::Stopped;
                }
                if self.care.has_absent() {
                    self.pause_without_tracees();
                    continue;
                }
                // A process that has ended before the reader came is not the end: more may be attached.
                if self.begun && self.shared.queue.is_read() {
                    break End::Done;
                }
                let shared = self.shared.clone();
                let begun = self.begun;
                shared.wait_for_command(|| begun && shared.queue.is_read());
                self.obey();
                continue;
            }
            if self.stopping != 0 && self.stopping <= clock::monotonic() {
                break End::Stopped;
            }
            match self.next_report() {
                Ok(Some(report)) => {
                    self.sigchld.stopped();
                    self.handle(&report);
                }
                Ok(None) | Err(Errno(libc::EINTR)) => {}
                // Somebody else in this process has reaped them (`waitpid(-1)` of another thread).
                Err(_) => self.tracees.clear(),
            }
        };
        self.part();
        self.emit_end(end);
    }

    /// Says of the tracees that did not move (a parent whose `vfork` child is stopped, a thread in uninterruptible sleep)
    /// that they are let go: the kernel does that when this thread ends.
    fn part(&mut self) {
        let now = clock::monotonic();
        let left: Vec<Pid> = self.tracees.keys().copied().collect();
        for tid in left {
            self.give_back_place(tid);
            self.emit(RecordType::Detached, tid, now, Farewell::Asked as u32, 0);
            self.forget(tid);
        }
    }

    /// Follows the commands that have come.
    fn obey(&mut self) {
        while let Some(command) = self.shared.take() {
            match command {
                Command::Start(prepared, reply) => self.start(*prepared, reply),
                Command::Attach(pid, reply) => {
                    let _ = reply.send(self.attach(pid));
                }
                Command::Detach(pid, reply) => {
                    let _ = reply.send(self.detach(pid));
                }
                Command::Kill(signal, reply) => {
                    let _ = reply.send(self.kill_started(signal));
                }
                Command::Stop => self.stop(),
            }
        }
    }

    /// Sends a signal to the programs that were started.
    fn kill_started(&mut self, signal: i32) -> Result<()> {
        for &pid in &self.children {
            match process::kill(pid, signal) {
                Ok(()) | Err(Errno(libc::ESRCH)) => {}
                Err(errno) => return Err(crate::error::Error::system("kill", pid, errno)),
            }
        }
        Ok(())
    }

    /// Lets a tracee go on, to its next call or event.
    fn resume(&mut self, stop: Stopped, signal: i32, now: u64) {
        let Some(stop) = self.park(stop, signal) else { return };
        self.place(stop.tid(), now);
        let until = match self.tracees.get(&stop.tid()) {
            Some(it) if it.filtered && !it.call.is_some_and(|call| call.attentive) => Until::Event,
            _ => Until::Syscall,
        };
        // ESRCH: it was killed in the meantime, and its end will be reported.
        let _ = stop.resume(until, signal);
    }
}
