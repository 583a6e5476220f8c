//! Programs with many threads and children, killed, stopped and continued at random moments, by tracers that are stopped,
//! let go or dropped at random moments.
#![allow(missing_docs)]

mod common;

use std::collections::HashMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use common::{Bits, Record, Trace, alone, check, eventually, launch, program, status};
use hstrace_tracer::{Options, Pid};

/// Numbers that look random (xorshift). A failure tells the seed.
struct Dice(u64);

impl Dice {
    fn new() -> Self {
        let seed = std::env::var("HSTRACE_CHAOS_SEED").ok().and_then(|text| text.parse().ok());
        let now = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos() as u64 | 1;
        let seed = seed.unwrap_or_else(now);
        eprintln!("HSTRACE_CHAOS_SEED={seed}");
        Self(seed)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}

/// All processes and threads that have this word in their environment.
fn marked(mark: &str) -> Vec<(Pid, Pid)> {
    let mut found = Vec::new();
    for process in fs::read_dir("/proc").unwrap().flatten() {
        let Some(pid) = process.file_name().to_str().and_then(|name| name.parse::<Pid>().ok())
        else {
            continue;
        };
        // A zombie has no environment left: nothing stops it any more.
        let Ok(environment) = fs::read(process.path().join("environ")) else { continue };
        if !environment.split(|&byte| byte == 0).any(|word| word == mark.as_bytes()) {
            continue;
        }
        let Ok(tasks) = fs::read_dir(process.path().join("task")) else { continue };
        let tid = |name: std::ffi::OsString| name.to_str()?.parse().ok();
        found.extend(tasks.flatten().filter_map(|task| Some((pid, tid(task.file_name())?))));
    }
    found
}

fn send(pid: Pid, tid: Pid, signal: i32) {
    // SAFETY: tgkill takes three numbers; what has gone is no matter.
    unsafe { libc::syscall(libc::SYS_tgkill, pid, tid, signal) };
}

/// Who is killed, besides those that are stopped and continued.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kill {
    Nobody,
    /// All but this process, so that there is always something.
    AllBut(Pid),
}

/// Sends signals to marked threads until it is told to end.
fn disturb(mark: &str, dice: &mut Dice, end: &AtomicBool, kill: Kill) {
    while !end.load(Ordering::Relaxed) {
        let found = marked(mark);
        if !found.is_empty() {
            let (pid, tid) = found[dice.below(found.len())];
            match dice.below(if kill == Kill::Nobody { 6 } else { 8 }) {
                0..3 => send(pid, tid, libc::SIGSTOP),
                3..6 => send(pid, tid, libc::SIGCONT),
                _ if kill != Kill::AllBut(pid) => send(pid, tid, libc::SIGKILL),
                _ => {}
            }
        }
        thread::sleep(Duration::from_micros(dice.below(3000) as u64));
    }
}

/// Whoever is stopped for us goes on.
fn go_on(mark: &str) {
    for (pid, tid) in marked(mark) {
        send(pid, tid, libc::SIGCONT);
    }
}

/// What holds for each thread's records: they are in the order of time.
fn in_order(records: &[Record]) {
    let mut last: HashMap<Pid, u64> = HashMap::new();
    for record in records {
        let before = last.insert(record.tid(), record.time()).unwrap_or(0);
        assert!(before <= record.time(), "a record from before the last one: {record:?}");
    }
}

/// Reads batches until the time is over; false if the trace ended before.
fn read_for(trace: &mut Trace, time: Duration) -> bool {
    let began = Instant::now();
    while began.elapsed() < time {
        if !trace.read() {
            return false;
        }
    }
    true
}

fn is_held(tid: Pid) -> bool {
    status(tid, "TracerPid").is_some_and(|tracer| tracer != "0")
        || status(tid, "State").is_some_and(|state| state.starts_with(['t', 'T']))
}

#[test]
fn programs_that_are_killed_and_stopped_at_random_are_traced_to_their_end() {
    let _alone = alone();
    let mut dice = Dice::new();
    for round in 0..3 {
        let mark = format!("HSTRACE_CHAOS={}-{round}", std::process::id());
        let mut trace = Trace::new(Options::default());
        let mut program = launch(&["storm", "4", "40"]);
        program.env.push(mark.clone().into_bytes());
        program.stdio[1] = hstrace_tracer::Stdio::Null;
        let first = trace.tracer.start(program).unwrap().pid;
        let end = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| disturb(&mark, &mut dice, &end, Kill::AllBut(first)));
            read_for(&mut trace, Duration::from_millis(700));
            end.store(true, Ordering::Relaxed);
        });
        // Those that are stopped would be for ever.
        let done = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    go_on(&mark);
                    thread::sleep(Duration::from_millis(5));
                }
            });
            while trace.read() {}
            done.store(true, Ordering::Relaxed);
        });
        check(&trace.seen);
        in_order(&trace.seen);
        eventually("all processes have gone", || marked(&mark).is_empty());
    }
}

#[test]
fn a_tracer_that_ends_at_any_moment_leaves_none_of_its_programs() {
    let _alone = alone();
    let mut dice = Dice::new();
    for round in 0..12 {
        let mark = format!("HSTRACE_CHAOS={}-end-{round}", std::process::id());
        let mut trace = Trace::new(Options::default());
        let mut program = launch(&["storm", "4", "400"]);
        program.env.push(mark.clone().into_bytes());
        program.stdio[1] = hstrace_tracer::Stdio::Null;
        let first = trace.tracer.start(program).unwrap().pid;
        let end = AtomicBool::new(false);
        let kill = if round % 2 == 0 { Kill::AllBut(first) } else { Kill::Nobody };
        thread::scope(|scope| {
            scope.spawn(|| disturb(&mark, &mut dice, &end, kill));
            read_for(&mut trace, Duration::from_millis(3 * round * round));
            end.store(true, Ordering::Relaxed);
        });
        match round % 3 {
            // The rest is read: the trace has an end.
            0 => {
                trace.tracer.stop(None);
                while trace.read() {}
                check(&trace.seen);
                in_order(&trace.seen);
            }
            // Nobody reads what is left.
            1 => {
                trace.tracer.stop(None);
                trace.tracer.join();
            }
            _ => drop(trace),
        }
        eventually("all processes have gone", || marked(&mark).is_empty());
    }
}

/// A storm that nobody traces yet.
fn storm(mark: &str) -> Child {
    let (name, value) = mark.split_once('=').unwrap();
    let mut child = Command::new(program(Bits::B64).unwrap())
        .args(["storm", "4", "4000"])
        .env(name, value)
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert_eq!(line, "ready\n");
    child
}

#[test]
fn attached_programs_go_on_when_they_are_let_go_at_any_moment() {
    let _alone = alone();
    let mut dice = Dice::new();
    let mark = format!("HSTRACE_CHAOS={}-attached", std::process::id());
    let mut child = storm(&mark);
    let first = child.id() as Pid;
    for round in 0..12 {
        let mut trace = Trace::new(Options::default());
        trace.tracer.attach(first).unwrap();
        let end = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| disturb(&mark, &mut dice, &end, Kill::AllBut(first)));
            read_for(&mut trace, Duration::from_millis(2 * round * round));
            end.store(true, Ordering::Relaxed);
        });
        match round % 3 {
            0 => {
                trace.tracer.detach(None).unwrap();
                // All have been let go once the trace is at its end, which it gets to when there is nobody left.
                trace.tracer.stop(None);
                while trace.read() {}
                check(&trace.seen);
                in_order(&trace.seen);
            }
            1 => {
                trace.tracer.stop(None);
                while trace.read() {}
                check(&trace.seen);
                in_order(&trace.seen);
            }
            _ => drop(trace),
        }
        eventually("all are free and run", || {
            go_on(&mark);
            marked(&mark).iter().all(|&(_, tid)| !is_held(tid))
        });
        assert!(child.try_wait().unwrap().is_none(), "it was killed in round {round}");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    for (pid, tid) in marked(&mark) {
        send(pid, tid, libc::SIGKILL);
    }
    eventually("all processes have gone", || marked(&mark).is_empty());
}
