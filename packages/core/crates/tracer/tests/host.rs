//! Living in somebody else's process.
#![allow(missing_docs)]

mod common;

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use common::{PATIENCE, RecordType, Trace, count, end_of, eventually, launch, run, status};
use hstrace_tracer::{KillOnExit, Options, Tracer};

#[test]
fn tracers_and_the_hosts_own_children_do_not_disturb_each_other() {
    let _alone = common::alone();
    std::thread::scope(|scope| {
        for i in 0..4 {
            scope.spawn(move || {
                for _ in 0..5 {
                    let calls = 1000 + i;
                    let records = run(Options::default(), launch(&["calls", &calls.to_string()]));
                    assert_eq!(count(&records, libc::SYS_getppid), calls);
                }
            });
        }
        for code in 0..4 {
            scope.spawn(move || {
                for _ in 0..20 {
                    let status = Command::new("sh").args(["-c", &format!("exit {code}")]).status();
                    assert_eq!(status.unwrap().code(), Some(code));
                }
            });
        }
    });
}

#[test]
fn a_tracer_that_is_dropped_kills_what_it_started() {
    for _ in 0..20 {
        let tracer = Tracer::new(Options::default()).unwrap();
        let pid = tracer.start(launch(&["calls", "1000000000"])).unwrap().pid;
        drop(tracer);
        eventually("gone", || status(pid, "State").is_none());
    }
}

#[test]
fn stopping_kills_and_reaps_even_if_nobody_reads() {
    let options = Options { batch_bytes: 4096, backlog_bytes: 4096, ..Options::default() };
    let tracer = Tracer::new(options).unwrap();
    let pid = tracer.start(launch(&["calls", "1000000000"])).unwrap().pid;
    let child = tracer.start(launch(&["tree", "9"])).unwrap().pid;
    let (sender, receiver) = std::sync::mpsc::channel();
    tracer.stop(Some(Box::new(move || sender.send(()).unwrap())));
    receiver.recv_timeout(PATIENCE).unwrap();
    assert_eq!((status(pid, "State"), status(child, "State")), (None, None));
    // Once more is no mistake, nor is anything else afterwards.
    let (sender, receiver) = std::sync::mpsc::channel();
    tracer.stop(Some(Box::new(move || sender.send(()).unwrap())));
    receiver.recv_timeout(PATIENCE).unwrap();
    assert_eq!(tracer.start(launch(&["exit", "0"])).unwrap_err().code(), "HSTRACE_ENDED");
    assert_eq!(tracer.attach(1).unwrap_err().code(), "HSTRACE_ENDED");
    tracer.join();
}

#[test]
fn programs_may_outlive_the_tracer_if_asked_for() {
    let options = Options { kill_on_exit: KillOnExit::None, ..Options::default() };
    let mut trace = Trace::new(options);
    let pid = trace.tracer.start(launch(&["sleeper", "60000"])).unwrap().pid;
    trace.until(|it| it.nr() == Some(libc::SYS_clock_nanosleep as u64));
    trace.tracer.stop(None);
    let records = trace.finish();
    assert!(records.iter().any(|it| it.is(RecordType::Detached)));
    assert_eq!(status(pid, "TracerPid").as_deref(), Some("0"));
    assert!(status(pid, "State").is_some_and(|state| state.starts_with(['S', 'R'])));
    // SAFETY: a process that this test has started.
    unsafe { libc::kill(pid, libc::SIGKILL) };
}

#[test]
fn a_slow_reader_loses_nothing_and_bounds_the_backlog() {
    const CALLS: usize = 5000;
    let options = Options { batch_bytes: 4096, backlog_bytes: 16384, ..Options::default() };
    let mut trace = Trace::new(options);
    trace.tracer.start(launch(&["calls", &CALLS.to_string()])).unwrap();
    for _ in 0..20 {
        trace.read();
        std::thread::sleep(Duration::from_millis(2));
    }
    assert!(trace.largest <= 4096);
    let records = trace.finish();
    assert_eq!(count(&records, libc::SYS_getppid), CALLS);
}

#[test]
fn a_call_under_way_is_told_in_time() {
    let mut trace = Trace::new(Options::default());
    trace.tracer.start(launch(&["sleeper", "60000"])).unwrap();
    let began = trace.until(|it| it.nr() == Some(libc::SYS_clock_nanosleep as u64));
    assert!(began.is(RecordType::Enter));
    // SAFETY: fills in the time.
    let now = unsafe {
        let mut time = std::mem::zeroed();
        libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time);
        time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
    };
    let late = Duration::from_nanos(now - began.time());
    assert!(late >= Duration::from_millis(9), "it was announced before it took long: {late:?}");
    // 10 ms are promised; the test machine may be busy.
    assert!(late < Duration::from_millis(500), "{late:?}");
    trace.tracer.stop(None);
}

static CHILD_SIGNALS: AtomicUsize = AtomicUsize::new(0);

extern "C" fn count_child_signal(_: libc::c_int) {
    CHILD_SIGNALS.fetch_add(1, Ordering::Relaxed);
}

#[test]
fn the_host_gets_no_sigchld_for_stops_but_one_for_each_end() {
    let _alone = common::alone();
    // SAFETY: the handler only counts.
    let before = unsafe {
        libc::signal(libc::SIGCHLD, count_child_signal as *const () as libc::sighandler_t)
    };
    let records = run(Options::default(), launch(&["calls", "20000"]));
    assert_eq!(count(&records, libc::SYS_getppid), 20_000);
    let signals = CHILD_SIGNALS.load(Ordering::Relaxed);
    // Other tests of this program run beside it, and each end of a child counts.
    assert!((1..2000).contains(&signals), "{signals} SIGCHLD for 40,000 stops");
    // SAFETY: as it was.
    unsafe { libc::signal(libc::SIGCHLD, before) };
}

#[test]
fn aborting_at_any_moment_leaves_nothing_behind() {
    for delay in 0..40 {
        let tracer = Tracer::new(Options::default()).unwrap();
        let mut launch = launch(&["tree", "7"]);
        launch.new_group = true;
        let pid = tracer.start(launch).unwrap().pid;
        let until = Instant::now() + Duration::from_micros(delay * 200);
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        tracer.stop(None);
        tracer.join();
        // All are dead: as zombies they may wait for their parents, but nothing runs any more.
        eventually("no process of the group is alive", || {
            std::fs::read_dir("/proc").unwrap().flatten().all(|entry| {
                let Some(it) = entry.file_name().to_str().and_then(|name| name.parse::<i32>().ok())
                else {
                    return true;
                };
                let stat = std::fs::read_to_string(format!("/proc/{it}/stat")).unwrap_or_default();
                let fields: Vec<&str> =
                    stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
                fields.get(2) != Some(&pid.to_string().as_str()) || matches!(fields[0], "Z" | "X")
            })
        });
    }
}

#[test]
fn a_handler_of_the_wake_signal_is_not_inherited_and_the_host_keeps_its_own() {
    // A real-time signal that the host uses is left alone.
    // SAFETY: the handler only counts.
    unsafe {
        libc::signal(libc::SIGRTMIN() + 1, count_child_signal as *const () as libc::sighandler_t);
    }
    let records = run(Options::default(), launch(&["signal-value"]));
    assert_eq!(end_of(&records, records[0].pid()), Some(0));
    // SAFETY: only asks.
    let now = unsafe {
        let mut action = std::mem::zeroed::<libc::sigaction>();
        libc::sigaction(libc::SIGRTMIN() + 1, std::ptr::null(), &mut action);
        action.sa_sigaction
    };
    assert_eq!(now, count_child_signal as *const () as usize);
}
