//! Letting the kernel pass over the calls that are not wanted.
#![allow(missing_docs)]

mod common;

use std::time::{Duration, Instant};

use common::{
    Bits, NATIVE, Record, RecordType, Trace, count, end_of, launch, launch_bits, run, status,
};
use hstrace_tracer::{Abi, CallSet, KillOnExit, Launch, Options, Tracer};

/// A run that wants these calls.
fn wanting(calls: &[(Abi, i64)]) -> Options {
    let mut wanted = CallSet::all();
    for abi in [Abi::X86_64, Abi::I386, Abi::Aarch64] {
        let mut bits = vec![0u32; 16];
        for &(_, nr) in calls.iter().filter(|&&(of, _)| of == abi) {
            bits[nr as usize / 32] |= 1 << (nr % 32);
        }
        wanted.limit(abi, bits);
    }
    Options { wanted, seccomp: true, ..Options::default() }
}

/// Only root may give a filter to a program without more ado.
fn is_root() -> bool {
    // SAFETY: takes nothing.
    let root = unsafe { libc::geteuid() } == 0;
    if !root {
        eprintln!("skipped: a filter needs root");
    }
    root
}

fn numbers(records: &[Record]) -> Vec<u64> {
    records.iter().filter_map(Record::nr).collect()
}

#[test]
fn only_wanted_calls_are_seen_and_all_of_them() {
    let options = wanting(&[(NATIVE, libc::SYS_getppid)]);
    for arguments in [["threads", "5", "40"], ["forks", "9", "40"]] {
        let records = run(options.clone(), launch(&arguments));
        let expected = arguments[1].parse::<usize>().unwrap() * 40;
        assert_eq!(numbers(&records), vec![libc::SYS_getppid as u64; expected]);
        for call in records.iter().filter(|it| it.nr().is_some()) {
            assert!(!call.is(RecordType::Call) || call.result() > 0);
        }
        assert_eq!(end_of(&records, records[0].pid()), Some(0));
        assert!(!is_root() || !records.iter().any(|it| it.is(RecordType::Notice)), "no fallback");
    }
}

#[test]
fn the_first_execve_is_seen_if_it_is_wanted() {
    let records = run(wanting(&[(NATIVE, libc::SYS_execve)]), launch(&["exit", "3"]));
    assert_eq!(numbers(&records), [libc::SYS_execve as u64]);
    assert!(records.iter().any(|it| it.is(RecordType::Exit) && it.result() == 0));
    let records = run(wanting(&[(NATIVE, libc::SYS_execve)]), launch(&["thread-exec"]));
    assert_eq!(numbers(&records), [libc::SYS_execve as u64; 2]);
    assert_eq!(end_of(&records, records[0].pid()), Some(7));
}

#[test]
fn programs_for_32_bits_have_numbers_of_their_own() {
    // 64 is getppid there, and semget here.
    let options = wanting(&[(Abi::I386, 64)]);
    let Some(launch) = launch_bits(Bits::B32, &["calls", "30"]) else { return };
    let records = run(options.clone(), launch);
    assert_eq!(numbers(&records), [64; 30]);
    assert!(records.iter().filter(|it| it.nr().is_some()).all(|it| it.abi() == Abi::I386 as u8));
    assert_eq!(numbers(&run(options, common::launch(&["calls", "30"]))), Vec::<u64>::new());
}

#[test]
fn unwanted_calls_cost_nothing() {
    if !is_root() {
        return;
    }
    const CALLS: &str = "300000";
    let time = |run: &dyn Fn()| {
        let began = Instant::now();
        run();
        began.elapsed()
    };
    let plain = time(&|| {
        let program = common::program(Bits::B64).unwrap();
        std::process::Command::new(program).args(["calls", CALLS]).status().unwrap();
    });
    let filtered = time(&|| {
        run(wanting(&[(NATIVE, libc::SYS_openat)]), launch(&["calls", CALLS]));
    });
    // With a stop at each it would be a hundred times as long.
    assert!(filtered < plain * 5 + Duration::from_millis(300), "{filtered:?}, plain {plain:?}");
}

#[test]
fn what_cannot_have_a_filter_is_traced_all_the_same_and_says_so() {
    let wanted = wanting(&[(NATIVE, libc::SYS_getppid)]);
    let no_follow = Options { follow: false, ..wanted.clone() };
    let detached = Options { kill_on_exit: KillOnExit::None, ..wanted };
    for (options, reason) in [(no_follow, "followed"), (detached, "outlive")] {
        let records = run(options, launch(&["calls", "10"]));
        assert_eq!(numbers(&records), [libc::SYS_getppid as u64; 10]);
        let notice = records.iter().find(|it| it.is(RecordType::Notice)).unwrap();
        assert_eq!(notice.word(0), 1);
        let text =
            String::from_utf8_lossy(&notice.bytes[32..32 + notice.word(1) as usize]).into_owned();
        assert!(text.contains(reason), "{text}");
    }
}

#[test]
fn another_user_has_a_filter_too() {
    if !is_root() {
        return;
    }
    let mut launch = launch(&["calls", "10"]);
    launch.uid = Some(65534);
    launch.gid = Some(65534);
    let records = run(wanting(&[(NATIVE, libc::SYS_getppid)]), launch);
    assert_eq!(count(&records, libc::SYS_getppid), 10);
    assert!(!records.iter().any(|it| it.is(RecordType::Notice)));
}

#[test]
fn a_program_with_a_filter_of_its_own_behaves_as_without_ours() {
    if !is_root() {
        return;
    }
    let options = wanting(&[(NATIVE, libc::SYS_getppid), (NATIVE, libc::SYS_getuid)]);
    // The program checks by itself: the mode before and after, a call that its filter refuses, one that its filter
    // leaves to a tracer, one that it allows.
    let records = run(options, launch(&["own-filter"]));
    assert_eq!(end_of(&records, records[0].pid()), Some(0));
    let results: Vec<i64> = records
        .iter()
        .filter(|it| it.is(RecordType::Call) || it.is(RecordType::Exit))
        .map(Record::result)
        .collect();
    assert_eq!(results.len(), 4, "{records:?}");
    assert_eq!(results[1], -i64::from(libc::EDOM), "what its filter refuses is seen");
    let plain = run(Options::default(), launch(&["own-filter"]));
    assert_eq!(end_of(&plain, plain[0].pid()), Some(0));
}

#[test]
fn under_a_filter_nobody_is_let_go_alone() {
    if !is_root() {
        return;
    }
    let mut trace = Trace::new(wanting(&[(NATIVE, libc::SYS_getppid)]));
    let pid = trace.tracer.start(launch(&["calls", "1000000000"])).unwrap().pid;
    trace.until(|it| it.nr().is_some());
    let error = trace.tracer.detach(Some(pid)).unwrap_err();
    assert!(error.to_string().contains("filter"), "{error}");
    trace.tracer.stop(None);
    trace.finish();
    assert_eq!(status(pid, "State"), None);
}

#[test]
fn placement_and_a_filter_go_together_unseen() {
    let options = Options { placement: true, ..wanting(&[(NATIVE, libc::SYS_openat)]) };
    let launch = Launch { stdio: vec![], ..launch(&["affinity"]) };
    let tracer = Tracer::new(options.clone()).unwrap();
    drop(tracer);
    let mut trace = Trace::new(options);
    let mut launch = launch;
    launch.stdio = vec![
        hstrace_tracer::Stdio::Null,
        hstrace_tracer::Stdio::Pipe,
        hstrace_tracer::Stdio::Fd(2),
    ];
    let started = trace.tracer.start(launch).unwrap();
    let pipe = started.pipes.into_iter().nth(1).unwrap().unwrap();
    trace.read();
    let records = trace.finish();
    assert!(count(&records, libc::SYS_openat) > 0);
    let output = std::io::read_to_string(std::fs::File::from(pipe)).unwrap();
    if std::thread::available_parallelism().unwrap().get() > 1 {
        assert_eq!(output, "all\none\none\none\nall\n");
    }
}

#[test]
fn who_has_a_filter_dies_with_the_tracer_and_others_go_on_if_that_was_asked_for() {
    let spared = |options: Options| Options { kill_on_exit: KillOnExit::Filtered, ..options };
    let sleeper = libc::SYS_clock_nanosleep;
    let mut trace = Trace::new(spared(wanting(&[(NATIVE, sleeper)])));
    let pid = trace.tracer.start(launch(&["sleeper", "60000"])).unwrap().pid;
    trace.until(|it| it.nr() == Some(sleeper as u64));
    let refusal = trace.tracer.detach(None).unwrap_err();
    assert_eq!(refusal.errno().map(|errno| errno.0), Some(libc::EBUSY));
    trace.tracer.stop(None);
    let records = trace.finish();
    assert_eq!(end_of(&records, pid), Some(-libc::SIGKILL));

    // Everything is wanted: there is no filter.
    let mut trace = Trace::new(spared(Options { seccomp: true, ..Options::default() }));
    let pid = trace.tracer.start(launch(&["sleeper", "60000"])).unwrap().pid;
    trace.until(|it| it.nr() == Some(sleeper as u64));
    trace.tracer.stop(None);
    let records = trace.finish();
    assert!(records.iter().any(|it| it.is(RecordType::Detached)));
    assert_eq!(status(pid, "TracerPid").as_deref(), Some("0"));
    // SAFETY: a process that this test has started.
    unsafe { libc::kill(pid, libc::SIGKILL) };
}
