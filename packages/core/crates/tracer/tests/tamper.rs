//! Tampering with calls, and counting them.
#![allow(missing_docs)]

mod common;

use std::time::{Duration, Instant};

use common::{Bits, NATIVE, Record, RecordType, calls, count, end_of, launch, launch_bits, run};
use hstrace_tracer::record::counts;
use hstrace_tracer::{Abi, CallSet, Counting, Options, Poke, Tamper};

const INJECTED: u16 = 1;
const DELAYED: u16 = 2;
const CHANGED: u16 = 8;

fn set(calls: &[(Abi, i64)]) -> CallSet {
    let mut set = CallSet::none();
    for abi in [Abi::X86_64, Abi::I386, Abi::Aarch64] {
        let mut bits = vec![0u32; 16];
        for &(_, nr) in calls.iter().filter(|&&(of, _)| of == abi) {
            bits[nr as usize / 32] |= 1 << (nr % 32);
        }
        set.limit(abi, bits);
    }
    set
}

fn native(nr: i64) -> CallSet {
    set(&[(NATIVE, nr)])
}

fn options(rule: Tamper) -> Options {
    Options { tamper: vec![rule], ..Options::default() }
}

#[test]
fn results_are_made_up_for_the_calls_that_are_meant() {
    let rule = Tamper {
        calls: native(libc::SYS_getppid),
        first: 2,
        last: 8,
        step: 3,
        result: Some(-i64::from(libc::ENOTTY)),
        ..Tamper::default()
    };
    for seccomp in [false, true] {
        let wanted = native(libc::SYS_getppid);
        let options = Options { seccomp, wanted, ..options(rule.clone()) };
        let records = run(options, launch(&["calls", "10"]));
        let failed: Vec<bool> =
            calls(&records, libc::SYS_getppid).iter().map(|it| it.result() == -25).collect();
        let expected: Vec<bool> = (1..=10).map(|n| [2, 5, 8].contains(&n)).collect();
        assert_eq!(failed, expected);
        for call in calls(&records, libc::SYS_getppid) {
            assert_eq!(call.flags() & INJECTED != 0, call.result() == -25, "{call:?}");
        }
    }
}

#[test]
fn the_program_sees_the_result_that_is_told() {
    for bits in [Bits::B64, Bits::B32] {
        let abi = if bits == Bits::B64 { Abi::X86_64 } else { Abi::I386 };
        if cfg!(not(target_arch = "x86_64")) {
            return;
        }
        let nr = if bits == Bits::B64 { 110 } else { 64 };
        let rule = Tamper { calls: set(&[(abi, nr)]), result: Some(123), ..Tamper::default() };
        let Some(launch) = launch_bits(bits, &["parent"]) else { continue };
        let records = run(options(rule), launch);
        assert_eq!(end_of(&records, records[0].pid()), Some(123));
    }
}

#[test]
fn a_call_is_replaced_by_another_one() {
    let mut rule = Tamper { calls: native(libc::SYS_getppid), ..Tamper::default() };
    for abi in [Abi::X86_64, Abi::Aarch64] {
        rule.numbers[abi as usize] = Some(libc::SYS_getpid as u32);
    }
    let records = run(options(rule), launch(&["calls", "1"]));
    let call = calls(&records, libc::SYS_getppid).swap_remove(0);
    assert_eq!(call.result(), i64::from(call.pid()));
    assert_eq!(call.flags() & INJECTED, INJECTED);
}

#[test]
fn a_signal_comes_with_the_call() {
    let rule = Tamper {
        calls: native(libc::SYS_getppid),
        first: 3,
        signal: Some(libc::SIGTERM),
        ..Tamper::default()
    };
    let records = run(options(rule), launch(&["calls", "10"]));
    assert_eq!(count(&records, libc::SYS_getppid), 3);
    assert_eq!(end_of(&records, records[0].pid()), Some(-libc::SIGTERM));
}

#[test]
fn delays_keep_the_call_and_nobody_else() {
    let delay = 150_000_000;
    let rule = Tamper {
        calls: native(libc::SYS_getppid),
        last: 1,
        delay_enter: delay,
        delay_exit: delay,
        ..Tamper::default()
    };
    // Two threads with one call each, so both wait at the same time.
    let began = Instant::now();
    let records = run(options(rule), launch(&["threads", "4", "2"]));
    let took = began.elapsed();
    assert!(took >= Duration::from_nanos(2 * delay), "{took:?}");
    assert!(took < Duration::from_nanos(8 * delay), "one after the other: {took:?}");
    assert_eq!(count(&records, libc::SYS_getppid), 8);
    let delayed =
        records.iter().filter(|it| it.flags() & DELAYED != 0 && it.nr().is_some()).count();
    assert_eq!(delayed, 4);
}

#[test]
fn a_delayed_program_can_be_stopped_at_once() {
    let delay = 100_000_000_000;
    let rule = Tamper { calls: native(libc::SYS_getppid), delay_enter: delay, ..Tamper::default() };
    let tracer = hstrace_tracer::Tracer::new(options(rule)).unwrap();
    let pid = tracer.start(launch(&["calls", "1"])).unwrap().pid;
    common::eventually("held", || {
        common::status(pid, "State").is_some_and(|state| state.starts_with('t'))
    });
    tracer.stop(None);
    tracer.join();
    assert_eq!(common::status(pid, "State"), None);
}

#[test]
fn memory_is_changed_before_and_after() {
    let write = Tamper {
        calls: native(libc::SYS_write),
        poke_enter: vec![Poke { arg: 1, data: b"READY".to_vec() }],
        ..Tamper::default()
    };
    let read = Tamper {
        calls: native(libc::SYS_read),
        first: 2,
        poke_exit: vec![Poke { arg: 1, data: b"#".to_vec() }],
        ..Tamper::default()
    };
    // It writes "ready", reads a byte, and ends with that as its code.
    let mut launch = launch(&["reader"]);
    launch.stdio = vec![
        hstrace_tracer::Stdio::Pipe,
        hstrace_tracer::Stdio::Pipe,
        hstrace_tracer::Stdio::Fd(2),
    ];
    let options = Options { tamper: vec![write, read], ..Options::default() };
    let mut trace = common::Trace::new(options);
    let mut started = trace.tracer.start(launch).unwrap();
    let mut input = std::fs::File::from(started.pipes[0].take().unwrap());
    let output = std::fs::File::from(started.pipes[1].take().unwrap());
    std::io::Write::write_all(&mut input, b"*").unwrap();
    let changed = trace.until(|it| it.nr() == Some(libc::SYS_write as u64));
    assert_eq!(changed.flags() & CHANGED, CHANGED);
    let records = trace.finish();
    assert_eq!(end_of(&records, started.pid), Some(i32::from(b'#')));
    assert_eq!(std::io::read_to_string(output).unwrap(), "READY\n");
}

#[test]
fn calls_are_counted_for_each_process() {
    for counting in [Counting::Only, Counting::Also] {
        let options = Options { count: counting, system_time: true, ..Options::default() };
        let records = run(options, launch(&["forks", "6", "50"]));
        let counts: Vec<&Record> = records.iter().filter(|it| it.is(RecordType::Counts)).collect();
        assert_eq!(counts.len(), 7, "six children and their parent");
        let mut total = 0;
        for record in counts {
            let entries = record.word(0) as usize;
            assert_eq!(record.bytes.len(), 24 + 8 + entries * counts::ENTRY);
            for i in 0..entries {
                let at = 32 + i * counts::ENTRY;
                if record.u32(at + 4) == libc::SYS_getppid as u32 {
                    let calls = record.u64(at + 8);
                    total += calls;
                    assert_eq!(record.u64(at + 16), 0);
                    let [sum, least, most] = [24, 32, 40].map(|offset| record.u64(at + offset));
                    assert!(
                        least > 0 && least <= most && sum >= calls * least && sum <= calls * most
                    );
                    let ranges: u32 =
                        (0..counts::RANGES).map(|range| record.u32(at + 72 + 4 * range)).sum();
                    assert_eq!(u64::from(ranges), calls);
                }
            }
        }
        assert_eq!(total, 300);
        let told = count(&records, libc::SYS_getppid);
        assert_eq!(told, if counting == Counting::Only { 0 } else { 300 });
    }
}
