//! A program from its launch to its first `execve`.

use super::Engine;
use super::records::Origin;
use super::tracee::{Start, Tracee};
use crate::command::Reply;
use crate::error::{Errno, Error, Pid};
use crate::launch::Prepared;
use crate::options::KillOnExit;
use crate::sys::ptrace::{self, Stopped, Until};

impl Engine {
    /// Starts a program. The answer is given when it has executed its file, or has failed.
    pub(super) fn start(&mut self, mut prepared: Prepared, reply: Reply<Pid>) {
        if self.stopping != 0 {
            let _ = reply.send(Err(Error::Ended));
            return;
        }
        // The child inherits the processors of this thread.
        self.spread();
        self.give_filter(&mut prepared);
        let has_filter = prepared.has_filter();
        let launching = match prepared.spawn() {
            Ok(launching) => launching,
            Err(error) => {
                let _ = reply.send(Err(error));
                return;
            }
        };
        let pid = launching.pid();
        let owned = self.options.kill_on_exit == KillOnExit::Started;
        let mut options = self.ptrace_options(owned);
        if has_filter {
            options |= libc::PTRACE_O_TRACESECCOMP;
        }
        if let Err(errno) = ptrace::seize(pid, options) {
            let error = super::advice::on_start(pid, errno);
            launching.abandon();
            let _ = reply.send(Err(error));
            return;
        }
        let mut tracee = Tracee::new(pid, owned);
        tracee.started = true;
        launching.release();
        tracee.start = Some(Box::new(Start { launching, reply: Some(reply), begun: false }));
        self.tracees.insert(pid, tracee);
        self.children.insert(pid);
        self.begun = true;
    }

    /// A stop of a child that sets itself up: it is let through until it stops itself.
    pub(super) fn starting_stop(&mut self, stop: Stopped, signal: i32, event: i32, now: u64) {
        let tid = stop.tid();
        let by_itself = event == 0
            && signal == libc::SIGSTOP
            // siginfo_t: si_code SI_USER, and the sender.
            && stop.signal_info().is_ok_and(|info| info[8..12] == [0; 4] && info[16..20] == tid.to_le_bytes());
        if !by_itself {
            let _ = stop.resume(Until::Event, if event == 0 { signal & 0x7f } else { 0 });
            return;
        }
        let Some(start) = self.tracees.get_mut(&tid).and_then(|tracee| tracee.start.as_mut())
        else {
            return;
        };
        start.begun = true;
        let file = start.launching.file().to_vec();
        let filter = start.launching.filter();
        let parent = std::process::id() as Pid;
        self.emit_begin(tid, now, Origin::Started, parent, Some(&file));
        let filtered = self.filter_outcome(filter);
        let options = self.ptrace_options(true) | libc::PTRACE_O_TRACESECCOMP;
        if let Some(tracee) = self.tracees.get_mut(&tid)
            && filtered
        {
            tracee.filtered = true;
            tracee.bound = true;
            if !tracee.owned {
                // It fails only for a tracee that was killed.
                tracee.owned = stop.set_options(options).is_ok();
            }
        }
        self.resume(stop, 0, now);
    }

    /// A process has executed a file; true if it is the one that was started to do so.
    pub(super) fn start_succeeded(&mut self, tid: Pid) -> bool {
        let Some(start) = self.tracees.get_mut(&tid).and_then(|tracee| tracee.start.take()) else {
            return false;
        };
        if let Some(reply) = start.reply {
            let _ = reply.send(Ok(tid));
        }
        // `start.launching` goes here: the child has left our memory.
        true
    }

    /// A child has ended; if it had not executed its file, that is why.
    pub(super) fn start_failed(&mut self, tid: Pid) {
        let Some(tracee) = self.tracees.get_mut(&tid) else { return };
        let begun = !tracee.is_starting();
        let Some(start) = tracee.start.take() else { return };
        if !begun {
            self.forget(tid);
        }
        if let Some(reply) = start.reply {
            let _ = reply.send(Err(explain(start.launching.failure())));
        }
    }
}

/// Adds what can be done about an `execve` that failed, where the errno does not say it.
fn explain(error: Error) -> Error {
    match (error.operation(), error.errno()) {
        (Some("execve"), Some(Errno(libc::ENOEXEC))) => error.advise(
            "The file is neither a program for this machine nor a script that begins with \"#!\".",
        ),
        (Some("execve"), Some(Errno(libc::ENOENT))) => error.advise(
            "The file does not exist, or the interpreter or dynamic loader that it names does not.",
        ),
        _ => error,
    }
}
