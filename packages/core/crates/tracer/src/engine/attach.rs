//! Attaching to processes, letting them go, and ending.

use std::collections::HashSet;

use super::host::is_child_of_host;
use super::records::Origin;
use super::tracee::Tracee;
use super::{Engine, PATIENCE, advice};
use crate::error::{Errno, Error, Pid, Result};
use crate::sys::{clock, process, ptrace};

impl Engine {
    /// The PTRACE_O_… of a tracee.
    pub(super) fn ptrace_options(&self, owned: bool) -> i32 {
        let mut options = libc::PTRACE_O_TRACESYSGOOD | libc::PTRACE_O_TRACEEXEC;
        if self.options.follow {
            options |=
                libc::PTRACE_O_TRACEFORK | libc::PTRACE_O_TRACEVFORK | libc::PTRACE_O_TRACECLONE;
        }
        if owned {
            options |= libc::PTRACE_O_EXITKILL;
        }
        options
    }

    /// Attaches to all threads of a process (without following: to the one thread). The list of threads is read again
    /// until it has nothing new, since a thread that is not seized yet may make others.
    pub(super) fn attach(&mut self, pid: Pid) -> Result<()> {
        if self.stopping != 0 {
            return Err(Error::Ended);
        }
        let failed = |errno| advice::on_attach(pid, errno);
        if self.options.seccomp && !self.options.wanted.is_all() {
            self.tell_no_filter("a process that runs already cannot be given a filter");
        }
        let group =
            process::status_number(pid, "Tgid").ok_or_else(|| failed(Errno(libc::ESRCH)))? as Pid;
        // See `waiting`.
        let of_host = is_child_of_host(group);
        let mut options = self.ptrace_options(false);
        if of_host {
            self.begin_care();
            options |= libc::PTRACE_O_TRACEEXIT;
        }
        let mut seen = HashSet::new();
        let mut refusal = None;
        let mut seized = false;
        loop {
            let threads = if self.options.follow {
                process::threads(pid).map_err(|_| failed(Errno(libc::ESRCH)))?
            } else {
                vec![pid]
            };
            let fresh: Vec<Pid> = threads.into_iter().filter(|&tid| seen.insert(tid)).collect();
            if fresh.is_empty() {
                break;
            }
            for tid in fresh {
                // Born of a thread that is seized already, and so attached by the kernel.
                if self.tracees.contains_key(&tid) || self.strangers.contains_key(&tid) {
                    continue;
                }
                match ptrace::seize(tid, options) {
                    Ok(()) => {
                        seized = true;
                        self.seized(tid, group, of_host);
                    }
                    // It has ended, or was attached by the kernel a moment ago.
                    Err(Errno(libc::ESRCH)) => {}
                    Err(errno) => refusal = refusal.or(Some(errno)),
                }
            }
        }
        if of_host && seized {
            self.await_first_stop(group);
        }
        match refusal {
            Some(errno) if !seized => Err(failed(errno)),
            None if !seized => Err(failed(Errno(libc::ESRCH))),
            _ => Ok(()),
        }
    }

    fn seized(&mut self, tid: Pid, pid: Pid, of_host: bool) {
        let mut tracee = Tracee::new(pid, false);
        tracee.of_host = of_host;
        self.hosts_children |= of_host;
        self.tracees.insert(tid, tracee);
        self.begun = true;
        self.emit_begin(tid, clock::monotonic(), Origin::Attached, 0, None);
        // Only from a stop on can its calls be seen.
        let _ = ptrace::interrupt(tid);
    }

    /// Asks all threads of a process, or of all processes, to leave; each does at its next stop.
    pub(super) fn detach(&mut self, pid: Option<Pid>) -> Result<()> {
        let concerns = |tid: Pid, it: &Tracee| pid.is_none_or(|pid| pid == it.pid || pid == tid);
        if self.tracees.iter().any(|(&tid, it)| it.bound && concerns(tid, it)) {
            return Err(Error::system("detach", pid, Errno(libc::EBUSY)).advise(
                "It runs under a filter (seccomp) that needs its tracer: start it without one to let it go later.",
            ));
        }
        let mut found = false;
        for (&tid, tracee) in &mut self.tracees {
            if concerns(tid, tracee) {
                found = true;
                tracee.leaving = true;
                let _ = ptrace::interrupt(tid);
            }
        }
        self.release_leaving();
        found |= self.care.forget_absent(pid);
        match pid {
            Some(pid) if !found => Err(Error::system("detach", pid, Errno(libc::ESRCH))
                .advise("This tracer does not trace it (any more).")),
            _ => Ok(()),
        }
    }

    /// Ends everything: what was started is killed, what was attached is let go.
    pub(super) fn stop(&mut self) {
        if self.stopping != 0 {
            return;
        }
        self.stopping = clock::monotonic() + PATIENCE;
        // What remains to be said is little, and the reader may have gone.
        self.shared.queue.overdraw(true);
        self.care.forget_absent(None);
        self.set_alarm();
        let mut killed = HashSet::new();
        for (&tid, tracee) in &mut self.tracees {
            if tracee.owned {
                if killed.insert(tracee.pid) {
                    let _ = process::kill(tracee.pid, libc::SIGKILL);
                }
            } else {
                tracee.leaving = true;
                let _ = ptrace::interrupt(tid);
            }
        }
        self.release_leaving();
        // Strangers follow when their parents report their birth, or are seen to have gone.
        self.adopt_orphans();
    }
}
