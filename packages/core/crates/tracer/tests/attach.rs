//! Attaching and letting go.
#![allow(missing_docs)]

mod common;

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};

use common::{Bits, PATIENCE, RecordType, Trace, check, eventually, program, status};
use hstrace_tracer::{Errno, Options, Pid, Tracer};

/// A process that is not started by the tracer, and has said that it is ready.
struct Other {
    child: Child,
}

impl Other {
    fn new(arguments: &[&str]) -> Self {
        let mut child = Command::new(program(Bits::B64).unwrap())
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert_eq!(line, "ready\n");
        Self { child }
    }

    fn pid(&self) -> Pid {
        self.child.id() as Pid
    }

    fn threads(&self) -> Vec<Pid> {
        std::fs::read_dir(format!("/proc/{}/task", self.pid()))
            .unwrap()
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
            .collect()
    }

    /// Whether no thread is traced, and none stopped.
    fn is_free(&self) -> bool {
        self.threads().iter().all(|&tid| {
            status(tid, "TracerPid").is_none_or(|pid| pid == "0")
                && status(tid, "State").is_none_or(|state| !state.starts_with(['t', 'T']))
        })
    }

    /// Ends its input and gives its exit code.
    fn finish(mut self) -> Option<i32> {
        drop(self.child.stdin.take());
        self.wait()
    }

    fn wait(&mut self) -> Option<i32> {
        self.child.wait().unwrap().code()
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn all_threads_are_attached_and_let_go_again() {
    let other = Other::new(&["busy", "6"]);
    for _ in 0..10 {
        let mut trace = Trace::new(Options::default());
        trace.tracer.attach(other.pid()).unwrap();
        // Each of the threads that stay is seen making calls.
        let mut seen = std::collections::HashSet::new();
        while seen.len() < 6 {
            let record = trace.until(|it| it.nr() == Some(libc::SYS_getppid as u64));
            seen.insert(record.tid());
        }
        trace.tracer.detach(Some(other.pid())).unwrap();
        let records = trace.finish();
        assert!(records.iter().any(|record| record.is(RecordType::Detached)));
        eventually("free", || other.is_free());
    }
    assert_eq!(other.finish(), Some(11));
}

#[test]
fn no_thread_is_kept_waiting_for_the_others() {
    let other = Other::new(&["busy", "6"]);
    let mut trace = Trace::new(Options::default());
    trace.tracer.attach(other.pid()).unwrap();
    let mut calls = std::collections::HashMap::new();
    for _ in 0..20_000 {
        let record = trace.until(|it| it.nr() == Some(libc::SYS_getppid as u64));
        *calls.entry(record.tid()).or_insert(0) += 1;
    }
    // Some of the threads that come and go make three calls each; six stay.
    calls.retain(|_, count| *count > 3);
    assert_eq!(calls.len(), 6, "{calls:?}");
    assert!(calls.values().all(|&count| count > 500), "{calls:?}");
    trace.tracer.detach(Some(other.pid())).unwrap();
    trace.finish();
    assert_eq!(other.finish(), Some(11));
}

#[test]
fn stopping_the_tracer_lets_go() {
    let other = Other::new(&["busy", "4"]);
    for round in 0..20 {
        let mut trace = Trace::new(Options::default());
        trace.tracer.attach(other.pid()).unwrap();
        if round % 2 == 0 {
            trace.until(|it| it.nr() == Some(libc::SYS_getppid as u64));
        }
        let (sender, receiver) = std::sync::mpsc::channel();
        trace.tracer.stop(Some(Box::new(move || sender.send(()).unwrap())));
        receiver.recv_timeout(PATIENCE).unwrap();
        assert!(other.is_free(), "when stop says that it is done, it is");
        check(&trace.finish());
    }
    assert_eq!(other.finish(), Some(11));
}

#[test]
fn dropping_the_tracer_lets_go() {
    let other = Other::new(&["busy", "2"]);
    for _ in 0..10 {
        let tracer = Tracer::new(Options::default()).unwrap();
        tracer.attach(other.pid()).unwrap();
        drop(tracer);
        eventually("free", || other.is_free());
    }
    assert_eq!(other.finish(), Some(11));
}

#[test]
fn a_blocked_call_goes_on_as_if_nothing_had_been() {
    let mut other = Other::new(&["reader"]);
    let pid = other.pid();
    eventually("blocked", || status(pid, "State").is_some_and(|state| state.starts_with('S')));
    let mut trace = Trace::new(Options::default());
    trace.tracer.attach(pid).unwrap();
    trace.until(|it| it.nr() == Some(libc::SYS_read as u64));
    trace.tracer.detach(Some(pid)).unwrap();
    trace.finish();
    eventually("free", || other.is_free());
    other.child.stdin.as_mut().unwrap().write_all(b"!").unwrap();
    assert_eq!(other.wait(), Some(i32::from(b'!')));
}

#[test]
fn a_sleep_is_not_cut_short_and_is_marked_as_restarted() {
    let mut other = Other::new(&["sleeper", "700"]);
    let pid = other.pid();
    eventually("asleep", || status(pid, "State").is_some_and(|state| state.starts_with('S')));
    let mut trace = Trace::new(Options::default());
    trace.tracer.attach(pid).unwrap();
    let call = trace.until(|it| it.nr() == Some(libc::SYS_restart_syscall as u64));
    assert_eq!(call.flags() & 32, 32);
    trace.tracer.detach(None).unwrap();
    trace.finish();
    assert_eq!(other.wait(), Some(0));
}

#[test]
fn a_stopped_process_stays_stopped() {
    let mut other = Other::new(&["sleeper", "1"]);
    let pid = other.pid();
    // SAFETY: only a signal.
    unsafe { libc::kill(pid, libc::SIGSTOP) };
    eventually("stopped", || status(pid, "State").is_some_and(|state| state.starts_with('T')));
    for _ in 0..5 {
        let mut trace = Trace::new(Options::default());
        trace.tracer.attach(pid).unwrap();
        let stopped = trace.until(|it| it.is(RecordType::Stopped));
        assert_eq!(stopped.word(0) as i32, libc::SIGSTOP);
        trace.tracer.detach(Some(pid)).unwrap();
        trace.finish();
        eventually("stopped again, untraced", || {
            status(pid, "TracerPid").as_deref() == Some("0")
                && status(pid, "State").is_some_and(|state| state.starts_with('T'))
        });
    }
    // SAFETY: only a signal.
    unsafe { libc::kill(pid, libc::SIGCONT) };
    assert_eq!(other.wait(), Some(0));
}

#[test]
fn one_that_cannot_move_is_said_to_be_let_go_when_the_tracer_is_stopped() {
    let mut other = Other::new(&["vfork-stopped"]);
    let child = format!("/proc/{0}/task/{0}/children", other.pid());
    let child: Pid = std::fs::read_to_string(child).unwrap().trim().parse().unwrap();
    eventually("it is stopped", || {
        status(child, "State").is_some_and(|state| state.starts_with('T'))
    });
    let mut trace = Trace::new(Options { placement: true, ..Options::default() });
    trace.tracer.attach(other.pid()).unwrap();
    trace.tracer.stop(None);
    while trace.read() {}
    check(&trace.seen);
    let parted = |it: &&common::Record| it.is(RecordType::Detached) && it.tid() == other.pid();
    assert_eq!(trace.seen.iter().filter(parted).count(), 1);
    eventually("it is let go", || status(other.pid(), "TracerPid").as_deref() == Some("0"));
    // SAFETY: kill takes two numbers.
    unsafe { libc::kill(child, libc::SIGCONT) };
    assert_eq!(other.wait(), Some(0));
}

#[test]
fn several_processes_are_attached_to_and_one_of_them_let_go() {
    let others: Vec<Other> = (0..3).map(|_| Other::new(&["busy", "1"])).collect();
    let mut trace = Trace::new(Options::default());
    for other in &others {
        trace.tracer.attach(other.pid()).unwrap();
    }
    for other in &others {
        trace.until(|it| it.pid() == other.pid() && it.nr() == Some(libc::SYS_getppid as u64));
    }
    trace.tracer.detach(Some(others[1].pid())).unwrap();
    eventually("one is free", || {
        trace.read();
        others[1].is_free()
    });
    assert!(!others[0].is_free() && !others[2].is_free());
    trace.tracer.stop(None);
    trace.finish();
    for other in others {
        eventually("free", || other.is_free());
        assert_eq!(other.finish(), Some(11));
    }
}

#[test]
fn what_cannot_be_attached_to_says_why() {
    let tracer = Tracer::new(Options::default()).unwrap();
    let error = tracer.attach(i32::MAX - 1).unwrap_err();
    assert_eq!((error.code(), error.pid()), ("ESRCH", Some(i32::MAX - 1)));
    let own = std::process::id() as Pid;
    let error = tracer.attach(own).unwrap_err();
    assert_eq!(error.errno(), Some(Errno(libc::EPERM)));
    assert!(error.to_string().contains("cannot trace itself"), "{error}");

    let other = Other::new(&["busy", "1"]);
    tracer.attach(other.pid()).unwrap();
    let second = Tracer::new(Options::default()).unwrap();
    let error = second.attach(other.pid()).unwrap_err();
    assert!(error.to_string().contains("traced already"), "{error}");

    let mut zombie = Other::new(&["sleeper", "0"]);
    let pid = zombie.pid();
    eventually("a zombie", || status(pid, "State").is_some_and(|state| state.starts_with('Z')));
    let error = tracer.attach(pid).unwrap_err();
    assert!(error.to_string().contains("zombie"), "{error}");
    assert_eq!(zombie.wait(), Some(0));
    assert_eq!(tracer.detach(Some(pid)).unwrap_err().code(), "ESRCH");
}

#[test]
fn an_attached_process_that_is_killed_ends_the_trace() {
    for _ in 0..20 {
        let mut other = Other::new(&["busy", "3"]);
        let mut trace = Trace::new(Options::default());
        trace.tracer.attach(other.pid()).unwrap();
        trace.read();
        other.child.kill().unwrap();
        let records = trace.finish();
        assert!(records.iter().any(|it| it.is(RecordType::Killed) && it.tid() == other.pid()));
        assert_eq!(other.wait(), None);
    }
}
